import { readdirSync, readFileSync } from 'node:fs'
import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { wireFields } from '../../../../../src/contract/wire.ts'
import { readAll } from '../../../../build/read-all.ts'

const folder = new URL('../../../../fixtures/wire/', import.meta.url)
const fixtures = readdirSync(folder).map((name) => ({ name, bytes: readFileSync(new URL(name, folder)) }))

test('a fixture cut or changed anywhere gives drafts of the contract’s shape, or words, never a throw', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.nat(fixtures.length - 1),
      fc.nat(),
      fc.uint8Array({ maxLength: 6 }),
      fc.boolean(),
      async (which, place, noise, cut) => {
        const { name, bytes } = fixtures[which] ?? { name: '', bytes: Buffer.alloc(1) }
        const at = place % bytes.length
        const changed = Buffer.concat([
          bytes.subarray(0, at),
          noise,
          cut ? Buffer.alloc(0) : bytes.subarray(at),
        ])
        const { drafts, problems, refused } = await readAll(changed, name)
        expect(drafts.length + problems.length + refused.length).toBeGreaterThan(0)
        expect(new Set(drafts.map(({ locator }) => locator)).size).toBe(drafts.length)
        for (const { wire } of drafts) if (wire !== null) wireFields.parse(wire)
        expect(problems.map(({ code }) => code)).not.toContain('UNREADABLE')
      },
    ),
    { numRuns: 120 },
  )
})
