import type { MeasuredSet } from '../intake/measured-set.ts'
import {
  areaUnder,
  judge,
  millisecondsEach,
  ratesOf,
  showMistakes,
  signalFigures,
  wordsAlone,
} from './figures.ts'
import { draftsOf, firstLines, linesOf } from './labelled-lines.ts'

/** Whole articles labelled news, opinion or review: what is suggested with all fields, and how text alone orders them. */
export const set: MeasuredSet = {
  name: 'opinion-articles',
  fits: (folder) => firstLines(folder).some(({ label }) => label === 'news'),
  async measure(folder, read, show) {
    const lines = linesOf(folder)
    const labels = new Map(lines.map(({ id, label }) => [id, label ?? '']))
    const drafts = await draftsOf(lines, read)
    const judged = drafts.map((draft) => {
      const id = draft.externalId ?? ''
      const label = labels.get(id) ?? ''
      return { id, label, draft, wanted: label !== 'news', ...judge(draft, 'opinion') }
    })
    const alone = judged.map((each) => ({ ...each, ...judge(wordsAlone(each.draft), 'opinion') }))
    const markedOf = (of: typeof judged) => {
      const marked = of.filter(({ marks }) => marks.length > 0)
      return ratesOf(
        marked.filter((each) => each.wanted).length,
        marked.length,
        of.filter((each) => each.wanted).length,
      )
    }
    if (show) showMistakes(judged)
    const straight = alone.filter(({ label }) => label !== 'review')
    return {
      items: judged.length,
      ...markedOf(judged),
      auc: areaUnder(judged),
      textAlone: {
        auc: areaUnder(alone),
        aucNewsAgainstOpinion: areaUnder(straight),
        ...markedOf(alone),
      },
      milliseconds: millisecondsEach(() => drafts.forEach((draft) => judge(draft, 'opinion')), drafts.length),
      signals: signalFigures(judged),
    }
  },
}
