import type { Command } from 'commander'
import { printableLine } from '../../../contract/print-text.ts'
import { DONE, IN_PART, print, printJson } from '../../output.ts'
import { onDesk } from '../../shell.ts'
import { sourcesNamed } from '../../sources-named.ts'

/** `copytaster feeds poll [SOURCE…]` */
export function addFeedsPoll(feeds: Command): void {
  feeds
    .command('poll')
    .description('Poll sources now: those named, else all that are not paused')
    .argument('[source...]', 'ids, addresses or names')
    .option('--due', 'only what is due by the timetable')
    .option('--force', 'although the last poll is less than nine minutes ago, or a host asked to wait')
    .action((words: string[], options: { due?: boolean; force?: boolean }, command: Command) =>
      onDesk(command, async (shell) => {
        const named = words.length === 0 ? undefined : (await sourcesNamed(shell, words)).map(({ id }) => id)
        const polled = options.due
          ? await shell.engine.sources.pollDue()
          : (await shell.client.sources.poll({ sources: named, force: options.force === true })).polled
        for (const each of polled) {
          if (shell.json) await printJson(each)
          else await print(`${each.outcome}  ${printableLine(each.credited)}  ${printableLine(each.words)}\n`)
        }
        return polled.some(({ outcome }) => outcome === 'failed' || outcome === 'gone') ? IN_PART : DONE
      }),
    )
}
