import type { Command } from 'commander'
import type { BriefShown } from '../../../contract/briefs.ts'
import { printableLine } from '../../../contract/print-text.ts'
import { briefNamed } from '../../brief-places.ts'
import { itemJson } from '../../item-json.ts'
import { DONE, print, printJson } from '../../output.ts'
import { onDesk } from '../../shell.ts'

/** `copytaster brief show BRIEF` */
export function addBriefShow(brief: Command): void {
  brief
    .command('show')
    .description('Show a brief: its entries in order, what keeps it from leaving, what has left')
    .argument('<brief>', 'its id, the beginning of it, or its title')
    .action((word: string, _options: unknown, command: Command) =>
      onDesk(command, async (shell) => {
        const shown = await briefNamed(shell, word)
        if (shell.json) await printJson(briefJson(shown))
        else await print(`${briefWords(shown).join('\n')}\n`)
        return DONE
      }),
    )
}

function briefJson(shown: BriefShown): Record<string, unknown> {
  const sections = shown.sections.map((section) => ({
    ...section,
    entries: section.entries.map((entry) => ({ ...entry, item: itemJson(entry.item) })),
  }))
  return { ...shown, sections }
}

function briefWords(shown: BriefShown): string[] {
  return [
    `${shown.id}  ${printableLine(shown.title)}`,
    ...(shown.note === '' ? [] : [printableLine(shown.note)]),
    ...shown.sections.flatMap((section) => [
      ...(section.title === '' ? [] : ['', printableLine(section.title)]),
      ...section.entries.map((entry) => {
        const vetted = entry.vetted === null ? 'not vetted' : `vetted by ${printableLine(entry.vetted.by)}`
        return `${String(entry.number).padStart(3)}  ${printableLine(entry.headline)}  (${entry.item.id}, ${vetted})`
      }),
    ]),
    ...(shown.blockers.length === 0 ? [] : ['', 'This keeps it from leaving:']),
    ...shown.blockers.map((blocker) => `  ${printableLine(blocker.words)}`),
    ...shown.exports.map(
      (made) =>
        `Exported ${made.at} by ${printableLine(made.by)}: ${made.files.map((file) => file.name).join(', ')}`,
    ),
  ]
}
