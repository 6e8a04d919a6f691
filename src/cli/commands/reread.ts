import type { Command } from 'commander'
import { followImport } from '../follow-import.ts'
import { onDesk } from '../shell.ts'
import { tellReceipt } from '../tell-receipt.ts'

/** `copytaster reread [QUERY]` */
export function addReread(program: Command): void {
  program
    .command('reread')
    .description(
      'Read kept originals again with today’s readers: what differs becomes a version, decisions stay',
    )
    .argument('[query...]', 'only items that answer this query, as in list; all items unless told')
    .action((query: string[], _options: unknown, command: Command) =>
      onDesk(command, async (shell) => {
        const started = await shell.client.imports.reread({ query: query.join(' ') })
        await followImport(shell, started.import)
        return tellReceipt(shell, started.import)
      }),
    )
}
