import type { Command } from 'commander'
import { printableLine } from '../../contract/print-text.ts'
import { findItem } from '../../engine/find-named.ts'
import { DONE, print, printJson } from '../output.ts'
import { onDesk } from '../shell.ts'

/** `copytaster why ITEM` */
export function addWhy(program: Command): void {
  program
    .command('why')
    .description('Say why an item is marked, or is not: every signal that looked, and what it found')
    .argument('<item>', 'the item')
    .action((item: string, _options: unknown, command: Command) =>
      onDesk(command, async (shell) => {
        const why = await shell.client.marks.why({ item: findItem(shell.engine, item) })
        if (shell.json) await printJson(why)
        else {
          const lines = why.signals.map(
            ({ signal, weight, words }) =>
              `  ${weight.toFixed(2).padStart(5)}  ${signal}: ${printableLine(words)}`,
          )
          await print(`${[...why.marks.map(({ words }) => words), '', ...lines].join('\n')}\n`)
        }
        return DONE
      }),
    )
}
