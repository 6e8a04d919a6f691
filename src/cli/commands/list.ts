import { Option, type Command } from 'commander'
import { countOption } from '../count-option.ts'
import { listedJson } from '../item-json.ts'
import { itemWords } from '../item-words.ts'
import { listedItems } from '../listed-items.ts'
import { DONE, print, printJson } from '../output.ts'
import { onDesk } from '../shell.ts'

type Options = { limit?: number; order: 'newest' | 'oldest' }

/** `copytaster list [QUERY]` */
export function addList(program: Command): void {
  program
    .command('list')
    .description('List the items that answer a search, all of them unless limited')
    .argument('[query...]', 'words, "phrases", and state: source: tag: mark: story: before: after:')
    .option('--limit <count>', 'at most so many items', countOption)
    .addOption(new Option('--order <order>', 'by arrival').choices(['newest', 'oldest']).default('newest'))
    .action((query: string[], options: Options, command: Command) =>
      onDesk(command, async (shell) => {
        let left = options.limit ?? Number.POSITIVE_INFINITY
        for await (const item of listedItems(shell, query.join(' '), options.order)) {
          if (left-- <= 0) break
          if (shell.json) await printJson(listedJson(item))
          else await print(`${itemWords(item)}\n`)
        }
        return DONE
      }),
    )
}
