import type { Command } from 'commander'
import { printableLine } from '../../../contract/print-text.ts'
import { DONE, print, printJson } from '../../output.ts'
import { onDesk } from '../../shell.ts'

/** `copytaster brief list` */
export function addBriefList(brief: Command): void {
  brief
    .command('list')
    .description('List the briefs, newest first')
    .action((_options: unknown, command: Command) =>
      onDesk(command, async (shell) => {
        const { briefs } = await shell.client.desk.counts()
        for (const each of briefs) {
          if (shell.json) await printJson(each)
          else await print(`${each.id}  ${each.entries} entries  ${printableLine(each.title)}\n`)
        }
        return DONE
      }),
    )
}
