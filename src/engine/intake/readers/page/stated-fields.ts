import type { DateFound } from '../../../../contract/dates.ts'
import type { DraftField } from '../../../items/draft.ts'
import { cleanLine } from '../clean-text.ts'
import { readDate } from '../dates.ts'
import { bylineCandidates } from './byline-candidates.ts'
import { dateCandidates, isChange, type DateCandidate } from './date-candidates.ts'
import { daysInText } from './dates-in-text.ts'
import { headlineCandidates } from './headline-candidates.ts'
import { mostProbable, pageModel } from './page-model.ts'
import type { PageView } from './page-view.ts'

/** A byline less probable than this is none: a wrong one is a newsroom's worst error. */
const BYLINE = 0.27
const PUBLISHED = 0.12

export type StatedFields = {
  headline: string | null
  byline: string | null
  published: DateFound | null
  updated: DateFound | null
  /** Where each was found, as `page:headline-from` and the like. */
  fields: DraftField[]
}

/**
 * Headline, byline and day of publication: of all that the page states, what the model believes most; and the first
 * day that the page states as that of its last change.
 */
export function statedFields(view: PageView): StatedFields {
  const headline = mostProbable(headlineCandidates(view), pageModel.headline)
  const byline = mostProbable(bylineCandidates(view), pageModel.byline)
  const dates = dateCandidates(view)
  const published = mostProbable(dates, pageModel.published)
  const updated = dates.find(isChange)
  const found: StatedFields = { headline: null, byline: null, published: null, updated: null, fields: [] }
  const add = (name: string, evidence: string): number =>
    found.fields.push({ name: `page:${name}-from`, value: evidence })
  if (headline !== null) {
    found.headline = cleanLine(headline.candidate.headline)
    add('headline', headline.candidate.evidence)
  }
  if (byline !== null && byline.probability >= BYLINE) {
    found.byline = cleanLine(byline.candidate.name)
    add('byline', byline.candidate.evidence)
  }
  if (published !== null && published.probability >= PUBLISHED) {
    found.published = dateFound(published.candidate)
    add('published', published.candidate.evidence)
  }
  if (updated !== undefined) {
    found.updated = dateFound(updated)
    add('updated', updated.evidence)
  }
  return found
}

/** The date with its hour where what was found states one and means the same day; else the day. */
function dateFound({ day, text }: DateCandidate): DateFound {
  const exact = readDate(text)
  const stated = daysInText(text, false)[0]?.day ?? exact?.value.slice(0, 10)
  if (exact !== null && stated === day) return exact
  return { value: `${day}T00:00:00.000Z`, precision: 'day', text, zone: null }
}
