import { followBriefs } from './briefs/follow-briefs.ts'
import { followList } from './items/follow-list.ts'
import { refreshList } from './items/refresh-list.ts'
import { followMarks, markStories } from './marks/write-suggestions.ts'
import { followIndex } from './search/follow-index.ts'
import type { Follower } from './store/perform.ts'
import { followStories } from './stories/follow-decisions.ts'

/** A story that an editor changed has other earlier copies, which are evidence. */
const followStoriesAndTheirMarks: Follower = (db, done) => {
  const touched = markStories(db, followStories(db, done))
  refreshList(db, touched)
  return touched
}

/** What keeps derived rows true after an action, in the order in which each needs the one before. */
export const followers: readonly Follower[] = [
  followList,
  followMarks,
  followStoriesAndTheirMarks,
  followIndex,
  followBriefs,
]
