import { mkdtempSync, rmSync, truncateSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterEach, expect, test } from 'vitest'
import type { Problem } from '../../../src/contract/errors.ts'
import type { ReadEvent, ReadHints } from '../../../src/engine/items/draft.ts'
import {
  createReaderPool,
  type ReaderPool,
  type ReaderPoolOptions,
} from '../../../src/engine/intake/reader-pool.ts'

const prying = fileURLToPath(new URL('../../build/prying-reader.ts', import.meta.url))
const pools: ReaderPool[] = []

function pool(options?: ReaderPoolOptions): ReaderPool {
  const created = createReaderPool(options)
  pools.push(created)
  return created
}

afterEach(async () => {
  await Promise.all(pools.splice(0).map((each) => each.close()))
})

const hints = (name: string): ReadHints => ({ name, mediaType: null, url: null, modified: null })
const bytes = (text: string): Uint8Array => new TextEncoder().encode(text)

async function read(from: ReaderPool, document: string | Uint8Array, name: string): Promise<ReadEvent[]> {
  const events: ReadEvent[] = []
  await from.read(typeof document === 'string' ? bytes(document) : document, hints(name), {
    onEvents: async (batch) => void events.push(...batch),
  })
  return events
}

function problemsOf(events: readonly ReadEvent[]): Problem[] {
  return events.flatMap((event) => (event.kind === 'problem' ? [event.problem] : []))
}

test('many small documents at once, each with its own answer', { timeout: 60_000 }, async () => {
  const readers = pool()
  const names = Array.from({ length: 120 }, (_, at) => `note-${at}.txt`)
  const all = await Promise.all(
    names.map((name) => read(readers, `Copy of ${name}, a sentence of its own.`, name)),
  )
  const texts = all.map((events) =>
    events.flatMap((event) => (event.kind === 'draft' ? [event.draft.blocks[0]?.runs[0]?.text] : [])),
  )
  expect(texts).toEqual(names.map((name) => [`Copy of ${name}, a sentence of its own.`]))
})

test('a long document waits for whoever takes its items', { timeout: 60_000 }, async () => {
  const readers = pool()
  const lines = Array.from({ length: 3_000 }, (_, at) =>
    JSON.stringify({ id: `${at}`, language: 'en', text: 'word '.repeat(60) }),
  ).join('\n')
  const ids: (string | null)[] = []
  let running = 0
  let most = 0
  await readers.read(bytes(lines), hints('many.jsonl'), {
    onEvents: async (batch) => {
      running += 1
      most = Math.max(most, running)
      await new Promise((resolve) => setTimeout(resolve, 2))
      expect(batch.length).toBeLessThanOrEqual(64)
      for (const event of batch) if (event.kind === 'draft') ids.push(event.draft.externalId)
      running -= 1
    },
  })
  expect(most).toBe(1)
  expect(ids).toEqual(Array.from({ length: 3_000 }, (_, at) => `${at}`))
})

test('a reader has no files, no network, no children and no environment', { timeout: 60_000 }, async () => {
  const events = await read(pool({ entry: prying }), 'x', 'pry')
  expect(problemsOf(events)).toEqual([{ code: 'UNREADABLE', words: '' }])
})

test(
  'a document that hangs is ended, tried once more alone, and costs only itself',
  { timeout: 60_000 },
  async () => {
    const readers = pool({ entry: prying, size: 1, limits: { time: 2_000 } })
    const [stuck, ...others] = await Promise.all(
      ['hang', 'a', 'b', 'c'].map((name) => read(readers, 'x', name)),
    )
    expect(problemsOf(stuck ?? [])).toEqual([
      { code: 'TOO_SLOW', words: 'hang took more than 2 seconds to read, twice. It is kept, not read.' },
    ])
    expect(others.map((events) => events.length)).toEqual([1, 1, 1])
  },
)

test.skipIf(process.platform === 'win32')(
  'a document that eats memory is ended',
  { timeout: 60_000 },
  async () => {
    const readers = pool({ entry: prying, limits: { memory: 256 * 1024 * 1024 } })
    expect(problemsOf(await read(readers, 'x', 'eat'))).toEqual([
      {
        code: 'TOO_MUCH_MEMORY',
        words: 'eat would take more than 256 MB of memory to read. It is kept, not read.',
      },
    ])
  },
)

test('a reader that breaks down is replaced', { timeout: 60_000 }, async () => {
  const readers = pool({ entry: prying, size: 1 })
  const [dead, next] = await Promise.all([read(readers, 'x', 'die'), read(readers, 'x', 'a')])
  expect(problemsOf(dead)).toMatchObject([
    { code: 'UNREADABLE', words: 'die made its reader break down, twice. It is kept, not read.' },
  ])
  expect(next).toHaveLength(1)
})

test('an abort ends the reading and the pool goes on', { timeout: 60_000 }, async () => {
  const readers = pool({ entry: prying, size: 1 })
  const abort = new AbortController()
  const stopped = readers.read(bytes('x'), hints('hang'), { signal: abort.signal, onEvents: async () => {} })
  const other = read(readers, 'x', 'a')
  setTimeout(() => abort.abort(new Error('The editor stopped it.')), 300)
  await expect(stopped).rejects.toThrow('The editor stopped it.')
  expect(await other).toHaveLength(1)
})

test('what onEvents throws is thrown by read', { timeout: 60_000 }, async () => {
  const readers = pool()
  const full = readers.read(bytes('Copy.'), hints('a.txt'), {
    onEvents: () => Promise.reject(new Error('Disk full.')),
  })
  await expect(full).rejects.toThrow('Disk full.')
  expect(await read(readers, 'Copy.', 'b.txt')).toHaveLength(2)
})

test('files by path: too large, gone, and extracted whole', { timeout: 60_000 }, async () => {
  const readers = pool()
  const folder = mkdtempSync(join(tmpdir(), 'copytaster-pool-'))
  const huge = join(folder, 'huge.txt')
  writeFileSync(huge, 'x')
  truncateSync(huge, 200 * 1024 * 1024)
  expect((await readers.extract(huge)).problems).toEqual([
    {
      code: 'TOO_LARGE',
      words: 'huge.txt is larger than 64 MB, which is the most that is read. It is kept, not read.',
    },
  ])
  await expect(readers.extract(join(folder, 'gone.txt'))).rejects.toThrow('ENOENT')
  const page = fileURLToPath(new URL('../../fixtures/intake/page.html', import.meta.url))
  const extracted = await readers.extract(page)
  expect(extracted).toMatchObject({
    format: 'html',
    problems: [],
    drafts: [{ headline: 'Pier to reopen after winter' }],
  })
  const entry = { path: 'shift/note.md', bytes: bytes('# Gull\n\nIt left.') }
  expect(await readers.extract(entry)).toMatchObject({ format: 'markdown', drafts: [{ headline: 'Gull' }] })
  rmSync(folder, { recursive: true })
})
