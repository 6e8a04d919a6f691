import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { embargoLine } from '../../../../src/engine/intake/readers/embargo-line.ts'

const until = (line: string): string | null | undefined => embargoLine([line])?.until?.value

test('day, time and zone in the ways that senders write them', () => {
  expect(until('EMBARGOED UNTIL 00:01 GMT Friday 9 September 2016')).toBe('2016-09-09T00:01:00.000Z')
  expect(until('Embargoed until 12:01 a.m. ET on Tuesday, Nov. 24, 2026')).toBe('2026-11-24T05:01:00.000Z')
  expect(until('EMBARGO: 24.11.2026 06:00 CET')).toBe('2026-11-24T05:00:00.000Z')
  expect(until('Sperrfrist: 24. November 2026, 06:00 Uhr MEZ')).toBe('2026-11-24T05:00:00.000Z')
  expect(until('Sous embargo jusqu’au 24 novembre 2026 à 06h00 GMT')).toBe('2026-11-24T06:00:00.000Z')
  expect(until('Not for publication before 0001 GMT Tuesday 24 November 2026')).toBe(
    '2026-11-24T00:01:00.000Z',
  )
  expect(until('*** STRICTLY EMBARGOED: 2026-11-24T06:00+01:00 ***')).toBe('2026-11-24T05:00:00.000Z')
  expect(until('HOLD FOR RELEASE UNTIL NOON EST, JANUARY 5, 2027')).toBe('2027-01-05T17:00:00.000Z')
})

test('what is not stated is not guessed', () => {
  for (const line of [
    'Embargoed to 0001 Friday September 9',
    'Embargoed until 24 November 2026',
    'Embargoed until 10:00 on 24 November 2026',
    'EMBARGOED UNTIL 31 FEBRUARY 2026 10:00 GMT',
    'Embargoed until midnight EST, 24 November 2026',
  ]) {
    expect(embargoLine([line])).toEqual({ line, until: null })
  }
})

test('news about an embargo is no embargo', () => {
  for (const line of [
    'The embargo until Friday hurt exports badly.',
    'FOR IMMEDIATE RELEASE',
    'EMBARGO LIFTED: harbour trust names director',
    'Oil embargo enters third week',
    'There is no embargo on this release.',
  ]) {
    expect(embargoLine([line])).toBeNull()
  }
})

test('never throws, and a time found is one with a zone', () => {
  const part = fc.oneof(
    fc.constantFrom(
      'EMBARGOED UNTIL',
      'Sperrfrist:',
      '24 November 2026',
      'Nov. 24, 2026',
      '00:01',
      '6 a.m.',
      'GMT',
      'ET',
    ),
    fc.string({ maxLength: 12 }),
  )
  fc.assert(
    fc.property(fc.array(part, { maxLength: 8 }), (parts) => {
      const found = embargoLine([parts.join(' ')])?.until
      if (found !== undefined && found !== null) {
        expect(found.zone).not.toBeNull()
        expect(found.precision).not.toBe('day')
      }
    }),
  )
})
