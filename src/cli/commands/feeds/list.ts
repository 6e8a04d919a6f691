import type { Command } from 'commander'
import { printableLine } from '../../../contract/print-text.ts'
import { DONE, print, printJson } from '../../output.ts'
import { onDesk } from '../../shell.ts'

/** `copytaster feeds list` */
export function addFeedsList(feeds: Command): void {
  feeds
    .command('list')
    .description('List the sources and how each fares')
    .option('--failing', 'only those that need an eye: failing, silent or gone')
    .action((options: { failing?: boolean }, command: Command) =>
      onDesk(command, async (shell) => {
        const { sources } = await shell.client.sources.list()
        for (const each of sources) {
          if (options.failing && !['failing', 'silent', 'gone'].includes(each.health)) continue
          if (shell.json) await printJson(each)
          else {
            const group = each.group === null ? '' : `${printableLine(each.group)} / `
            await print(
              `${each.id}  ${each.health}  ${group}${printableLine(each.credited)}  ${each.address}\n    ${printableLine(each.words)}\n`,
            )
          }
        }
        return DONE
      }),
    )
}
