import { followBriefs } from './briefs/follow-briefs.ts'
import { followList } from './items/follow-list.ts'
import { followMarks } from './marks/write-suggestions.ts'
import { followIndex } from './search/follow-index.ts'
import type { Follower } from './store/perform.ts'
import { followStories } from './stories/follow-decisions.ts'

/** What keeps derived rows true after an action, in the order in which each needs the one before. */
export const followers: readonly Follower[] = [
  followList,
  followMarks,
  followStories,
  followIndex,
  followBriefs,
]
