import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { v7 as newId } from 'uuid'
import { openEngine, type Engine } from '../../src/engine/engine.ts'
import { keepOriginal } from '../../src/engine/store/keep-original.ts'

/** Does something with an engine on a folder of its own, which goes afterwards. */
export async function onNewDesk<Result>(
  work: (engine: Engine, folder: string) => Promise<Result>,
): Promise<Result> {
  const folder = await mkdtemp(join(tmpdir(), 'copytaster-bench-'))
  const engine = await openEngine({ home: join(folder, 'home') })
  try {
    return await work(engine, folder)
  } finally {
    await engine.close()
    await rm(folder, { recursive: true, force: true })
  }
}

/** Begins an import without files, for drafts that are landed without readers. */
export async function bareImport(engine: Engine): Promise<{ id: string; now: string; original: string }> {
  const { store } = engine
  const id = newId()
  const now = new Date().toISOString()
  const original = await keepOriginal(store.home, Buffer.from(`bench ${id}`))
  store.db
    .prepare('INSERT INTO original (sha256, size, kept_at) VALUES (?, ?, ?)')
    .run(original.sha256, original.size, now)
  store.db
    .prepare(
      "INSERT INTO import (id, name, by, input, state, started_at) VALUES (?, 'Bench', 'Bench', '{}', 'done', ?)",
    )
    .run(id, now)
  return { id, now, original: original.sha256 }
}
