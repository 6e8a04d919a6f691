import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { DateFound } from '../../../src/contract/dates.ts'
import type { WireFields } from '../../../src/contract/wire.ts'
import { compareRevisions, type Revision } from '../../../src/engine/intake/revision-order.ts'

function revision(version: string | null, published?: string, updated?: string): Revision {
  const wire: WireFields = {
    slug: null,
    credit: null,
    provider: null,
    version,
    status: 'usable',
    statusWords: null,
    urgency: null,
    embargoUntil: null,
    genres: [],
    subjects: [],
    places: [],
    usageTerms: null,
    editorialNote: null,
  }
  return { wire, published: date(published), updated: date(updated) }
}

/** A date as a reader gives it; ten characters are a day. */
function date(text: string | undefined): DateFound | null {
  if (text === undefined) return null
  const day = text.length === 10
  return { value: new Date(text).toISOString(), precision: day ? 'day' : 'second', text, zone: 'Z' }
}

describe('which revision is the later one', () => {
  it.each([
    ['numbers by their value', revision('9'), revision('10'), -1],
    ['numbers before dates', revision('2', '2026-11-24T09:00:00Z'), revision('1', '2026-11-24T10:00:00Z'), 1],
    ['leads as they are counted', revision('1st Ld-Writethru'), revision('2nd Ld'), -1],
    ['times in their own zones', revision('20261124T101500+0100'), revision('20261124T093000Z'), -1],
    ['extended times', revision('2026-11-24T10:15:00Z'), revision('2026-11-24T10:15:00.250Z'), 0],
    [
      'updates before publication',
      revision(null, '2026-11-24T09:00:00Z', '2026-11-24T12:00:00Z'),
      revision(null, '2026-11-24T11:00:00Z'),
      1,
    ],
    [
      'the same number by its date',
      revision('3', '2026-11-24T09:00:00Z'),
      revision('3', '2026-11-24T09:30:00Z'),
      -1,
    ],
    ['a day alone tells nothing', revision(null, '2026-11-23'), revision(null, '2026-11-24'), 0],
    ['words tell nothing', revision('final'), revision('draft'), 0],
    ['nothing tells nothing', revision(null), revision('4'), 0],
  ])('%s', (_, one, other, expected) => {
    expect(Math.sign(compareRevisions(one, other))).toBe(expected)
    expect(Math.sign(compareRevisions(other, one)) + expected).toBe(0)
  })

  it('never throws, and two never both come first', () => {
    const version = fc.option(
      fc.oneof(fc.string(), fc.nat().map(String), fc.date({ noInvalidDate: true }).map(String)),
    )
    const any = fc.record({ version, at: fc.option(fc.date({ noInvalidDate: true, min: new Date(0) })) })
    fc.assert(
      fc.property(any, any, (left, right) => {
        const [one, other] = [left, right].map((each) => revision(each.version, each.at?.toISOString()))
        if (!one || !other) return
        expect(Math.sign(compareRevisions(one, other)) + Math.sign(compareRevisions(other, one))).toBe(0)
      }),
    )
  })
})
