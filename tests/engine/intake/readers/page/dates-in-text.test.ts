import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { daysInText } from '../../../../../src/engine/intake/readers/page/dates-in-text.ts'

function days(text: string, monthFirst = false): string[] {
  return daysInText(text, monthFirst).map(({ day }) => day)
}

test.each([
  ['Stand: 19. Oktober 2024', '2024-10-19'],
  ['19.10.2024, 14:05 Uhr', '2024-10-19'],
  ['October 19th, 2024', '2024-10-19'],
  ['Sat 19 Oct 2024 10:15', '2024-10-19'],
  ['publicado el 19 de octubre de 2024', '2024-10-19'],
  ['le 1er mai 2024', '2024-05-01'],
  ['2024. október 19.', '2024-10-19'],
  ['2024年10月19日', '2024-10-19'],
  ['2024년 10월 19일', '2024-10-19'],
  ['19 октября 2024 г.', '2024-10-19'],
  ['19 października 2024', '2024-10-19'],
  ['19 Ekim 2024', '2024-10-19'],
  ['10/19/2024', '2024-10-19'],
  ['2024-10-19T08:00:00+02:00', '2024-10-19'],
  ['12.3.24', '2024-03-12'],
])('%s', (text, day) => {
  expect(days(text)).toEqual([day])
})

test('the month comes first where the country writes it so', () => {
  expect(days('3/4/2024')).toEqual(['2024-04-03'])
  expect(days('3/4/2024', true)).toEqual(['2024-03-04'])
  expect(daysInText('3/4/2024', true)[0]?.ambiguous).toBe(true)
  expect(daysInText('13/4/2024', true)[0]).toMatchObject({ day: '2024-04-13', ambiguous: false })
})

test('what is no day is none', () => {
  for (const text of [
    'version 1.2.3.4',
    '31.02.2024',
    '0800 123 2024',
    'Oktober 2024',
    '2024',
    '12/34/2024',
    '1.1.1871',
  ])
    expect(days(text)).toEqual([])
})

test('any text gives days of the calendar that stand in it, in order', () => {
  const piece = fc.oneof(
    fc.constantFrom('19.', '10.', '2024', '/', '-', ' Okt ', 'May', ' 3, ', '年', ' de '),
    fc.string({ maxLength: 6 }),
  )
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 30 }), fc.boolean(), (pieces, monthFirst) => {
      const text = pieces.join('')
      let last = -1
      for (const { day, at, text: words } of daysInText(text, monthFirst)) {
        expect(new Date(`${day}T00:00:00Z`).toISOString().slice(0, 10)).toBe(day)
        expect(text).toContain(words)
        expect(at).toBeGreaterThanOrEqual(last)
        last = at
      }
    }),
    { numRuns: 500 },
  )
})
