import type { Command } from 'commander'
import { act, tellActed } from '../act.ts'
import { itemsNamed } from '../items-named.ts'
import { marksMeant, withoutMark } from '../marks-meant.ts'
import { onDesk } from '../shell.ts'

/** `copytaster reject ITEM… [syndicated|opinion]` */
export function addReject(program: Command): void {
  program
    .command('reject')
    .description('Overrule the marks that are suggested for items, whole and in passages')
    .argument('<words...>', 'items, and last, where only one is meant, the mark: syndicated or opinion')
    .usage('[options] <item...> [mark]')
    .action((words: string[], _options: unknown, command: Command) =>
      onDesk(command, async (shell) => {
        const { named, mark } = withoutMark(words)
        const { items, failures } = await itemsNamed(shell, named)
        const marks = await marksMeant(shell, items, mark, 'suggested')
        return tellActed(shell, await act(shell, 'mark.reject', { marks }), failures)
      }),
    )
}
