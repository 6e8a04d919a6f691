import { describe, expect, it } from 'vitest'
import { isSingleKey, keyWords, readSequence } from '../../src/renderer/keys.ts'

describe('keys', () => {
  it.each([
    ['j', 'J'],
    ['Shift+E', 'Shift E'],
    ['g t', 'G T'],
    ['ArrowDown', '↓'],
    ['+', '+'],
    ['Escape', 'Esc'],
  ])('shows %s as %s', (written, shown) => {
    expect(keyWords(written)).toBe(shown)
  })

  it.each([
    ['j', true],
    ['Shift+J', true],
    ['g t', true],
    ['?', true],
    ['1', true],
    ['$mod+k', false],
    ['Alt+ArrowDown', false],
    ['ArrowDown', false],
    ['Escape', false],
  ])('%s is a single key: %s', (written, single) => {
    expect(isSingleKey(readSequence(written))).toBe(single)
  })

  it('reads a chord as two presses', () => {
    expect(readSequence('m s').presses).toHaveLength(2)
  })
})
