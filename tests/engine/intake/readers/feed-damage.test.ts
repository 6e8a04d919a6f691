import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { readAll, textsOf, type ReadAll } from '../../../build/read-all.ts'

const fixtures = join(import.meta.dirname, '../../../fixtures/intake')
const real = join(import.meta.dirname, '../../../../../shared/corpora/feeds/netnewswire-real')
const FEED = /\.(?:rss|atom|rdf|xml)$/
const own = readdirSync(fixtures).filter((name) => FEED.test(name))
const published = existsSync(real) ? readdirSync(real).filter((name) => FEED.test(name)) : []
const ENDS = /<\/(?:\w+:)?(?:item|entry)\s*>/g

/** Every item that ends before the cut comes out as it does of the whole. */
async function expectKept(bytes: Buffer, name: string, whole: ReadAll, cut: number): Promise<void> {
  const part = bytes.subarray(0, cut)
  const ended = part.toString('latin1').match(ENDS)?.length ?? 0
  const { drafts } = await readAll(part, name)
  const seen = (all: ReadAll['drafts']): unknown =>
    all
      .slice(0, ended)
      .map((draft) => [draft.externalId, draft.headline, draft.byline, draft.url, textsOf(draft)])
  expect(seen(drafts)).toEqual(seen(whole.drafts))
}

test.each(own)('%s cut at any byte keeps every complete item', async (name) => {
  const bytes = readFileSync(join(fixtures, name))
  const whole = await readAll(bytes, name)
  for (let cut = 1; cut < bytes.length; cut += 1) await expectKept(bytes, name, whole, cut)
})

test.skipIf(published.length === 0)(
  `real feeds cut at any byte keep every complete item (${published.length === 0 ? 'skipped: the corpus is not beside this checkout' : published.length})`,
  { timeout: 120_000 },
  async () => {
    const wholes = new Map<string, ReadAll>()
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...published),
        fc.double({ min: 0, max: 1, noNaN: true }),
        async (name, share) => {
          const bytes = readFileSync(join(real, name))
          const whole = wholes.get(name) ?? (await readAll(bytes, name))
          wholes.set(name, whole)
          await expectKept(bytes, name, whole, Math.floor(bytes.length * share))
        },
      ),
      { numRuns: 60 },
    )
  },
)

test(
  'a feed with bytes changed, dropped or doubled never breaks the reader',
  { timeout: 60_000 },
  async () => {
    const sources = own.map((name) => readFileSync(join(fixtures, name)))
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...sources),
        fc.array(fc.tuple(fc.nat(), fc.constantFrom('set', 'drop', 'twice'), fc.nat(255)), { maxLength: 8 }),
        async (source, changes) => {
          const bytes = [...source]
          for (const [place, kind, byte] of changes) {
            const at = place % bytes.length
            if (kind === 'set') bytes[at] = byte
            else if (kind === 'drop') bytes.splice(at, 1 + (byte % 20))
            else bytes.splice(at, 0, ...bytes.slice(at, at + byte))
          }
          const { problems } = await readAll(Uint8Array.from(bytes), 'changed.xml')
          expect(problems.map((problem) => problem.code)).not.toContain('UNREADABLE')
        },
      ),
      { numRuns: 200 },
    )
  },
)

test('a well-formed feed is never called damaged', async () => {
  for (const name of own) {
    const { problems } = await readAll(readFileSync(join(fixtures, name)), name)
    expect(problems).toEqual([])
  }
})
