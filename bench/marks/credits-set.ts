import type { MarkRow } from '../../src/contract/marks.ts'
import type { MeasuredSet } from '../intake/measured-set.ts'
import { judge, millisecondsEach, ratesOf, rounded, showMistakes, signalFigures } from './figures.ts'
import { draftsOf, firstLines, linesOf } from './labelled-lines.ts'

const SOMEBODY_ELSES = new Set(['syndicated', 'partly', 'press-release'])

/** Whole articles labelled by whose copy they are, with the words that prove it. */
export const set: MeasuredSet = {
  name: 'credits',
  fits: (folder) => firstLines(folder).some(({ label }) => label === 'syndicated' || label === 'house'),
  async measure(folder, read, show) {
    const lines = new Map(linesOf(folder).map((line) => [line.id, line]))
    const drafts = await draftsOf([...lines.values()], read)
    const judged = drafts.map((draft) => {
      const id = draft.externalId ?? ''
      const label = lines.get(id)?.label ?? ''
      return { id, label, draft, wanted: SOMEBODY_ELSES.has(label), ...judge(draft, 'syndicated') }
    })
    const marked = judged.filter(({ marks }) => marks.length > 0)
    const right = marked.filter(({ wanted }) => wanted)
    const provable = right.filter(({ id }) => (lines.get(id)?.spans ?? []).length > 0)
    const proved = provable.filter(({ id, marks }) => spansHit(lines.get(id)?.spans ?? [], marks))
    if (show) {
      showMistakes(judged, (id) => (lines.get(id)?.spans ?? []).map(({ text }) => text))
      for (const { id, marks } of provable) {
        const spans = lines.get(id)?.spans ?? []
        if (spansHit(spans, marks)) continue
        console.log(
          'OTHER PROOF',
          id,
          spans.map(({ text }) => text),
          marks.flatMap(({ evidence }) => evidence.map(({ words }) => words)),
        )
      }
    }
    return {
      items: judged.length,
      ...ratesOf(right.length, marked.length, judged.filter(({ wanted }) => wanted).length),
      spanHits: rounded(proved.length / Math.max(1, provable.length)),
      markedWhereTheSiteNamesItself: marked.filter(({ label }) => label === 'house').length,
      milliseconds: millisecondsEach(
        () => drafts.forEach((draft) => judge(draft, 'syndicated')),
        drafts.length,
      ),
      signals: signalFigures(judged),
    }
  },
}

/** Whether the words of an evidence and those of a label overlap. */
function spansHit(spans: readonly { text: string }[], marks: readonly MarkRow[]): boolean {
  const words = marks.flatMap(({ evidence }) => evidence.map((each) => each.words))
  return spans.some(({ text }) => words.some((each) => each.includes(text.trim()) || text.includes(each)))
}
