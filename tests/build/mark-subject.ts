import { readdirSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import type { Block } from '../../src/contract/blocks.ts'
import { withRoles } from '../../src/engine/intake/roles.ts'
import type { MarkSubject } from '../../src/engine/marks/subject.ts'

/** Paragraphs of plain text as a reader gives them: every one body. */
export function paragraphs(lines: readonly string[]): Block[] {
  return lines.map((text) => ({ kind: 'paragraph', role: 'body', runs: [{ text }] }))
}

/** A subject with the given parts; what is left out is not stated by the copy. Roles are done as on import. */
export function markSubject(parts: Partial<MarkSubject>, lines: readonly string[]): MarkSubject {
  const fields = parts.fields ?? []
  return {
    headline: null,
    byline: null,
    dateline: null,
    url: null,
    canonicalUrl: null,
    source: null,
    sourceUrl: null,
    section: null,
    language: 'en',
    rights: null,
    ...parts,
    fields,
    blocks: withRoles(paragraphs(lines), fields),
  }
}

/** One fixture of `tests/fixtures/marks`: invented copy, and beside it what must come out. */
export type MarkFixture = { name: string; about: string; subject: MarkSubject; expected: unknown }

const FOLDER = join(import.meta.dirname, '../fixtures/marks')

/** Every fixture, by name. `<area>--<case>.json` is the copy, `<area>--<case>.expected.json` what must come out. */
export function markFixtures(): MarkFixture[] {
  const files = readdirSync(FOLDER).filter(
    (file) => file.endsWith('.json') && !file.endsWith('.expected.json'),
  )
  return files.sort().map((file) => {
    const name = basename(file, '.json')
    const {
      about,
      paragraphs: lines,
      ...parts
    } = readJson(file) as {
      about: string
      paragraphs: string[]
    } & Partial<MarkSubject>
    return { name, about, subject: markSubject(parts, lines), expected: readJson(`${name}.expected.json`) }
  })
}

function readJson(file: string): unknown {
  return JSON.parse(readFileSync(join(FOLDER, file), 'utf8'))
}
