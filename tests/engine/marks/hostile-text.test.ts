import { describe, expect, it } from 'vitest'
import { provenanceOf } from '../../../src/engine/intake/provenance.ts'
import { findingsOf } from '../../../src/engine/marks/suggest-marks.ts'
import { markSubject } from '../../build/mark-subject.ts'

const LENGTH = 100_000

/** A pattern that tries every start against every end takes half a minute for one of these. */
describe('text made to be slow', () => {
  it.each([
    'A',
    ' ',
    'Abc ',
    'according to A of of ',
    'this article ',
    'posted ',
    'the post ',
    '“',
    '(Reporting by ',
    '© ',
    'A: ',
    'please contact removed you ',
    'Chinese official ',
  ])('takes no more time than its length: %j over and over', (piece) => {
    const text = piece.repeat(LENGTH / piece.length)
    const started = performance.now()
    const subject = markSubject({ byline: text.slice(0, 500), headline: text.slice(0, 1000) }, [
      'It begins.',
      text,
    ])
    findingsOf(subject)
    provenanceOf(subject)
    expect(performance.now() - started).toBeLessThan(5_000)
  })
})
