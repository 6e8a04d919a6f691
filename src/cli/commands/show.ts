import type { Command } from 'commander'
import { blockText } from '../../contract/blocks.ts'
import type { HistoryEvent } from '../../contract/history.ts'
import type { ItemShown } from '../../contract/items.ts'
import { printable, printableLine } from '../../contract/print-text.ts'
import { findItem } from '../../engine/find-named.ts'
import { eventWords } from '../event-words.ts'
import { shownJson } from '../item-json.ts'
import { itemWords, markWords } from '../item-words.ts'
import { DONE, print, printJson } from '../output.ts'
import { onDesk } from '../shell.ts'
import { wholeHistory } from '../whole-history.ts'

/** `copytaster show ITEM` */
export function addShow(program: Command): void {
  program
    .command('show')
    .description('Show one item: text with roles, provenance, marks with their evidence, versions, history')
    .argument('<item>', 'its id, the beginning of it, or the id that its file gave it')
    .action((word: string, _options: unknown, command: Command) =>
      onDesk(command, async (shell) => {
        const item = findItem(shell.engine, word)
        const shown = await shell.client.items.show({ item })
        const history: HistoryEvent[] = []
        for await (const event of wholeHistory(shell, { item })) history.push(event)
        if (shell.json) await printJson(shownJson(shown, history))
        else await print(`${shownWords(shown, history).join('\n')}\n`)
        return DONE
      }),
    )
}

function shownWords(shown: ItemShown, history: readonly HistoryEvent[]): string[] {
  const facts: [string, string | null][] = [
    ['Byline', shown.byline],
    [
      'Published',
      shown.dates.published && `${shown.dates.published.value} (“${shown.dates.published.text}”)`,
    ],
    ['Updated', shown.updatedAt],
    ['Slug', shown.slug],
    ['Urgency', shown.urgency === null ? null : String(shown.urgency)],
    ['Credit', shown.wire?.credit ?? null],
    ['Sender says', shown.wire?.statusWords ?? null],
    ['Note to the desk', shown.wire?.editorialNote ?? null],
    ['Usage', shown.wire?.usageTerms ?? null],
    ['Embargo stated', shown.statedEmbargo],
    ['Link', shown.url],
    ['Section', shown.section],
    ['Original', `${shown.original.name}, ${shown.original.size} bytes, SHA-256 ${shown.original.sha256}`],
    ['Note', shown.note],
    ['Vetted', shown.vetted && `by ${shown.vetted.by}, ${shown.vetted.at}`],
  ]
  return [
    itemWords(shown),
    ...facts.flatMap(([label, value]) => (value === null ? [] : [`${label}: ${printableLine(value)}`])),
    ...shown.warnings.map((warning) => `Warning: ${printableLine(warning.words)}`),
    '',
    ...shown.blocks.map(
      (block, index) =>
        `${String(index + 1).padStart(3)} ${block.role === 'body' ? '' : `[${block.role}] `}${printable(blockText(block))}`,
    ),
    '',
    ...shown.provenance.map(
      (link) =>
        `${link.role}: ${printableLine([link.name, link.url, link.words].filter(Boolean).join(' · '))}`,
    ),
    ...shown.marks.flatMap((mark) => [
      `Mark: ${markWords(mark)}, ${mark.score.toFixed(2)}${mark.originator === null ? '' : `, from ${printableLine(mark.originator)}`}`,
      ...mark.evidence.map(
        (each) => `  ${each.weight.toFixed(2)} ${each.signal}: ${printableLine(each.words)}`,
      ),
    ]),
    ...shown.versions.map(versionWords),
    ...history.map(eventWords),
  ]
}

function versionWords({
  number,
  headline,
  current,
  revision,
  wireStatus,
  reread,
}: ItemShown['versions'][number]): string {
  const facts = [
    current ? 'current' : null,
    revision === null ? null : `revision ${printableLine(revision)}`,
    wireStatus === null || wireStatus === 'usable' ? null : wireStatus,
    reread ? 'read again' : null,
  ].filter((each) => each !== null)
  return `Version ${number}: ${printableLine(headline)}${facts.length === 0 ? '' : ` (${facts.join(', ')})`}`
}
