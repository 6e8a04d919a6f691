import type { Command } from 'commander'
import { Refusal } from '../../contract/errors.ts'
import type { UndoResult } from '../../contract/history.ts'
import { countOption } from '../count-option.ts'
import { DONE, IN_PART, printJson, say } from '../output.ts'
import { refusedBy } from '../refused.ts'
import { onDesk } from '../shell.ts'

/** `copytaster undo [N]`, `copytaster undo --event SEQ` */
export function addUndo(program: Command): void {
  program
    .command('undo')
    .description('Undo your own last actions, or one named event without undoing the rest')
    .argument('[steps]', 'how many of your own last actions', countOption, 1)
    .option('--event <seq>', 'undo this event of the history', countOption)
    .action((steps: number, options: { event?: number }, command: Command) =>
      onDesk(command, async (shell) => {
        if (options.event !== undefined && steps !== 1) {
          throw new Refusal('INVALID', 'Give a number of steps or one event, not both.')
        }
        const undone: UndoResult[] = []
        let stopped = null
        while (undone.length < steps && stopped === null) {
          try {
            undone.push(await shell.client.history.undo({ event: options.event }))
          } catch (error) {
            stopped = refusedBy(error)
            // Nothing was undone: the command is refused as a whole.
            if (stopped === null || undone.length === 0) throw error
          }
        }
        for (const each of undone) say(`${each.words}. Event ${each.event}.`)
        if (stopped) say(stopped.words)
        if (shell.json) await printJson({ undone, failures: stopped ? [stopped] : [] })
        return stopped ? IN_PART : DONE
      }),
    )
}
