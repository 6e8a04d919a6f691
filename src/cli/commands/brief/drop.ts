import type { Command } from 'commander'
import { act, tellActed } from '../../act.ts'
import { briefNamed, entryNamed } from '../../brief-places.ts'
import { onDesk } from '../../shell.ts'

/** `copytaster brief drop BRIEF ENTRY…` */
export function addBriefDrop(brief: Command): void {
  brief
    .command('drop')
    .description('Take entries out of a brief; the items stay')
    .argument('<brief>', 'its id, the beginning of it, or its title')
    .argument('<entry...>', 'numbers of entries, or their items')
    .action((word: string, words: string[], _options: unknown, command: Command) =>
      onDesk(command, async (shell) => {
        const shown = await briefNamed(shell, word)
        const entries = words.map((each) => entryNamed(shell, shown, each).id)
        return tellActed(shell, await act(shell, 'brief.drop', { entries }))
      }),
    )
}
