import type { Command } from 'commander'
import { findItem } from '../../engine/find-named.ts'
import { countOption } from '../count-option.ts'
import { eventWords } from '../event-words.ts'
import { DONE, print, printJson } from '../output.ts'
import { onDesk } from '../shell.ts'
import { wholeHistory } from '../whole-history.ts'

/** `copytaster history [ITEM]` */
export function addHistory(program: Command): void {
  program
    .command('history')
    .description('Who did what when, newest first, of the desk or of one item')
    .argument('[item]', 'only what concerns this item')
    .option('--by <name>', 'only what this editor did')
    .option('--limit <count>', 'at most so many events', countOption)
    .action((word: string | undefined, options: { by?: string; limit?: number }, command: Command) =>
      onDesk(command, async (shell) => {
        const item = word === undefined ? undefined : findItem(shell.engine, word)
        let left = options.limit ?? Number.POSITIVE_INFINITY
        for await (const event of wholeHistory(shell, { item, actor: options.by })) {
          if (left-- <= 0) break
          if (shell.json) await printJson(event)
          else await print(`${eventWords(event)}\n`)
        }
        return DONE
      }),
    )
}
