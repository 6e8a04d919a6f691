import assert from 'node:assert/strict'
import { spawn, type ChildProcess } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { setTimeout as wait } from 'node:timers/promises'
import { openEngine, type Engine } from '../../src/engine/engine.ts'
import { verifyDesk } from '../../src/engine/upkeep.ts'
import { wholeReceipt } from '../../src/engine/whole-receipt.ts'
import { eventOf, type EventRow } from '../../src/engine/store/log.ts'
import { stillAs } from '../../src/engine/store/perform.ts'
import { placeOf, tableKeys, type Columns, type RowChange } from '../../src/engine/store/tables.ts'
import { writeCopyFolder } from './copy-folder.ts'
import type { Acknowledged } from './kill-messages.ts'
import { seeded, type Seeded } from './seeded.ts'

export type KillFigures = {
  kills: number
  killedStarting: number
  killedImporting: number
  killedActing: number
  acknowledgedActions: number
  acknowledgedItems: number
  importsResumed: number
  importsCompared: number
  seconds: number
}

/** What one desk has acknowledged over all its lives. */
type Ledger = {
  import: string | null
  actions: Map<number, string>
  files: Set<string>
  items: number
  finished: boolean
}

/** The undisturbed import to compare with: its receipt, and how long the engine took. */
type Undisturbed = { receipt: string; milliseconds: number }

/**
 * Kills engines with SIGKILL at random moments of starting, importing and acting, and after each kill holds what is
 * there against what was acknowledged: every action in the log and in its rows, every landed file and item in the
 * receipt, store and derived rows sound. An import that is resumed must end with the receipt of one that nothing
 * disturbed.
 * @param options.kills how many
 * @param options.seed the moments and actions can be had again from it; it stands in the message of a failure
 * @param options.size of the imported folder, in feeds
 * @throws AssertionError naming seed and kill
 */
export async function killEngines(options: {
  kills: number
  seed: number
  size: number
}): Promise<KillFigures> {
  const began = performance.now()
  const random = seeded(options.seed)
  const work = mkdtempSync(join(tmpdir(), 'copytaster-kill-'))
  const folder = join(work, 'copy')
  writeCopyFolder(folder, options.seed, options.size)
  const figures: KillFigures = {
    kills: 0,
    killedStarting: 0,
    killedImporting: 0,
    killedActing: 0,
    acknowledgedActions: 0,
    acknowledgedItems: 0,
    importsResumed: 0,
    importsCompared: 0,
    seconds: 0,
  }
  try {
    const undisturbed = await importUndisturbed(join(work, 'undisturbed'), folder)
    for (let desk = 0; figures.kills < options.kills; desk++) {
      await killOneDesk(join(work, `desk-${desk}`), folder, undisturbed, random, figures, options.kills)
    }
  } catch (error) {
    const words = error instanceof Error ? error.message : String(error)
    throw new Error(`Seed ${options.seed}, kill ${figures.kills}: ${words}`, { cause: error })
  } finally {
    rmSync(work, { recursive: true, force: true })
  }
  return { ...figures, seconds: Math.round((performance.now() - began) / 100) / 10 }
}

/** Kills the engine of one desk some times while it imports, lets the import end, and kills it once more at work. */
async function killOneDesk(
  home: string,
  folder: string,
  undisturbed: Undisturbed,
  random: Seeded,
  figures: KillFigures,
  mostKills: number,
): Promise<void> {
  const ledger: Ledger = { import: null, actions: new Map(), files: new Set(), items: 0, finished: false }
  const kill = async (): Promise<void> => {
    const wasFinished = ledger.finished
    const phase = await killOnce(home, folder, undisturbed.milliseconds, random, ledger)
    figures.kills++
    if (phase === 'starting') figures.killedStarting++
    else if (wasFinished || ledger.finished) figures.killedActing++
    else figures.killedImporting++
    await checkDesk(home, ledger)
  }
  const last = Math.min(mostKills, figures.kills + 2 + random.below(3))
  while (figures.kills < last && !ledger.finished) await kill()
  await finishImport(home, folder, ledger, undisturbed, figures)
  if (figures.kills < mostKills) await kill()
  figures.acknowledgedActions += ledger.actions.size
  figures.acknowledgedItems += ledger.items
  rmSync(home, { recursive: true, force: true })
}

async function killOnce(
  home: string,
  folder: string,
  importMilliseconds: number,
  random: Seeded,
  ledger: Ledger,
): Promise<'starting' | 'working'> {
  const worker = startWorker(home, folder, random.below(2 ** 31), 'acting')
  if (random.below(6) === 0) {
    await Promise.race([wait(random.below(700)), worker.ended])
  } else {
    await Promise.race([worker.ready, worker.ended])
    await Promise.race([wait(20 + random.below(Math.min(importMilliseconds * 0.6, 1_500))), worker.ended])
  }
  assert.equal(worker.child.exitCode, null, `the engine ended by itself: ${worker.errors()}`)
  worker.child.kill('SIGKILL')
  await worker.ended
  for (const message of worker.told) note(ledger, message)
  return worker.told.length === 0 ? 'starting' : 'working'
}

function note(ledger: Ledger, message: Acknowledged): void {
  if (message.kind === 'acted') ledger.actions.set(message.event, message.words)
  else if (message.kind === 'started') ledger.import = message.import
  else if (message.kind === 'finished') ledger.finished = true
  else if (message.kind === 'landed') {
    for (const file of message.files) ledger.files.add(file)
    ledger.items = Math.max(ledger.items, message.items)
  }
}

/** Opens the desk again, as an editor would after a crash, and looks for everything that was acknowledged. */
async function checkDesk(home: string, ledger: Ledger): Promise<void> {
  const engine = await openEngine({ home })
  try {
    const { damage } = await verifyDesk(engine)
    assert.deepEqual(damage, [], 'the store is not sound')
    const events = engine.store.reader.prepare<[], EventRow>('SELECT * FROM event ORDER BY seq').all()
    for (const [seq, words] of ledger.actions) {
      assert.equal(events[seq - 1]?.words, words, `the acknowledged event ${seq} is not in the log`)
    }
    checkRows(engine, events)
    if (ledger.import !== null) {
      const files = new Set([...wholeReceipt(engine, ledger.import)].map((file) => file.path))
      const lost = [...ledger.files].filter((file) => !files.has(file))
      assert.deepEqual(lost, [], 'files that had landed are not in the receipt')
      checkItems(engine, ledger)
    }
  } finally {
    await engine.close()
  }
}

/** The rows that editors change must be what the log says that they became. */
function checkRows(engine: Engine, events: readonly EventRow[]): void {
  const last = new Map<string, RowChange>()
  for (const event of events) {
    for (const change of eventOf(event).changes) {
      const place = placeOf(change)
      const before = last.get(place)?.after
      const after = change.after === null ? null : { ...before, ...change.after }
      last.set(place, { ...change, after })
    }
  }
  for (const [place, change] of last) {
    const keys = tableKeys[change.table]
    const row = engine.store.reader
      .prepare<unknown[], Columns>(
        `SELECT * FROM ${change.table} WHERE ${keys.map((key) => `${key} = ?`).join(' AND ')}`,
      )
      .get(...keys.map((key) => change.key[key]))
    assert.ok(stillAs(row, change.after), `the row ${place} is not what the log says`)
  }
  const logged = new Set(last.keys())
  for (const tag of engine.store.reader.prepare<[], Columns>('SELECT item, tag FROM item_tag').all()) {
    assert.ok(logged.has(placeOf({ table: 'item_tag', key: tag })), 'a tag is in no event')
  }
}

function checkItems(engine: Engine, ledger: Ledger): void {
  const { reader } = engine.store
  const count = (sql: string): number =>
    reader.prepare<[string], { count: number }>(sql).get(ledger.import ?? '')?.count ?? 0
  const lines = count('SELECT count(*) AS count FROM import_item WHERE import = ?')
  assert.ok(lines >= ledger.items, `${ledger.items} items had landed and ${lines} are in the receipt`)
  const missing = count(
    `SELECT count(*) AS count FROM import_item r WHERE r.import = ? AND r.item IS NOT NULL
     AND NOT EXISTS (SELECT 1 FROM item_list l WHERE l.id = r.item)`,
  )
  assert.equal(missing, 0, 'items of the receipt are not in the list')
}

/** Goes on with the import where it was interrupted, and compares its receipt with that of an undisturbed one. */
async function finishImport(
  home: string,
  folder: string,
  ledger: Ledger,
  undisturbed: Undisturbed,
  figures: KillFigures,
): Promise<void> {
  if (!ledger.finished) {
    const worker = startWorker(home, folder, 1, 'still')
    await worker.ended
    assert.equal(worker.child.exitCode, 0, `the import could not go on: ${worker.errors()}`)
    if (ledger.import !== null) figures.importsResumed++
    for (const message of worker.told) note(ledger, message)
  }
  const engine = await openEngine({ home })
  try {
    assert.equal(receiptOf(engine, ledger.import ?? ''), undisturbed.receipt, 'the receipt is another')
    assert.deepEqual((await verifyDesk(engine)).damage, [], 'the store is not sound')
    figures.importsCompared++
  } finally {
    await engine.close()
  }
}

async function importUndisturbed(home: string, folder: string): Promise<Undisturbed> {
  const worker = startWorker(home, folder, 1, 'still')
  await worker.ready
  const began = performance.now()
  await worker.ended
  const milliseconds = performance.now() - began
  assert.equal(worker.child.exitCode, 0, worker.errors())
  const started = worker.told.find((message) => message.kind === 'started')
  const engine = await openEngine({ home })
  try {
    return { receipt: receiptOf(engine, started?.import ?? ''), milliseconds }
  } finally {
    await engine.close()
  }
}

/** A receipt as text, without what differs from one import to the next. The sums must balance. */
function receiptOf(engine: Engine, id: string): string {
  const files = [...wholeReceipt(engine, id)]
    .map(({ items, ...file }) => ({
      ...file,
      items: items.map(({ id: _, ...item }) => JSON.stringify(item)).toSorted(),
    }))
    .toSorted((one, other) => (one.path < other.path ? -1 : 1))
  const row = engine.store.reader
    .prepare<[string], { state: string; counts: string }>('SELECT state, counts FROM import WHERE id = ?')
    .get(id)
  const counts = JSON.parse(row?.counts ?? '{}') as Record<string, number>
  const { files: fileCount, items, ...outcomes } = counts
  assert.equal(
    Object.values(outcomes).reduce((sum, each) => sum + each, 0),
    items,
    'the sums do not balance',
  )
  assert.equal(fileCount, files.length, 'the receipt counts other files than it names')
  return JSON.stringify({ state: row?.state, counts, files }, null, 1)
}

type Worker = {
  child: ChildProcess
  told: Acknowledged[]
  ready: Promise<void>
  ended: Promise<void>
  errors: () => string
}

function startWorker(home: string, folder: string, seed: number, manner: 'acting' | 'still'): Worker {
  const child = spawn(process.execPath, [
    join(import.meta.dirname, 'kill-worker.ts'),
    home,
    folder,
    String(seed),
    manner,
  ])
  const told: Acknowledged[] = []
  const errors: string[] = []
  child.stderr.setEncoding('utf8').on('data', (text: string) => errors.push(text))
  let isReady = (): void => undefined
  const ready = new Promise<void>((resolve) => {
    isReady = resolve
  })
  createInterface({ input: child.stdout }).on('line', (line) => {
    told.push(JSON.parse(line) as Acknowledged)
    isReady()
  })
  const ended = new Promise<void>((resolve) => {
    child.once('close', () => resolve())
  })
  return { child, told, ready, ended, errors: () => errors.join('') }
}
