import type { Database } from 'better-sqlite3'
import { Refusal } from '../../contract/errors.ts'
import type { MarkName, MarkRow, MarksExplained } from '../../contract/marks.ts'
import { asEvidence, signalName, type Finding } from './finding.ts'
import { signals } from './signals.ts'
import { readSubject } from './read-subject.ts'
import { findingsOf, scoresOf, suggestMarks } from './suggest-marks.ts'
import { SUGGESTION_THRESHOLD } from './weigh-findings.ts'

const MARKS: readonly MarkName[] = ['syndicated', 'opinion']

/**
 * Why an item is marked, or is not: the score of each mark in a sentence, and every signal that looked, with what it
 * found or that it found nothing.
 * @throws Refusal `NOT_FOUND`
 */
export function explainMarks(db: Database, item: string): MarksExplained {
  const subject = readSubject(db, item)
  if (subject === null) throw new Refusal('NOT_FOUND', 'There is no such item here.', [item])
  const findings = findingsOf(subject)
  const scores = scoresOf(subject, findings)
  const suggested = suggestMarks(subject, findings)
  const looks = signals.map(({ name, also = [], mark, looksFor }) => {
    const found = findings.filter((each) => [name, ...also].includes(signalName(each)))
    const weight = Math.round(found.reduce((sum, each) => sum + each.weight, 0) * 1000) / 1000
    return {
      signal: name,
      mark,
      looksFor,
      words: wordsOf(found, looksFor),
      weight,
      evidence: found.map(asEvidence),
    }
  })
  return {
    item,
    threshold: SUGGESTION_THRESHOLD,
    marks: MARKS.map((mark) => {
      const score = scores[mark]
      const places = suggested.filter((each) => each.mark === mark)
      const looked = looks.filter((look) => look.mark === mark)
      const finders = looked.filter(({ evidence }) => evidence.length > 0).length
      const words =
        places.length > 0 ? suggestedWords(mark, places) : missingWords(mark, score, finders, looked.length)
      return { mark, score, marked: places.length > 0, words }
    }),
    signals: [...looks].sort((a, b) => Math.abs(b.weight) - Math.abs(a.weight)),
  }
}

function wordsOf(found: readonly Finding[], looksFor: string): string {
  const strongest = [...found].sort((a, b) => Math.abs(b.weight) - Math.abs(a.weight))[0]
  if (strongest === undefined) return `Looked for ${looksFor} and found nothing.`
  const quoted = strongest.words.length > 140 ? `${strongest.words.slice(0, 139)}…` : strongest.words
  const where = strongest.field === null ? '' : ` in the field ${strongest.field.name}`
  const more = found.length > 1 ? `, and ${found.length - 1} more` : ''
  return [
    `Found “${quoted}”${where}${more}.`,
    ...(strongest.note === undefined ? [] : [strongest.note]),
  ].join(' ')
}

function suggestedWords(mark: MarkName, places: readonly MarkRow[]): string {
  const needed = SUGGESTION_THRESHOLD.toFixed(2)
  const [place] = [...places].sort((a, b) => b.score - a.score)
  const blocks = place?.blocks ?? null
  const where = blocks === null ? '' : ` in paragraphs ${blocks[0] + 1} to ${blocks[1] + 1}`
  return `Suggested as ${mark}${where}: the evidence comes to ${(place?.score ?? 0).toFixed(2)}; ${needed} is enough.`
}

function missingWords(mark: MarkName, score: number, finders: number, looked: number): string {
  const needed = SUGGESTION_THRESHOLD.toFixed(2)
  if (finders === 0) return `Not suggested as ${mark}: ${looked} signals looked and found nothing.`
  const signalWords = finders === 1 ? '1 signal' : `${finders} signals`
  return `Not suggested as ${mark}: ${signalWords} of ${looked} found something that comes to ${score.toFixed(2)}, and ${needed} is needed.`
}
