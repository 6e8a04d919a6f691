import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { splitLines, type LineRun } from '../../../src/engine/intake/split-lines.ts'

async function runs(text: string, size: number, longest = 1_000): Promise<LineRun[]> {
  const bytes = Buffer.from(text)
  const chunks = Array.from({ length: Math.ceil(bytes.length / size) }, (_, index) =>
    bytes.subarray(index * size, (index + 1) * size),
  )
  return Array.fromAsync(splitLines(chunks, longest))
}

test('runs of lines make the whole again, with their numbers, wherever it was parted', async () => {
  const line = fc.string({ unit: fc.constantFrom('a', 'é', '"'), maxLength: 40 })
  await fc.assert(
    fc.asyncProperty(
      fc.array(line),
      fc.boolean(),
      fc.integer({ min: 1, max: 90 }),
      async (lines, ended, size) => {
        const text = `${lines.join('\n')}${ended && lines.length > 0 ? '\n' : ''}`
        const found = await runs(text, size)
        expect(Buffer.concat(found.map((run) => run.bytes)).toString()).toBe(text)
        expect(found.some((run) => run.tooLarge)).toBe(false)
        const count = text === '' ? 0 : text.split('\n').length - (text.endsWith('\n') ? 1 : 0)
        expect(found.at(-1)?.last ?? 0).toBe(count)
      },
    ),
  )
})

test('a run ends after about a megabyte, and a line that is too long costs only itself', async () => {
  const long = 'x'.repeat(700_000)
  const text = [long, long, long, 'y'.repeat(2_100_000), 'last'].join('\n')
  const found = await runs(text, 65_536, 1_000_000)
  expect(found.map(({ first, last, tooLarge }) => [first, last, tooLarge])).toEqual([
    [1, 2, false],
    [3, 3, false],
    [4, 4, true],
    [5, 5, false],
  ])
})
