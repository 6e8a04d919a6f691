import { describe, expect, test } from 'vitest'
import { figuresNotIn, hasFigures } from '../../../src/renderer/brief/figures.ts'

function check(source: string, summary: string, missing: string[]): void {
  expect(figuresNotIn(source, summary)).toEqual(missing)
}

describe('figures of a summary against its source', () => {
  test('a figure that stands in the source is found', () => {
    check('Wheat fell 2.1% to 540 a tonne.', 'Wheat fell 2.1%.', [])
  })

  test('a figure that does not is named once, as it is written', () => {
    check('The rate stays at 4.25%.', 'The rate stays at 4.5%, and 4.5% it is.', ['4.5'])
  })

  test('a part of a figure is not that figure', () => {
    check('He counted 1,140 dwellings.', 'He counted 140 dwellings.', ['140'])
    check('It rose by 12.5 points.', 'It rose by 12 points.', ['12'])
  })

  test('separators of thousands do not matter', () => {
    check('1,140 dwellings and 120 000 barrels', '1140 dwellings', [])
    check('1140 dwellings', '1,140 dwellings', [])
    check('1.140 Wohnungen', '1,140 dwellings', [])
    check('12,50,000 rupees', '1250000 rupees', [])
  })

  test('a decimal comma is a decimal point', () => {
    check('Die Inflation liegt bei 2,1 Prozent.', 'Inflation is 2.1 per cent.', [])
  })

  test('a full stop at the end of a sentence belongs to no figure', () => {
    check('They came in 2031.', 'In 2031, they came.', [])
  })

  test('a number in words is a number', () => {
    check(
      'after nearly twelve hours, for ninety days and twenty-one ships',
      '12 hours, 90 days, 21 ships',
      [],
    )
    check('twenty hours', '25 hours', ['25'])
  })

  test('digits of other scripts are digits', () => {
    check('بلغ العدد ١٢٣٤', '1234 in all', [])
    check('１２ 隻', '12 ships', [])
  })

  test('a text without figures has none', () => {
    expect(hasFigures('No figure at all')).toBe(false)
    expect(hasFigures('٣')).toBe(true)
  })
})
