import type { Command } from 'commander'
import { addFeedsAdd } from './add.ts'
import { addFeedsChange } from './change.ts'
import { addFeedsDiscover } from './discover.ts'
import { addFeedsFullText } from './full-text.ts'
import { addFeedsList } from './list.ts'
import { addFeedsOpml } from './opml.ts'
import { addFeedsPause } from './pause.ts'
import { addFeedsPoll } from './poll.ts'
import { addFeedsRemove } from './remove.ts'
import { addFeedsResume } from './resume.ts'

/** `copytaster feeds …` */
export function addFeeds(program: Command): void {
  const feeds = program.command('feeds').description('Follow feeds: add them, poll them, see how they fare')
  addFeedsDiscover(feeds)
  addFeedsAdd(feeds)
  addFeedsList(feeds)
  addFeedsPoll(feeds)
  addFeedsChange(feeds)
  addFeedsPause(feeds)
  addFeedsResume(feeds)
  addFeedsRemove(feeds)
  addFeedsFullText(feeds)
  addFeedsOpml(feeds)
}
