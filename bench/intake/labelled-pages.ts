import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { blockText } from '../../src/contract/blocks.ts'
import type { PreparedDraft } from '../../src/engine/items/draft.ts'
import type { ReadForBench } from './measured-set.ts'

/** What is known of a labelled page; a set states what it is labelled for. */
export type PageGold = {
  file?: string
  url?: string
  articleBody?: string
  with?: string[]
  without?: string[]
  title?: string
  author?: string | string[]
  date?: string
}

/** The labelled pages of a folder by their key, or null where it holds none. */
export function labelsOf(folder: string): [key: string, gold: PageGold][] | null {
  const truth = join(folder, 'ground-truth.json')
  if (!existsSync(truth) || !existsSync(join(folder, 'html'))) return null
  const labels: unknown = JSON.parse(readFileSync(truth, 'utf8'))
  if (typeof labels !== 'object' || labels === null || Array.isArray(labels)) return null
  return Object.entries(labels as Record<string, PageGold>)
}

/** Whether the first labelled page of a folder has these labels. */
export function isLabelled(folder: string, has: (gold: PageGold) => boolean): boolean {
  const first = labelsOf(folder)?.[0]?.[1]
  return first !== undefined && has(first)
}

export type ReadPage = { key: string; gold: PageGold; draft: PreparedDraft | null; body: string }

/** Reads each labelled page as the app does; its address is not told, because a saved page has none. */
export async function* readPages(folder: string, read: ReadForBench): AsyncGenerator<ReadPage> {
  for (const [key, gold] of labelsOf(folder) ?? []) {
    const path = join(folder, 'html', gold.file ?? `${key}.html.gz`)
    const bytes = new Uint8Array(gunzipSync(readFileSync(path)))
    const { drafts } = await read(bytes, {
      name: `${key.replace(/\W+/g, '-').slice(0, 60)}.html`,
      mediaType: 'text/html',
    })
    const draft = drafts[0] ?? null
    const body = (draft?.blocks ?? [])
      .filter(({ role }) => role === 'body')
      .map(blockText)
      .join('\n')
    yield { key, gold, draft, body }
  }
}

/** Three digits after the point are all that so few pages bear. */
export function rounded(figures: Record<string, number>): Record<string, number> {
  return Object.fromEntries(Object.entries(figures).map(([name, value]) => [name, Number(value.toFixed(4))]))
}
