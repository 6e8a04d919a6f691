import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { DraftField, PreparedDraft } from '../../src/engine/items/draft.ts'
import { readDocument } from '../../src/engine/intake/readers/read-document.ts'
import { parseXml } from '../../src/engine/intake/readers/xml-tree.ts'
import { syntheticFeed, vocabulary } from '../../tests/build/synthetic-copy.ts'
import { reaches, type Path } from './feedparser-values.ts'
import { draftView, feedView } from './feedparser-view.ts'
import type { MeasuredSet, ReadForBench } from './measured-set.ts'

type Expectation = { file: string; desc: string; expect: [Path, unknown][] }
type Kept = { feed: DraftField[]; drafts: PreparedDraft[] }

/**
 * Python feedparser's well-formed suite (tests/wellformed): `expectations.jsonl` beside the feeds. Every expectation
 * is compared with what drafts and the feed's own fields hold, and with nothing else. Markup is compared as the
 * blocks it becomes with its links, dates as instants, addresses as the URL standard writes them.
 *
 * Target: 97 % of the core fields (title, link, id, people, dates, texts, rights, language, generator, tags,
 * enclosures, comments) and of `base`.
 */
export const set: MeasuredSet = {
  name: 'feeds',
  fits: (folder) => existsSync(join(folder, 'expectations.jsonl')) && existsSync(join(folder, 'atom10')),
  measure: async (folder, read, show) => {
    const lines = (await readFile(join(folder, 'expectations.jsonl'), 'utf8')).trim().split('\n')
    const tally = new Map<string, { right: number; of: number }>()
    const count = (name: string, right: boolean): void => {
      const each = tally.get(name) ?? { right: 0, of: 0 }
      tally.set(name, { right: each.right + Number(right), of: each.of + 1 })
    }
    for (const line of lines) {
      const expectation: Expectation = JSON.parse(line)
      const kind = expectation.file.split('/')[0] ?? ''
      if (expectation.file.includes('cdf')) continue
      const kept = await readFeedFile(folder, expectation.file, read)
      const wrong =
        kept === null
          ? expectation.expect
          : expectation.expect.filter(([path, value]) => !holds(kept, path, value))
      const right = wrong.length === 0
      const core = expectation.expect.every(([path]) => isCore(path))
      count('all', right)
      if (core) count(kind === 'base' ? 'base' : 'core', right)
      if (core) count(`core of ${kind}`, right)
      if (show && !right) {
        console.log(
          `${core ? 'core' : '    '} ${expectation.file}: ${wrong.map(([path, value]) => `${path.join('.')} is not ${JSON.stringify(value)}`).join('; ')}`,
        )
      }
    }
    const core = tally.get('core')
    const base = tally.get('base')
    const right = (core?.right ?? 0) + (base?.right ?? 0)
    const of = (core?.of ?? 0) + (base?.of ?? 0)
    return {
      coreAndBase: `${right} of ${of}`,
      share: of === 0 ? 0 : Number((right / of).toFixed(4)),
      ...(await speed()),
      ...Object.fromEntries([...tally].map(([name, each]) => [name, `${each.right} of ${each.of}`])),
    }
  },
}

/** Items of about 3 KB, as a feed of the synthetic desk has them, that make five megabytes. */
const FIVE_MEGABYTES = 5_000_000
const TIMES = 5

/** Milliseconds of processor time for an RSS of 5 MB: its markup alone (target: 150), and all drafts made of it. */
async function speed(): Promise<Record<string, number>> {
  const words = vocabulary()
  let count = 100
  let xml = syntheticFeed(words, 0, count)
  count = Math.round((count * FIVE_MEGABYTES) / xml.length)
  xml = syntheticFeed(words, 0, count)
  const bytes = new TextEncoder().encode(xml)
  const hints = { name: 'five-megabytes.rss', mediaType: null, url: null, modified: null }
  const parse = await fastest(() => Promise.resolve(parseXml(xml, null)))
  const read = await fastest(async () => {
    for await (const event of readDocument(bytes, hints))
      if (event.kind === 'problem') throw new Error('Not read')
  })
  return {
    fiveMegabytesParsedCpuMs: Math.round(parse),
    fiveMegabytesReadCpuMs: Math.round(read),
    itemsReadPerCpuSecond: Math.round((count / read) * 1_000),
  }
}

/** The least processor time of some runs, in milliseconds: what other programs cost is in the rest. */
async function fastest(work: () => Promise<unknown>): Promise<number> {
  let least = Infinity
  for (let time = 0; time < TIMES; time += 1) {
    const before = process.cpuUsage()
    await work()
    const used = process.cpuUsage(before)
    least = Math.min(least, (used.user + used.system) / 1_000)
  }
  return least
}

async function readFeedFile(folder: string, file: string, read: ReadForBench): Promise<Kept | null> {
  const bytes = await readFile(join(folder, file))
  const head = bytes.subarray(0, 2_000).toString('latin1')
  const header = (name: string): string | null =>
    new RegExp(`^Header:\\s*${name}:\\s*(.+?)\\s*$`, 'im').exec(head)?.[1] ?? null
  const { drafts, feed } = await read(bytes, {
    name: file.split('/').at(-1) ?? file,
    // What the suite's own server hands out has its address; the rest are files.
    url: /^http\/|\/http_/.test(file) ? `http://127.0.0.1:8097/tests/wellformed/${file}` : null,
    mediaType: header('Content-type'),
    contentLocation: header('Content-Location'),
  })
  return { drafts, feed }
}

const CORE =
  /^(?:title|link|links|id|guid|author|authors|author_detail|contributors|publisher|publisher_detail|(?:published|updated|created|expired)(?:_parsed)?|summary|description|content|subtitle|tagline|info|rights|copyright|language|generator|generator_detail|tags|category|enclosures|comments)(?:_detail)?$/

/** Whether a path names a core field; the parser's notes on a text (its type, base, language) are none. */
function isCore(path: Path): boolean {
  const [part, ...rest] = path[0] === 'feed' ? path.slice(1) : path.slice(2)
  if (path[0] !== 'feed' && path[0] !== 'entries') return false
  const last = rest.at(-1)
  const note =
    (String(part).endsWith('_detail') || part === 'content') &&
    (last === 'type' || last === 'base' || last === 'language')
  return CORE.test(String(part)) && !note
}

/** Whether what is kept says the same as the suite. */
function holds(kept: Kept, path: Path, expected: unknown): boolean {
  if (path[0] === 'version') return true
  const atFeed = path[0] === 'feed'
  const draft = atFeed ? null : (kept.drafts[Number(path[1])] ?? null)
  if (!atFeed && draft === null) return false
  const view = draft === null ? feedView(kept.feed) : draftView(draft)
  return reaches(view, atFeed ? path.slice(1) : path.slice(2), expected)
}
