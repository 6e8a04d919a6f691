import { blockText, type Block } from '../../src/contract/blocks.ts'
import { readDate } from '../../src/engine/intake/readers/dates.ts'
import { htmlLine } from '../../src/engine/intake/readers/html-line.ts'
import { htmlToBlocks } from '../../src/engine/intake/readers/html-to-blocks.ts'

/** A way into a parsed feed, as feedparser names it: `entries`, 0, `title`. */
export type Path = readonly (string | number)[]

/** A value as it is kept: a text with what its links lead to, or a plain value. */
export type Value = string | null | KeptText | Value[] | { [name: string]: Value }
export class KeptText {
  readonly line: string
  readonly links: string[]
  readonly source: string | null
  constructor(line: string, links: string[], source: string | null = null) {
    this.line = line
    this.links = links
    this.source = source
  }
}

/** Whether what stands at the end of a path says the same as what is expected there. */
export function reaches(view: { [name: string]: Value }, path: Path, expected: unknown): boolean {
  let value: Value | undefined = view
  for (const step of path) {
    if (value === undefined || value === null || typeof value === 'string') return false
    if (value instanceof KeptText) {
      if (step === 'src') return same(value.source, expected, 'src')
      if (step !== 'value') return false
    } else value = Array.isArray(value) ? value[Number(step)] : value[String(step)]
  }
  return same(value ?? null, expected, String(path.at(-1)))
}

function same(value: Value, expected: unknown, name: string): boolean {
  if (value instanceof KeptText) return typeof expected === 'string' && sameText(value, expected)
  if (Array.isArray(value) && Array.isArray(expected)) {
    return value.length === expected.length && value.every((each, at) => same(each, expected[at], name))
  }
  if (typeof expected === 'object' && expected !== null && !Array.isArray(expected)) {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return false
    return Object.entries(expected).every(([part, each]) => same(value[part] ?? null, each, part))
  }
  if (typeof value !== 'string') return value === null && expected === null
  if (Array.isArray(expected)) return sameInstant(value, expected)
  if (typeof expected !== 'string') return String(expected) === value
  if (value === expected || (name === 'language' && value.toLowerCase() === expected.toLowerCase()))
    return true
  if (htmlLine(expected) === value) return true
  const instants = [readDate(value)?.value, readDate(expected)?.value]
  if (instants[0] !== undefined && instants[0] === instants[1]) return true
  return URL.parse(value)?.href !== undefined && URL.parse(value)?.href === URL.parse(expected)?.href
}

/** feedparser's nine numbers, of which six are a time in UTC. */
function sameInstant(text: string, [year, month, day, hour, minute, second]: unknown[]): boolean {
  const wanted = Date.UTC(
    Number(year),
    Number(month) - 1,
    Number(day),
    Number(hour),
    Number(minute),
    Number(second),
  )
  const found = readDate(text)
  return found !== null && Date.parse(found.value) === wanted
}

/** A text equals markup where the words are the same and every link that the markup has was kept, made absolute. */
function sameText(kept: KeptText, expected: string): boolean {
  const blocks = htmlToBlocks(expected, null)
  const words = (each: string): string => each.replace(/\s+/g, ' ').trim()
  const line = words(blocks.map(blockText).join(' '))
  if (words(kept.line) !== line && words(kept.line) !== words(expected)) return false
  return linksOf(blocks).every((link) => kept.links.includes(link))
}

/** The addresses that links in blocks lead to. */
export function linksOf(blocks: readonly Block[]): string[] {
  return blocks
    .flatMap((each) => [...each.runs, ...(each.rows ?? []).flat(2)])
    .flatMap((run) => run.link ?? [])
}
