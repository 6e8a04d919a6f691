import type { Action } from '../../store/action.ts'
import type { Corrections } from '../item-version.ts'
import { changeDesk, deskRow, lapseVote } from './change-desk.ts'

const WORDS = { headline: 'headline', byline: 'byline', publishedAt: 'date', source: 'source' } as const
const FIELDS = Object.keys(WORDS) as (keyof typeof WORDS)[]

/** Corrects what the reader of a file got wrong; what was read stays beside it, and a vote on
 * the item lapses: "Corrected the byline". */
export const correct: Action<'item.correct'> = {
  words: (input) =>
    `Corrected the ${new Intl.ListFormat('en-GB').format(FIELDS.filter((field) => input[field] !== undefined).map((field) => WORDS[field]))}`,
  plan(read, input) {
    const corrections = JSON.parse(deskRow(read, input.item).corrections) as Corrections
    for (const field of FIELDS) {
      if (input[field] !== undefined)
        Object.assign(corrections, { [field]: input[field] === '' ? null : input[field] })
    }
    return changeDesk(read, [input.item], (item) => ({
      corrections: JSON.stringify(corrections),
      ...lapseVote(item),
    }))
  },
}
