import type { Database } from 'better-sqlite3'
import type { Engine } from '../../src/engine/engine.ts'
import { landDraft, type AfterLanding } from '../../src/engine/intake/land-drafts.ts'
import { prepareDraft } from '../../src/engine/intake/prepare-draft.ts'
import { refreshList } from '../../src/engine/items/refresh-list.ts'
import type { Draft } from '../../src/engine/items/draft.ts'
import { joinStories, keyItems } from '../../src/engine/stories/group-items.ts'
import { bareImport } from '../desks/new-desk.ts'

/** Landing as an import does it, with a clock around what stories cost: look-up, comparison, grouping, rows written. */
export type TimedLanding = {
  land: (drafts: readonly Draft[]) => void
  /** Milliseconds that stories took for each item landed, in order. */
  times: number[]
}

/** So many items land in one transaction, as an import's do. */
const TURN = 250

/** Begins an import on a desk. @param stories false to leave them out, to see what the rest costs */
export async function timedLanding(engine: Engine, stories = true): Promise<TimedLanding> {
  const { store } = engine
  const { id, now, original } = await bareImport(engine)
  const times: number[] = []
  const after: AfterLanding = (db: Database, items) => {
    refreshList(db, items)
    if (!stories) return []
    const began = performance.now()
    const matched = keyItems(db, items)
    const touched = joinStories(db, [...items, ...matched])
    times.push(performance.now() - began)
    refreshList(db, touched)
    return touched
  }
  const landing = {
    import: id,
    path: 'bench.jsonl',
    original,
    originalName: 'bench.jsonl',
    mediaType: 'application/jsonl',
    now,
  }
  return {
    times,
    land(drafts) {
      for (let at = 0; at < drafts.length; at += TURN) {
        const prepared = drafts.slice(at, at + TURN).map((draft) => prepareDraft(draft, 'bench.jsonl'))
        store.transaction(() => {
          for (const draft of prepared) landDraft(store.db, after, landing, draft)
        })
      }
    },
  }
}

/** Bytes of the database's pages that hold what stories need. */
export function storyBytes(db: Database): number {
  return (
    db
      .prepare<[], { bytes: number | null }>(
        "SELECT sum(pgsize) AS bytes FROM dbstat WHERE name LIKE 'story%' OR name LIKE 'sqlite_autoindex_story%'",
      )
      .get()?.bytes ?? 0
  )
}

/** The figure that so large a part of all stay under. */
export function quantile(figures: readonly number[], part: number): number {
  const sorted = figures.toSorted((one, other) => one - other)
  return sorted[Math.min(sorted.length - 1, Math.floor(part * sorted.length))] ?? 0
}
