import * as fc from 'fast-check'
import { zipSync } from 'fflate'
import { expect, test } from 'vitest'
import { readAll } from '../../../build/read-all.ts'

const names = fc.constantFrom(
  'a.txt',
  'a.html',
  'a.md',
  'a.xml',
  'a.rss',
  'a.json',
  'a.jsonl',
  'a.docx',
  'a.zip',
  'a',
)
const starts = fc.constantFrom(
  '',
  '<?xml version="1.0"?>',
  '<rss><channel><item>',
  '<feed xmlns="http://www.w3.org/2005/Atom">',
  '{"version":"https://jsonfeed.org/version/1","items":[',
  '{"text":',
  '<!doctype html>',
  '# ',
  '---\n',
  'PK\u0003\u0004',
  '\ufeff',
)

test('it never throws, whatever the bytes, and every outcome has words', { timeout: 90_000 }, async () => {
  await fc.assert(
    fc.asyncProperty(
      names,
      starts,
      fc.uint8Array({ maxLength: 400 }),
      fc.string({ unit: 'binary', maxLength: 60 }),
      async (name, start, bytes, text) => {
        const document = Buffer.concat([Buffer.from(start), Buffer.from(text), bytes])
        const all = await readAll(document, name)
        expect(all.problems.length).toBeLessThanOrEqual(2)
        for (const problem of [...all.problems, ...all.refused.map((each) => each.problem)]) {
          expect(problem.words).toMatch(/^\S.*\.$/su)
          expect(problem.code).not.toBe('UNREADABLE')
        }
        const locators = [
          ...all.drafts.map((draft) => draft.locator),
          ...all.refused.map((each) => each.locator),
        ]
        expect(new Set(locators).size).toBe(locators.length)
      },
    ),
    { numRuns: 250 },
  )
})

test('a zip with any byte changed gives files or words', { timeout: 90_000 }, async () => {
  const zip = zipSync({
    'a.txt': Buffer.from('First file, some words.'),
    'b.txt': Buffer.from('Second file.'),
  })
  await fc.assert(
    fc.asyncProperty(fc.nat(zip.length - 1), fc.nat(255), async (at, value) => {
      const changed = Uint8Array.from(zip)
      changed[at] = value
      const { drafts, nested, problems, refused } = await readAll(changed, 'a.zip')
      expect(drafts.length + nested.length + problems.length + refused.length).toBeGreaterThan(0)
    }),
    { numRuns: 200 },
  )
})

test('limits of an item', async () => {
  const words = 'word '.repeat(500_000)
  expect((await readAll(words, 'long.txt')).problems).toMatchObject([{ code: 'TOO_LARGE' }])
  const lines = `${JSON.stringify({ id: 'long', text: words })}\n${JSON.stringify({ id: 'short', title: 'h'.repeat(1_200), text: 'x' })}`
  const { drafts, refused } = await readAll(lines, 'a.jsonl')
  expect(refused).toMatchObject([{ locator: 'long', problem: { code: 'TOO_LARGE' } }])
  expect(drafts[0]?.headline).toHaveLength(1_000)
  expect(drafts[0]?.problems).toMatchObject([{ code: 'TOO_LARGE' }])
})
