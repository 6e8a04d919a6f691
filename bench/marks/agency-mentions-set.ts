import { blockText } from '../../src/contract/blocks.ts'
import type { PreparedDraft } from '../../src/engine/items/draft.ts'
import { agencyMentions } from '../../src/engine/intake/credits/agency-mentions.ts'
import type { MeasuredSet } from '../intake/measured-set.ts'
import { millisecondsEach, ratesOf } from './figures.ts'
import { draftsOf, firstLines, linesOf, type Labelled } from './labelled-lines.ts'

/** Old newspapers with the places where an agency is named, misread letters and all; a mention is found where spans overlap. */
export const set: MeasuredSet = {
  name: 'agency-mentions',
  fits: (folder) =>
    firstLines(folder).some(({ spans = [] }) => spans.some(({ kind }) => kind?.startsWith('agency:'))),
  async measure(folder, read, show) {
    const lines = new Map(linesOf(folder).map((line) => [line.id, line]))
    const drafts = await draftsOf([...lines.values()], read)
    let [right, found, wanted, hit] = [0, 0, 0, 0]
    const documents = { right: 0, marked: 0, wanted: 0 }
    for (const draft of drafts) {
      const line = lines.get(draft.externalId ?? '')
      if (line === undefined) continue
      const spans = (line.spans ?? []).filter(({ kind }) => kind?.startsWith('agency:'))
      const mentions = mentionsIn(draft, line)
      const meets = (span: { start?: number; end?: number }, mention: { start: number; end: number }) =>
        (span.start ?? 0) < mention.end && mention.start < (span.end ?? 0)
      const rightOnes = mentions.filter((mention) => spans.some((span) => meets(span, mention)))
      const hits = spans.filter((span) => mentions.some((mention) => meets(span, mention)))
      right += rightOnes.length
      found += mentions.length
      wanted += spans.length
      hit += hits.length
      if (spans.length > 0) documents.wanted += 1
      if (mentions.length > 0) documents.marked += 1
      if (spans.length > 0 && mentions.length > 0) documents.right += 1
      if (!show) continue
      const around = (start: number, end: number) =>
        (line.text ?? '').slice(Math.max(0, start - 30), end + 15).replaceAll('\n', '⏎')
      for (const mention of mentions)
        if (!rightOnes.includes(mention))
          console.log('FALSE ', line.id, mention.name, '|', around(mention.start, mention.end))
      for (const { start = 0, end = 0, kind } of spans)
        if (!mentions.some((mention) => meets({ start, end }, mention)))
          console.log('MISSED', line.id, kind, '|', around(start, end))
    }
    const precision = right / Math.max(1, found)
    const recall = hit / Math.max(1, wanted)
    return {
      documents: { items: drafts.length, ...ratesOf(documents.right, documents.marked, documents.wanted) },
      mentions: {
        found,
        wanted,
        precision: Math.round(precision * 1000) / 1000,
        recall: Math.round(recall * 1000) / 1000,
        f1: Math.round(((2 * precision * recall) / Math.max(1e-9, precision + recall)) * 1000) / 1000,
      },
      milliseconds: millisecondsEach(
        () => drafts.forEach(({ blocks }) => agencyMentions(blocks)),
        drafts.length,
      ),
    }
  },
}

/** The mentions of a draft in characters of the labelled text: blocks stand in it in order, word for word. */
function mentionsIn(
  draft: PreparedDraft,
  { text = '' }: Labelled,
): { name: string; start: number; end: number }[] {
  const starts: number[] = []
  let from = 0
  for (const block of draft.blocks) {
    const words = block.kind === 'image' || block.kind === 'rule' ? '' : blockText(block)
    const at = words === '' ? -1 : text.indexOf(words, from)
    starts.push(at)
    if (at !== -1) from = at + words.length
  }
  return agencyMentions(draft.blocks).flatMap(({ house, name, span }) => {
    const start = starts[span.block] ?? -1
    return start === -1
      ? []
      : [{ name: house?.name ?? name, start: start + span.start, end: start + span.end }]
  })
}
