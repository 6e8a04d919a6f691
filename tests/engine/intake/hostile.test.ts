import { existsSync, readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { createReaderPool } from '../../../src/engine/intake/reader-pool.ts'

const corpus = join(import.meta.dirname, '../../../../shared/corpora/hostile')
const files = existsSync(corpus)
  ? readdirSync(corpus, { recursive: true })
      .map((name) => join(corpus, String(name)))
      .filter((path) => statSync(path).isFile())
  : []

/** A feed may well hold nothing; any other format without an outcome is a fault of ours. */
const MAY_BE_EMPTY = new Set(['feed', 'json-feed', 'json-lines'])

test.skipIf(files.length === 0)(
  `every hostile file has an outcome (${files.length === 0 ? 'skipped: the corpus is not beside this checkout' : files.length})`,
  { timeout: 240_000 },
  async () => {
    const pool = createReaderPool()
    const silent: string[] = []
    const broken: string[] = []
    const left = [...files]
    const readOn = async (): Promise<void> => {
      for (let path = left.pop(); path !== undefined; path = left.pop()) {
        const { format, drafts, nested, problems } = await pool.extract(path)
        const outcomes = drafts.length + nested.length + problems.length
        if (outcomes === 0 && !MAY_BE_EMPTY.has(format ?? '')) silent.push(path)
        if (problems.some((problem) => problem.code === 'UNREADABLE' || problem.code === 'TOO_SLOW'))
          broken.push(path)
        const links = drafts
          .flatMap((draft) => draft.blocks)
          .flatMap((block) => block.runs.map((run) => run.link ?? 'https:'))
        expect(links.filter((link) => !/^(?:https?|mailto):/.test(link))).toEqual([])
      }
    }
    await Promise.all(Array.from({ length: 8 }, readOn))
    await pool.close()
    expect(silent).toEqual([])
    expect(broken).toEqual([])
  },
)
