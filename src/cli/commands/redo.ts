import type { Command } from 'commander'
import { DONE, printJson, say } from '../output.ts'
import { onDesk } from '../shell.ts'

/** `copytaster redo` */
export function addRedo(program: Command): void {
  program
    .command('redo')
    .description('Redo what you undid last, as long as you have done nothing since')
    .action((_options: unknown, command: Command) =>
      onDesk(command, async (shell) => {
        const redone = await shell.client.history.redo()
        if (shell.json) await printJson(redone)
        say(`${redone.words}. Event ${redone.event}.`)
        return DONE
      }),
    )
}
