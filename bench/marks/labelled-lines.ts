import { closeSync, openSync, readdirSync, readFileSync, readSync } from 'node:fs'
import { join } from 'node:path'
import type { PreparedDraft } from '../../src/engine/items/draft.ts'
import type { ReadForBench } from '../intake/measured-set.ts'

/** A line of a labelled set, as its file has it. */
export type Labelled = {
  id: string
  text?: string
  label?: string
  spans?: { text: string; start?: number; end?: number; kind?: string; field?: string }[]
  article?: number | string
  pos?: number
}

/** The lines of a folder's JSON Lines files, in order of their names. */
export function linesOf(folder: string): Labelled[] {
  return jsonLinesIn(folder).flatMap((file) =>
    readFileSync(join(folder, file), 'utf8')
      .split('\n')
      .filter((line) => line.trim() !== '')
      .map((line) => JSON.parse(line) as Labelled),
  )
}

/** The first labelled lines of a folder, to see what it holds, which may be anything; empty where it holds no JSON Lines. */
export function firstLines(folder: string): Partial<Labelled>[] {
  return jsonLinesIn(folder).flatMap((file) => {
    const lines = headOf(join(folder, file)).split('\n').slice(0, -1)
    return lines.flatMap((line) => {
      try {
        return [JSON.parse(line) as Partial<Labelled>]
      } catch {
        return []
      }
    })
  })
}

/** Reads lines through the reader processes of the app, so that they come as they would land. */
export async function draftsOf(lines: readonly object[], read: ReadForBench): Promise<PreparedDraft[]> {
  const bytes = Buffer.from(lines.map((line) => JSON.stringify(line)).join('\n'))
  return (await read(bytes, { name: 'lines.jsonl' })).drafts
}

/** The files of a folder whose lines are JSON. */
export function jsonLinesIn(folder: string): string[] {
  return readdirSync(folder)
    .filter((file) => file.endsWith('.jsonl'))
    .toSorted()
}

const HEAD_BYTES = 200_000

function headOf(path: string): string {
  const file = openSync(path, 'r')
  try {
    const head = Buffer.alloc(HEAD_BYTES)
    return `${head.toString('utf8', 0, readSync(file, head, 0, HEAD_BYTES, 0))}\n`
  } finally {
    closeSync(file)
  }
}
