import { expect, test } from 'vitest'
import type { Block } from '../../../src/contract/blocks.ts'
import { madeHeadline } from '../../../src/engine/intake/headline.ts'

const made = (...texts: string[]): string | null =>
  madeHeadline(texts.map((text): Block => ({ kind: 'paragraph', role: 'body', runs: [{ text }] })))

test('the first sentence of the first paragraph that is copy', () => {
  expect(made('Update: 3/30/25', 'The pier shut on Tuesday. Ferries wait.')).toBe('The pier shut on Tuesday')
  expect(made('OPINION', 'By Ada Quill', 'Published 14:05', 'Nobody asked the gulls. They left.')).toBe(
    'Nobody asked the gulls',
  )
  expect(made('“Who asked?” the mayor said.')).toBe('“Who asked?” the mayor said')
})

test.each([
  'Update: 3/30/25',
  'Updated 24 Nov 2026, 10:05 GMT',
  'Published: Tuesday, November 24, 2026 at 3:05 p.m. ET',
  '14:05',
  'Posted on 2026-11-24',
  'Stand: 24.11.2026',
  '24/11/2026 - 10h30',
])('a line about time is no headline: %s', (line) =>
  expect(made(line, 'Copy follows here.')).toBe('Copy follows here'),
)

test.each([
  'March of the penguins draws crowds',
  'May resigns',
  'Update on the harbour: pier shuts',
  'Sun sets on the old pier',
])('a line that only begins like one is copy: %s', (line) => expect(made(line, 'Other.')).toBe(line))

test('abbreviations do not end a sentence', () => {
  expect(made('Gov. J. Smith and Mr. Jones met the U.S. envoy in the port. They spoke.')).toBe(
    'Gov. J. Smith and Mr. Jones met the U.S. envoy in the port',
  )
})

test('long sentences are cut at a word, in any script', () => {
  const cut = made(`${'harbour '.repeat(40).trim()}.`) ?? ''
  expect(cut.length).toBeLessThanOrEqual(121)
  expect(cut).toMatch(/harbour…$/)
  expect(made('ท่าเรือ'.repeat(60))?.length).toBeLessThanOrEqual(121)
})

test('what is set apart from the body makes no headline', () => {
  const notice: Block = { kind: 'paragraph', role: 'notice', runs: [{ text: '© The Gazette' }] }
  expect(madeHeadline([notice])).toBeNull()
})
