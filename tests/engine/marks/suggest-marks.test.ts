import { describe, expect, it } from 'vitest'
import type { MarkRow } from '../../../src/contract/marks.ts'
import { signals } from '../../../src/engine/marks/signals.ts'
import { findingsOf, scoresOf, suggestMarks } from '../../../src/engine/marks/suggest-marks.ts'
import { blockText } from '../../../src/contract/blocks.ts'
import { markFixtures, markSubject } from '../../build/mark-subject.ts'

/** What a fixture's expected file states: the marks and the three findings that an editor is shown. */
function shown(marks: readonly MarkRow[]) {
  return marks.map(({ mark, kind, originator, blocks, evidence }) => ({
    mark,
    kind,
    originator,
    blocks,
    evidence: evidence.slice(0, 3).map(({ signal, words }) => ({ signal, words })),
  }))
}

const fixtures = markFixtures()

describe('suggested marks, case by case', () => {
  for (const { name, about, subject, expected } of fixtures) {
    it(`${name}: ${about}`, () => {
      expect({ marks: shown(suggestMarks(subject)) }).toEqual(expected)
    })
  }
})

describe('every suggestion', () => {
  it('quotes its evidence from the text exactly, or from a field', () => {
    for (const { subject } of fixtures) {
      for (const { words, span, field } of findingsOf(subject)) {
        const block = span === null ? undefined : subject.blocks[span.block]
        if (span === null) expect(field).not.toBeNull()
        else expect(block && blockText(block).slice(span.start, span.end)).toBe(words)
      }
    }
  })

  it('is a suggestion with a score that reaches the threshold, strongest evidence first', () => {
    for (const { subject } of fixtures) {
      for (const { status, score, evidence } of suggestMarks(subject)) {
        expect(status).toBe('suggested')
        expect(score).toBeGreaterThanOrEqual(0.5)
        expect(score).toBeLessThanOrEqual(1)
        const weights = evidence.map(({ weight }) => Math.abs(weight))
        expect(weights).toEqual([...weights].sort((a, b) => b - a))
      }
    }
  })

  it('comes out the same each time', () => {
    for (const { subject } of fixtures)
      expect(suggestMarks(subject)).toEqual(suggestMarks(structuredClone(subject)))
  })
})

describe('signals', () => {
  it('each have a case in which they fire and one in which they keep quiet', () => {
    const fired = fixtures.map(({ subject }) => signals.map((signal) => signal.find(subject).length > 0))
    signals.forEach((signal, index) => {
      const times = fired.filter((row) => row[index]).length
      expect(times, `${signal.name} fires`).toBeGreaterThan(0)
      expect(times, `${signal.name} keeps quiet`).toBeLessThan(fixtures.length)
    })
  })
})

describe('scores', () => {
  it('are kept where they are too low for a mark', () => {
    const subject = markSubject({ source: 'Fjordby Gazette' }, [
      'The harbour board approved a new quay on Tuesday.',
      'Nordby Times: A ship with 200 tonnes of salt arrived on Monday.',
      'It will leave on Thursday for the north.',
      'The crew of eleven stays on board until then.',
    ])
    expect(suggestMarks(subject)).toEqual([])
    expect(scoresOf(subject)).toEqual({ syndicated: 0, opinion: 0.3 })
  })

  it('add up within a family only to its cap', () => {
    const subject = markSubject({ byline: 'Reuters', source: 'Fjordby Gazette' }, [
      'OSLO (Reuters) - The harbour board approved a new quay on Tuesday.',
      'Work will begin in April.',
      '(Reporting by Anne Holt; Editing by Per Lund)',
    ])
    const [mark] = suggestMarks(subject)
    expect(mark?.evidence.map(({ signal }) => signal)).toEqual([
      'agency-dateline',
      'agency-byline',
      'reporting-editing-line',
    ])
    expect(mark?.score).toBe(0.9)
  })
})
