import type { Command } from 'commander'
import { printableLine } from '../../contract/print-text.ts'
import { timeWords } from '../item-words.ts'
import { DONE, print, printJson } from '../output.ts'
import { onDesk } from '../shell.ts'
import { tellReceipt } from '../tell-receipt.ts'

/** `copytaster receipt [IMPORT]` */
export function addReceipt(program: Command): void {
  program
    .command('receipt')
    .description('The receipts of imports, newest first, or one of them in full')
    .argument('[import]', 'id of an import')
    .action((id: string | undefined, _options: unknown, command: Command) =>
      onDesk(command, async (shell) => {
        if (id !== undefined) return tellReceipt(shell, id)
        for (const { id: receipt, ...rest } of await shell.client.imports.list({ count: 500 })) {
          if (shell.json) await printJson({ receipt, ...rest })
          else {
            const { name, state, startedAt, counts, withdrawn } = rest
            await print(
              `${receipt}  ${timeWords(startedAt)}  ${printableLine(name)}: ${counts.items} items, ${counts.refused} refused, ${withdrawn ? 'taken back' : state}\n`,
            )
          }
        }
        return DONE
      }),
    )
}
