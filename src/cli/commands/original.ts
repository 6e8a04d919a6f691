import type { Command } from 'commander'
import { findItem } from '../../engine/find-named.ts'
import { DONE, print, printJson } from '../output.ts'
import { onDesk } from '../shell.ts'
import { writePieces } from '../write-pieces.ts'

/** `copytaster original ITEM > file` */
export function addOriginal(program: Command): void {
  program
    .command('original')
    .description('Write the original to stdout exactly as it came, byte for byte')
    .argument('<item>', 'its id, the beginning of it, or the id that its file gave it')
    .action((word: string, _options: unknown, command: Command) =>
      onDesk(command, async (shell) => {
        const item = findItem(shell.engine, word)
        if (shell.json) {
          await printJson(await shell.client.items.original({ item }))
          return DONE
        }
        await writePieces((offset) => shell.client.items.originalBytes({ item, offset }), print)
        return DONE
      }),
    )
}
