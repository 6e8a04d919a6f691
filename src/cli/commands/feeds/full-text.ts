import type { Command } from 'commander'
import { itemsNamed } from '../../items-named.ts'
import { DONE, IN_PART, print, printJson, say } from '../../output.ts'
import { onDesk } from '../../shell.ts'

/** `copytaster feeds full-text ITEM…` */
export function addFeedsFullText(feeds: Command): void {
  feeds
    .command('full-text')
    .description('Fetch the pages of items; their text becomes a version of each')
    .argument('<item...>', 'ids of items')
    .action((words: string[], _options: unknown, command: Command) =>
      onDesk(command, async (shell) => {
        const { items, failures } = await itemsNamed(shell, words)
        for (const failure of failures) say(failure.words)
        let whole = failures.length === 0
        for (const item of items) {
          const taken = await shell.client.sources.fullText({ item })
          if (taken.outcome === 'refused') whole = false
          if (shell.json) await printJson({ item, ...taken })
          else await print(`${item}  ${taken.outcome}  ${taken.words}\n`)
        }
        return whole ? DONE : IN_PART
      }),
    )
}
