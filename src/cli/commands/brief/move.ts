import type { Command } from 'commander'
import { act, tellActed } from '../../act.ts'
import { briefNamed, entryNamed, sectionNamed } from '../../brief-places.ts'
import { onDesk } from '../../shell.ts'

type Options = { before?: string; section?: string }

/** `copytaster brief move BRIEF ENTRY [--before ENTRY] [--section TITLE]` */
export function addBriefMove(brief: Command): void {
  brief
    .command('move')
    .description('Move an entry of a brief; to the end of its section unless told')
    .argument('<brief>', 'its id, the beginning of it, or its title')
    .argument('<entry>', 'number of the entry, or its item')
    .option('--before <entry>', 'before this entry: its number, or its item')
    .option('--section <title>', 'to the end of this section')
    .action((word: string, moved: string, options: Options, command: Command) =>
      onDesk(command, async (shell) => {
        const shown = await briefNamed(shell, word)
        const entry = entryNamed(shell, shown, moved)
        const before = options.before === undefined ? null : entryNamed(shell, shown, options.before)
        const section =
          options.section === undefined
            ? (before?.section ?? entry.section)
            : sectionNamed(shown, options.section).id
        return tellActed(
          shell,
          await act(shell, 'brief.move', { entry: entry.id, section, before: before?.id ?? null }),
        )
      }),
    )
}
