import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { readFeedDate } from '../../../../src/engine/intake/readers/feed-dates.ts'
import { monthNamed } from '../../../../src/engine/intake/readers/month-names.ts'

test.each([
  ['2026', '2026-01-01T00:00:00.000Z', 'year'],
  ['2026-11', '2026-11-01T00:00:00.000Z', 'month'],
  ['-2611', '2026-11-01T00:00:00.000Z', 'month'],
  ['-26-11', '2026-11-01T00:00:00.000Z', 'month'],
  ['261124', '2026-11-24T00:00:00.000Z', 'day'],
  ['99-11-24', '1999-11-24T00:00:00.000Z', 'day'],
  ['26-328', '2026-11-24T00:00:00.000Z', 'day'],
  ['2026328', '2026-11-24T00:00:00.000Z', 'day'],
  ['2026-011-24T10:05:00Z', '2026-11-24T10:05:00.000Z', 'second'],
  ['Τρί, 24 Νοέ 2026 10:05:00 EST', '2026-11-24T15:05:00.000Z', 'second'],
  ['2026-november-24T9:05+01:00', '2026-11-24T08:05:00.000Z', 'minute'],
  ['2026. szeptember 4.', '2026-09-04T00:00:00.000Z', 'day'],
  ['24 de noviembre de 2026', '2026-11-24T00:00:00.000Z', 'day'],
  ['Mo, 24. Dezember 2026 10:05:00 +0100', '2026-12-24T09:05:00.000Z', 'second'],
  ['24 novembre 2026', '2026-11-24T00:00:00.000Z', 'day'],
  ['24 ноября 2026 10:05', '2026-11-24T10:05:00.000Z', 'minute'],
  ['2026년 11월 24일 10:05:00', '2026-11-24T01:05:00.000Z', 'second'],
  ['2026-11-24 오후 3:05:00', '2026-11-24T06:05:00.000Z', 'second'],
  ['2026年11月24日', '2026-11-24T00:00:00.000Z', 'day'],
])('%s', (text, value, precision) => {
  expect(readFeedDate(text)).toMatchObject({ value, precision, text })
})

test.each([
  '',
  '22013',
  '0000',
  '1066',
  '2026-13',
  '-2613',
  '261324',
  '2026366',
  '26-000',
  '24 listopad 2026',
  '24 ma 2026',
  'Di, 32 Dezember 2026',
  '2026년 13월 1일',
  '2026-11-24 오후 13:05',
  '2026-01-27-01',
  'Sun, 16 Nov 2026 11:47:32 +zz:00',
  'soon',
])('nothing rather than a guess: %s', (text) => expect(readFeedDate(text)).toBeNull())

test('a month that is two in two languages is none', () => {
  expect(monthNamed('listopad')).toBeNull()
  expect([monthNamed('Μαΐου'), monthNamed('Juillet'), monthNamed('März'), monthNamed('the')]).toEqual([
    5,
    7,
    3,
    null,
  ])
})

test('no text makes it throw, and what it finds is within reason', () => {
  fc.assert(
    fc.property(fc.oneof(fc.string(), fc.stringMatching(/^[\d:TZ+. -]{1,30}$/)), (text) => {
      const found = readFeedDate(text)
      if (found !== null) expect(Number(found.value.slice(0, 4))).toBeGreaterThanOrEqual(1599)
    }),
  )
})
