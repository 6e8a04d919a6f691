import type { Command } from 'commander'
import { act, tellActed } from '../../act.ts'
import { briefNamed, sectionNamed } from '../../brief-places.ts'
import { itemsNamed } from '../../items-named.ts'
import { onDesk } from '../../shell.ts'

/** `copytaster brief add BRIEF ITEM…` */
export function addBriefAdd(brief: Command): void {
  brief
    .command('add')
    .description('Put items at the end of a brief')
    .argument('<brief>', 'its id, the beginning of it, or its title')
    .argument('<item...>', 'ids, beginnings of ids, or the ids that files gave; - reads them from stdin')
    .option('--section <title>', 'the section to put them in; the last unless told')
    .action((word: string, words: string[], options: { section?: string }, command: Command) =>
      onDesk(command, async (shell) => {
        const shown = await briefNamed(shell, word)
        const section = options.section === undefined ? undefined : sectionNamed(shown, options.section).id
        const { items, failures } = await itemsNamed(shell, words)
        return tellActed(shell, await act(shell, 'brief.add', { brief: shown.id, items, section }), failures)
      }),
    )
}
