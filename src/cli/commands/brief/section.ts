import type { Command } from 'commander'
import { act, tellActed } from '../../act.ts'
import { briefNamed, sectionNamed } from '../../brief-places.ts'
import { onDesk } from '../../shell.ts'

type Options = { rename?: string; remove?: boolean }

/** `copytaster brief section BRIEF TITLE` */
export function addBriefSection(brief: Command): void {
  brief
    .command('section')
    .description('Add a section at the end of a brief, title one anew, or remove one')
    .argument('<brief>', 'its id, the beginning of it, or its title')
    .argument('<title>', 'title of the section; an empty one names the section without a title')
    .option('--rename <title>', 'the new title of this section')
    .option('--remove', 'remove this section; its entries go to the one before')
    .action((word: string, title: string, options: Options, command: Command) =>
      onDesk(command, async (shell) => {
        const shown = await briefNamed(shell, word)
        if (options.remove) {
          const section = sectionNamed(shown, title).id
          return tellActed(shell, await act(shell, 'brief.removeSection', { section }))
        }
        if (options.rename !== undefined) {
          const section = sectionNamed(shown, title).id
          return tellActed(shell, await act(shell, 'brief.editSection', { section, title: options.rename }))
        }
        const acted = await act(shell, 'brief.addSection', { brief: shown.id, title })
        return tellActed(shell, acted, [], { id: acted.made['section'] })
      }),
    )
}
