import { isOwnHouse, ownHouse } from '../../intake/credits/own-house.ts'
import { foundInField, type Finding, type Signal } from '../finding.ts'
import { isDoubtfulLabel, kindOfLabel, type OpinionKind } from '../opinion-labels.ts'
import type { MarkSubject } from '../subject.ts'

const SEPARATOR = /\s+[|–—-]\s+|\s*\|\s*|\s*[:：]\s+/u
/** "Some device review: the keyboard is enough": the word stands last before the separator. */
const REVIEWED =
  /(?<!\b(?:in|under|peer|policy|law|judicial|spending|defence|defense|safety)\s)\b(?:review|Rezension|Kritik|recensione|reseña)\s*(?::|\||–|—|-\s)/iu

/**
 * A label before or after a separator of the title: "Opinion: …", "… | Comment". A bare word is none, nor is
 * an outlet's name ("… | L'Opinion").
 */
export const opinionTitle: Signal = {
  name: 'opinion-title',
  mark: 'opinion',
  looksFor: 'a label for opinion before or after the headline',
  find,
}

function find(subject: MarkSubject): Finding[] {
  const { headline } = subject
  if (headline === null) return []
  const parts = headline.split(SEPARATOR).map((part) => part.trim())
  if (parts.length < 2) return []
  const own = ownHouse(subject)
  // "Somebody | Cabaret | Satire" is the site's name, and stands behind all its titles.
  const ownParts = new Set(own.names.flatMap((name) => name.split(SEPARATOR)).map((part) => part.trim()))
  const finding = (kind: OpinionKind, weight: number) => [
    foundInField(
      { mark: 'opinion', kind, signal: 'opinion-title', weight, family: 'label' },
      'headline',
      headline,
    ),
  ]
  const ends = [parts[0] ?? '', ...parts.slice(1).reverse()]
  for (const [order, part] of ends.entries()) {
    // The middle of a title is prose; the last part but one may stand before the outlet's name.
    if (order > 2) break
    const kind = kindOfLabel(part)
    if (kind === null || ownParts.has(part) || isOwnHouse({ name: part, url: null }, own)) continue
    const colonAfter = order === 0 && new RegExp(`^\\W*${escaped(part)}\\s*[:：|]`, 'u').test(headline)
    // "Review - …" and "Analysis – …" are headlines as often as labels.
    return finding(kind, isDoubtfulLabel(part) || (order === 0 && !colonAfter) ? 0.4 : 0.7)
  }
  return REVIEWED.test(headline) ? finding('review', 0.35) : []
}

function escaped(words: string): string {
  return words.replace(/[.*+?^${}()|[\]\\]/gu, '\\$&')
}
