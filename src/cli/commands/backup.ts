import type { Command } from 'commander'
import { backupDesk } from '../../engine/upkeep.ts'
import { DONE, printJson, say } from '../output.ts'
import { onDesk } from '../shell.ts'

/** `copytaster backup` */
export function addBackup(program: Command): void {
  program
    .command('backup')
    .description('Copy the database into the data folder and check the copy')
    .action((_options: unknown, command: Command) =>
      onDesk(command, async (shell) => {
        const made = backupDesk(shell.engine)
        if (shell.json) await printJson(made)
        say(`Backed up to ${made.path}, ${made.seq} events in its log.`)
        return DONE
      }),
    )
}
