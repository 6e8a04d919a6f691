import { expect, test } from 'vitest'
import { readDate } from '../../../../src/engine/intake/readers/dates.ts'

const instant = (text: string): string | null => readDate(text)?.value ?? null

test.each([
  ['Tue, 24 Nov 2026 10:05:09 +0100', '2026-11-24T09:05:09.000Z'],
  ['Tue, 24 Nov 2026 10:05 EST', '2026-11-24T15:05:00.000Z'],
  ['24 Nov 26 10:05:00 CEST', '2026-11-24T08:05:00.000Z'],
  ['Tuesday, 24-Nov-98 10:05:00 GMT', '1998-11-24T10:05:00.000Z'],
  ['Tue, 24 Nov 2026 10:05:00 GMT (UK time)', '2026-11-24T10:05:00.000Z'],
  ['2026-11-24T10:05:00Z', '2026-11-24T10:05:00.000Z'],
  ['2026-11-24 10:05:00.123+05:30', '2026-11-24T04:35:00.000Z'],
  ['20261124T100500Z', '2026-11-24T10:05:00.000Z'],
  ['2026-328', '2026-11-24T00:00:00.000Z'],
  ['Tue Nov 24 10:05:00 2026', '2026-11-24T10:05:00.000Z'],
  ['Tue Nov 24 10:05:00 UTC 2026', '2026-11-24T10:05:00.000Z'],
  ['November 24, 2026 at 3:05 pm', '2026-11-24T15:05:00.000Z'],
  ['24th November 2026', '2026-11-24T00:00:00.000Z'],
  ['2026-06-30T23:59:60Z', '2026-06-30T23:59:59.000Z'],
])('%s', (text, value) => expect(instant(text)).toBe(value))

test.each([
  '3/30/25',
  '30.03.2025',
  'Dec x 2012',
  '22013',
  '2026',
  '2026-11',
  '2026-02-30',
  '2026-11-24T25:00Z',
  'yesterday',
  '',
  '31 Apr 2026',
  '13:00 pm',
  '11/24/2026 10:00',
])('no date rather than a guess: %s', (text) => expect(readDate(text)).toBeNull())

test('precision, zone and the text as found are kept', () => {
  expect(readDate('  2026-11-24 ')).toEqual({
    value: '2026-11-24T00:00:00.000Z',
    precision: 'day',
    text: '2026-11-24',
    zone: null,
  })
  expect(readDate('2026-11-24T10:05+01:00')).toMatchObject({ precision: 'minute', zone: '+01:00' })
  expect(readDate('2026-11-24T10:05:00')).toMatchObject({
    precision: 'second',
    zone: null,
    value: '2026-11-24T10:05:00.000Z',
  })
})

test('a clock with two offsets has that of its day; an unknown zone leaves the day alone', () => {
  expect(instant('24 Nov 2026 10:05:00 ET')).toBe('2026-11-24T15:05:00.000Z')
  expect(instant('24 Jul 2026 10:05:00 ET')).toBe('2026-07-24T14:05:00.000Z')
  expect(readDate('24 Nov 2026 10:05:00 QQQ')).toMatchObject({
    value: '2026-11-24T00:00:00.000Z',
    precision: 'day',
    zone: 'QQQ',
  })
})
