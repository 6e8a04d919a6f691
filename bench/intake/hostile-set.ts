import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { basename, join, relative } from 'node:path'
import type { Extracted } from '../../src/engine/intake/extract-document.ts'
import type { MeasuredSet } from './measured-set.ts'

/** The kinds of the corpus: a folder each. */
const KINDS = ['office', 'pdf', 'zip', 'xml', 'text', 'svg', 'cells', 'json', 'html', 'mail']
const MB = 1024 * 1024
const TIME_MS = 10_000
const PDF_TIME_MS = 30_000
const GROWTH_MB = 64
/** A feed may well hold nothing. */
const MAY_BE_EMPTY = new Set(['feed', 'json-feed', 'json-lines', 'mailbox'])
/** Codes of a reader that was lost or had no words of its own for what it met. */
const LOST = new Set(['TOO_SLOW', 'TOO_MUCH_MEMORY', 'UNREADABLE'])

/**
 * Hostile files: each a result or an error with a code, within 10 s (a PDF 30 s), read beside the engine, which must
 * not grow by 64 MB. Memory of the reader itself is bounded by the pool, which ends a process over 512 MB.
 */
export const set: MeasuredSet = {
  name: 'hostile',
  fits: (folder) => existsSync(join(folder, 'office')) && existsSync(join(folder, 'zip')),
  measure: async (folder, read, show) => {
    const figures: Record<string, unknown> = {}
    const before = process.memoryUsage.rss()
    let slowest = 0
    for (const kind of KINDS.filter((each) => existsSync(join(folder, each)))) {
      const count = { files: 0, read: 0, refused: 0, withoutOutcome: 0, slow: 0, lost: 0 }
      const codes: Record<string, number> = {}
      for (const path of filesIn(join(folder, kind))) {
        const began = performance.now()
        const extracted = await read(readFileSync(path), { name: basename(path) })
        const took = performance.now() - began
        const limit = path.toLowerCase().endsWith('.pdf') ? PDF_TIME_MS : TIME_MS
        slowest = Math.max(slowest, took)
        count.files += 1
        if (took > limit) count.slow += 1
        for (const { code } of extracted.problems) codes[code] = (codes[code] ?? 0) + 1
        const lost = extracted.problems.find((each) => LOST.has(each.code))
        if (lost !== undefined) count.lost += 1
        if (extracted.drafts.length + extracted.nested.length > 0) count.read += 1
        else if (extracted.problems.length > 0) count.refused += 1
        else if (!MAY_BE_EMPTY.has(extracted.format ?? '')) count.withoutOutcome += 1
        if (show && (lost !== undefined || took > limit || isSilent(extracted)))
          console.log(`  ${relative(folder, path)} ${Math.round(took)} ms`, lost?.words ?? '')
      }
      figures[kind] = { ...count, codes }
    }
    const grown = Math.round((process.memoryUsage.rss() - before) / MB)
    return { ...figures, slowestMs: Math.round(slowest), grownMB: grown, grownWithin: grown < GROWTH_MB }
  },
}

function filesIn(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((each) => each.isFile() && each.name !== 'README.md')
    .map((each) => join(each.parentPath, each.name))
    .toSorted()
}

function isSilent({ format, drafts, nested, problems }: Extracted): boolean {
  return drafts.length + nested.length + problems.length === 0 && !MAY_BE_EMPTY.has(format ?? '')
}
