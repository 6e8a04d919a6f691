import type { Command } from 'commander'
import { Refusal } from '../../../contract/errors.ts'
import { act, tellActed } from '../../act.ts'
import { briefNamed, entryNamed } from '../../brief-places.ts'
import { onDesk } from '../../shell.ts'

type Options = {
  title?: string
  note?: string
  language?: string
  entry?: string
  headline?: string
  summary?: string
}

/** `copytaster brief edit BRIEF …` */
export function addBriefEdit(brief: Command): void {
  brief
    .command('edit')
    .description('Write the words of a brief, or of one entry of it')
    .argument('<brief>', 'its id, the beginning of it, or its title')
    .option('--title <text>', 'its title')
    .option('--note <text>', 'its note, or with --entry that of the entry')
    .option('--language <tag>', 'its language, like en-GB')
    .option('--entry <entry>', 'edit this entry instead: its number, or its item')
    .option('--headline <text>', 'headline of the entry; empty goes back to the item’s own')
    .option('--summary <text>', 'summary of the entry; empty goes back to the item’s opening')
    .action((word: string, options: Options, command: Command) =>
      onDesk(command, async (shell) => {
        const shown = await briefNamed(shell, word)
        const { title, note, language, headline, summary } = options
        if (options.entry === undefined) {
          if (headline !== undefined || summary !== undefined) {
            throw new Refusal('INVALID', 'A headline and a summary belong to an entry: say which by --entry.')
          }
          return tellActed(shell, await act(shell, 'brief.edit', { brief: shown.id, title, note, language }))
        }
        if (title !== undefined || language !== undefined) {
          throw new Refusal(
            'INVALID',
            'An entry has a headline, a summary and a note, and no title or language.',
          )
        }
        const entry = entryNamed(shell, shown, options.entry).id
        return tellActed(shell, await act(shell, 'brief.editEntry', { entry, headline, summary, note }))
      }),
    )
}
