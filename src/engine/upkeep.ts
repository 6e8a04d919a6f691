import type { Engine } from './engine.ts'
import { checkExports } from './briefs/check-exports.ts'
import { checkDerived, rebuildDerived, type DerivedPart } from './rebuild.ts'
import { copyDatabase } from './store/backup.ts'
import { verifyStore, type Verified } from './store/verify.ts'

/**
 * Checks everything of a desk: SQLite's integrity, the chain of the log, decisions against it, originals and exports against their hashes, and derived
 * rows against what they would be if they were made again. Holds the store for writing during the last part.
 */
export async function verifyDesk(engine: Engine): Promise<Verified> {
  return verifyStore(engine.store, [() => checkExports(engine.store), () => checkDerived(engine.store)])
}

/**
 * Copies the database into the data folder and checks the copy.
 * @returns path of the copy, number and hash of the last event in it
 * @throws Refusal `STORE_DAMAGED`
 */
export function backupDesk(engine: Engine): { path: string; seq: number; hash: string } {
  return copyDatabase(engine.store.reader, engine.store.home.backups, engine.performer().now())
}

/**
 * Makes derived rows again; decisions of editors are not touched.
 * @param parts which ones; all where empty
 * @param progress called with the number of items done and of all
 * @param signal stops it between two steps; run again, it begins anew
 */
export async function rebuildDesk(
  engine: Engine,
  parts: readonly DerivedPart[],
  progress: (done: number, of: number) => void,
  signal?: AbortSignal,
): Promise<void> {
  await rebuildDerived(engine.store, progress, parts, signal)
}
