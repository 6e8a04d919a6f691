import { mkdir, writeFile } from 'node:fs/promises'
import { monitorEventLoopDelay } from 'node:perf_hooks'
import { join } from 'node:path'
import { afterLanding } from '../src/engine/after-landing.ts'
import { deskCounts } from '../src/engine/desk/counts.ts'
import type { Engine } from '../src/engine/engine.ts'
import { landDraft } from '../src/engine/intake/land-drafts.ts'
import { prepareDraft } from '../src/engine/intake/prepare-draft.ts'
import { readReceipt } from '../src/engine/intake/receipts.ts'
import { syntheticDraft, syntheticFeed, vocabulary } from '../tests/build/synthetic-copy.ts'
import { bareImport, onNewDesk } from './desks/new-desk.ts'

const SIZES = [1_000, 10_000, 100_000]
const PAGE = 60
const performer = { actor: 'Bench', now: (): Date => new Date() }

type Spread = { median: number; p95: number; worst: number }
type Figures = Record<string, unknown>

/**
 * Measures the engine on a desk of 1,000, 10,000 and 100,000 items, and the import of 10,000 feed items and of 10,000
 * small files through the real readers. All times in milliseconds. With 10,000 items, targets: import of the feeds under
 * 20 s, search as you type under 30 ms at the 95th percentile.
 * @param args sizes to measure, or `import` alone; all of it where none are given
 */
export async function run(args: string[]): Promise<Figures> {
  const words = vocabulary()
  const sizes = args.length === 0 ? SIZES : args.map(Number).filter((size) => size > 0)
  const figures: Figures = {}
  if (args.length === 0 || args.includes('import')) {
    figures['import of 10,000 feed items'] = await importFeeds(words)
    figures['import of 10,000 small files'] = await importFiles(words)
  }
  for (const size of sizes) figures[`${size} items`] = await measureDesk(words, size)
  return figures
}

function importFeeds(words: readonly string[]): Promise<Figures> {
  return onNewDesk(async (engine, folder) => {
    const paths: string[] = []
    for (let feed = 0; feed < 100; feed++) {
      const path = join(folder, `feed-${feed}.xml`)
      await writeFile(path, syntheticFeed(words, feed * 100, 100))
      paths.push(path)
    }
    return timeImport(engine, paths)
  })
}

function importFiles(words: readonly string[]): Promise<Figures> {
  return onNewDesk(async (engine, folder) => {
    const copy = join(folder, 'copy')
    await mkdir(copy)
    for (let file = 0; file < 10_000; file++) {
      const [first = '', second = ''] = syntheticDraft(words, file).blocks.map((block) => block.runs[0]?.text)
      await writeFile(join(copy, `${file}.txt`), `${first}\n\n${second}\n`)
    }
    return timeImport(engine, [copy])
  })
}

async function timeImport(engine: Engine, paths: string[]): Promise<Figures> {
  const stalls = monitorEventLoopDelay({ resolution: 5 })
  stalls.enable()
  const began = performance.now()
  const id = await engine.imports.start({ paths }, performer)
  await engine.imports.finished(id)
  const took = performance.now() - began
  stalls.disable()
  const { counts } = readReceipt(engine.store.reader, id)
  const undone = time(() => engine.undo(performer))
  const redone = time(() => engine.redo(performer))
  return {
    seconds: rounded(took / 1000),
    items: counts.items,
    refused: counts.refused,
    'engine busy at a stretch, p99': rounded(stalls.percentile(99) / 1e6),
    'engine busy at a stretch, worst': rounded(stalls.max / 1e6),
    'undo of the whole import': undone,
    'redo of the whole import': redone,
  }
}

function measureDesk(words: readonly string[], size: number): Promise<Figures> {
  return onNewDesk(async (engine) => {
    const landing = await land(engine, words, size)
    const ids = engine.store.reader.prepare<[], string>('SELECT id FROM item ORDER BY row').pluck().all()
    engine.act(performer, 'item.tag', {
      items: ids.filter((_, index) => index % 50 === 0).slice(0, 10_000),
      tag: 'sea',
    })
    engine.act(performer, 'item.vet', { items: ids.slice(0, Math.floor(size / 10)).slice(0, 10_000) })
    const open = (query: string): number => {
      const began = performance.now()
      const { list } = engine.lists.open({ query, order: 'newest', fold: true })
      engine.lists.page(list, 0, PAGE)
      const took = performance.now() - began
      engine.lists.close(list)
      return took
    }
    const searches = typedQueries(words)
    for (const query of searches.slice(0, 20)) open(query)
    const slowest = searches
      .map((query) => ({ query, took: rounded(open(query)) }))
      .sort((one, other) => other.took - one.took)
    const { list, total } = engine.lists.open({ query: '', order: 'newest', fold: true })
    return {
      'landing, an item': rounded(landing),
      'search as you type': spread(slowest.map((each) => each.took)),
      'slowest searches': slowest.slice(0, 5),
      'open the whole list': repeat(20, () => open('')),
      'a page of 100': repeat(50, (turn) =>
        engine.lists.page(list, (turn * 97) % Math.max(1, total - 100), 100),
      ),
      'counts of the side bar': repeat(10, () => deskCounts(engine.store.reader, engine.lists)),
      'spike 1': repeat(50, (turn) =>
        engine.act(performer, 'item.spike', { items: [ids[size - 1 - turn] ?? ''] }),
      ),
      'undo 1': repeat(20, () => engine.undo(performer)),
      'spike 500': repeat(1, () => engine.act(performer, 'item.spike', { items: ids.slice(100, 600) })),
      'undo 500': repeat(1, () => engine.undo(performer)),
    }
  })
}

/** Lands items in bulk, as an import would, without readers. @returns milliseconds an item */
export async function land(engine: Engine, words: readonly string[], size: number): Promise<number> {
  const { store } = engine
  const { id, now, original } = await bareImport(engine)
  let took = 0
  for (let at = 0; at < size; at += 250) {
    const drafts = Array.from({ length: Math.min(250, size - at) }, (_, index) =>
      prepareDraft(syntheticDraft(words, at + index), 'bench.jsonl'),
    )
    const began = performance.now()
    store.transaction(() => {
      for (const draft of drafts) {
        landDraft(
          store.db,
          afterLanding,
          {
            import: id,
            path: 'bench.jsonl',
            original,
            originalName: 'bench.jsonl',
            mediaType: 'application/jsonl',
            now,
          },
          draft,
        )
      }
    })
    took += performance.now() - began
  }
  return took / size
}

/** What an editor types, letter by letter: frequent words, rare ones, two words, phrases, and all of these with filters. */
function typedQueries(words: readonly string[]): string[] {
  const typed = (text: string): string[] =>
    Array.from(text, (_, index) => text.slice(0, index + 1)).filter((query) => query.length > 1)
  const some = [60, 100, 300, 1_000, 5_000, 19_000].map((rank) => words[rank] ?? '')
  return [
    ...['the', 'government', 'police'].flatMap(typed),
    ...some.flatMap(typed),
    ...typed(`the ${some[2]} ${some[3]}`),
    ...['the', 'said', 'of', ...some].flatMap((word) => [
      `${word} state:new`,
      `${word} state:vetted`,
      `${word} -state:spiked source:"Paper 7"`,
      `${word} tag:sea`,
      `${word} mark:opinion`,
      `${word} since:today`,
      `${word} -${some[1]}`,
    ]),
    '"in the"',
    '"of the government"',
    'state:new',
    'tag:sea',
    'source:"Paper 3"',
    'mark:opinion?',
    'story:copies',
    'since:today',
    'state:vetted tag:sea',
  ]
}

function time(work: () => unknown): number {
  const began = performance.now()
  work()
  return rounded(performance.now() - began)
}

function repeat(times: number, work: (turn: number) => unknown): Spread {
  return spread(Array.from({ length: times }, (_, turn) => time(() => work(turn))))
}

function spread(times: readonly number[]): Spread {
  const sorted = times.toSorted((one, other) => one - other)
  const at = (part: number): number =>
    sorted[Math.min(sorted.length - 1, Math.floor(part * sorted.length))] ?? 0
  return { median: at(0.5), p95: at(0.95), worst: at(1) }
}

function rounded(value: number): number {
  return Math.round(value * 100) / 100
}
