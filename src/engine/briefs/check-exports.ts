import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Store } from '../store/open-store.ts'
import type { Damage } from '../store/verify.ts'
import type { ExportedFile } from './export-brief.ts'

/** Checks the files of every export against the hashes that were frozen with them. */
export async function checkExports(store: Store): Promise<Damage[]> {
  const rows = store.reader.prepare<[], { id: string; files: string }>('SELECT id, files FROM export').all()
  const damage: Damage[] = []
  for (const row of rows) {
    for (const file of JSON.parse(row.files) as ExportedFile[]) {
      const bytes = await readFile(join(store.home.exports, row.id, file.format)).catch(() => null)
      if (bytes !== null && createHash('sha256').update(bytes).digest('hex') === file.sha256) continue
      const fault = bytes === null ? 'is gone' : 'has changed'
      damage.push({ what: 'export', name: file.sha256, words: `The exported file ${file.name} ${fault}.` })
    }
  }
  return damage
}
