import { Option, type Command } from 'commander'
import { markKind, type MarkKind } from '../../contract/marks.ts'
import { act, tellActed } from '../act.ts'
import { itemsNamed } from '../items-named.ts'
import { onDesk } from '../shell.ts'
import { marksMeant, withoutMark } from '../marks-meant.ts'

/** `copytaster confirm ITEM… [syndicated|opinion]` */
export function addConfirm(program: Command): void {
  program
    .command('confirm')
    .description('Confirm the marks that are suggested for items, whole and in passages')
    .argument('<words...>', 'items, and last, where only one is meant, the mark: syndicated or opinion')
    .usage('[options] <item...> [mark]')
    .addOption(
      new Option('--kind <kind>', 'the kind, where the suggested one is wrong').choices(markKind.options),
    )
    .action((words: string[], options: { kind?: MarkKind }, command: Command) =>
      onDesk(command, async (shell) => {
        const { named, mark } = withoutMark(words)
        const { items, failures } = await itemsNamed(shell, named)
        const marks = await marksMeant(shell, items, mark, 'suggested')
        return tellActed(shell, await act(shell, 'mark.confirm', { marks, kind: options.kind }), failures)
      }),
    )
}
