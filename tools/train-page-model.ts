import { createHash } from 'node:crypto'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { gunzipSync } from 'node:zlib'
import { getDomain } from 'tldts'
import { blockText } from '../src/contract/blocks.ts'
import { decodeText } from '../src/engine/intake/readers/decode-text.ts'
import { parsePage } from '../src/engine/intake/readers/html-tree.ts'
import { blockFeatures, sightFeatures } from '../src/engine/intake/readers/page/block-features.ts'
import { probability, type BoostedTrees } from '../src/engine/intake/readers/page/boosted-trees.ts'
import { bylineCandidates } from '../src/engine/intake/readers/page/byline-candidates.ts'
import { dateCandidates } from '../src/engine/intake/readers/page/date-candidates.ts'
import { headlineCandidates } from '../src/engine/intake/readers/page/headline-candidates.ts'
import type { PageModel } from '../src/engine/intake/readers/page/page-model.ts'
import { viewPage, type PageView } from '../src/engine/intake/readers/page/page-view.ts'
import { blocksInGold, wordsOf } from './article-model/align-gold.ts'
import { growTrees, type Growth } from './article-model/boost.ts'
import { labelsFromSegments } from './article-model/segment-labels.ts'

/**
 * `node tools/train-page-model.ts --data DIR [--half A|B] [--only copy|published|byline|headline]` grows the weights of the page reader from labelled pages
 * (`DIR/body`, `DIR/segments`, `DIR/dates`) into resources/vocabularies/page-model.json. `--half` leaves the sites of
 * the other half out, so that they measure what was not seen. `--only` leaves the other weights as they are.
 */
const { data, half, out, only } = parseArgs({
  options: {
    data: { type: 'string' },
    half: { type: 'string' },
    out: { type: 'string' },
    only: { type: 'string' },
  },
}).values
if (data === undefined) throw new Error('Say where the labelled pages are: --data DIR')

type Gold = {
  file?: string
  articleBody?: string
  url?: string
  with?: string[]
  without?: string[]
  title?: string
  author?: string | string[]
  date?: string
}
type Labelled = { site: string; view: PageView; gold: Gold; set: string }
type Classed = { rows: Float64Array[]; classes: (0 | 1 | null)[]; weights: number[]; page: Labelled }

const COPY: Growth = { trees: 200, depth: 4, rate: 0.07, ridge: 4, leaf: 8, features: 0.25, rows: 0.6 }
const COPY_AMONG_COPY: Growth = {
  trees: 140,
  depth: 3,
  rate: 0.07,
  ridge: 4,
  leaf: 8,
  features: 0.25,
  rows: 0.6,
}
const FIELD: Growth = { trees: 80, depth: 3, rate: 0.1, ridge: 3, leaf: 4, features: 0.4, rows: 0.7 }

async function load(set: string, folder: string): Promise<Labelled[]> {
  const truth = JSON.parse(readFileSync(join(folder, set, 'ground-truth.json'), 'utf8')) as Record<
    string,
    Gold
  >
  const pages: Labelled[] = []
  for (const [key, gold] of Object.entries(truth)) {
    const url = gold.url ?? key
    const site = getDomain(url) ?? url
    if (half !== undefined && (half === 'A') !== (halfOf(site) === 0)) continue
    const file = join(folder, set, 'html', gold.file ?? `${key}.html.gz`)
    const bytes = new Uint8Array(gunzipSync(readFileSync(file)))
    const { text } = await decodeText(bytes, { name: file, mediaType: null, url: null, modified: null })
    pages.push({ site, view: viewPage(parsePage(text).root, null), gold, set })
  }
  return pages
}

/** Which half a site is in, and by other digits which part: sites never stand on both sides. */
function halfOf(site: string): number {
  return Number.parseInt(createHash('sha256').update(site).digest('hex').slice(0, 4), 16) % 2
}
function partOf(site: string): number {
  return Number.parseInt(createHash('sha256').update(site).digest('hex').slice(8, 12), 16) % 3
}

function classed(page: Labelled): Classed {
  const texts = page.view.placed.map(({ block }) => blockText(block))
  const rows = blockFeatures(page.view.outline)
  if (page.gold.articleBody !== undefined) {
    const inGold = blocksInGold(texts, page.gold.articleBody)
    const words = texts.map((text) => wordsOf(text).length)
    return {
      page,
      rows,
      classes: inGold.map((copy, at) => (words[at] === 0 ? null : copy ? 1 : 0)),
      weights: words.map((count) => 0.5 + Math.log1p(count) / 2),
    }
  }
  const labels = labelsFromSegments(page.view.placed, page.gold.with ?? [], page.gold.without ?? [])
  return { page, rows, classes: labels.classes, weights: labels.weights }
}

function grow(
  list: readonly Classed[],
  rowsOf: (each: Classed) => readonly Float64Array[],
  growth: Growth,
): BoostedTrees {
  const rows: Float64Array[] = []
  const classes: number[] = []
  const weights: number[] = []
  for (const each of list) {
    const all = rowsOf(each)
    each.classes.forEach((label, at) => {
      const row = all[at]
      if (label === null || row === undefined) return
      rows.push(row)
      classes.push(label)
      weights.push(each.weights[at] ?? 1)
    })
  }
  return growTrees({ rows, classes, weights }, growth)
}

/** The second look is trained on what trees say of pages that they have not seen. */
function growCopy(list: readonly Classed[]): Pick<PageModel, 'copy' | 'copyAmongCopy'> {
  const seen = new Map<Classed, number[]>()
  for (let part = 0; part < 3; part += 1) {
    const trees = grow(
      list.filter((each) => partOf(each.page.site) !== part),
      (each) => each.rows,
      COPY,
    )
    for (const each of list.filter((other) => partOf(other.page.site) === part))
      seen.set(
        each,
        each.rows.map((row) => probability(trees, row)),
      )
  }
  const sights = new Map(
    list.map(
      (each) => [each, sightFeatures(each.page.view.placed, each.rows, seen.get(each) ?? [])] as const,
    ),
  )
  return {
    copy: grow(list, (each) => each.rows, COPY),
    copyAmongCopy: grow(list, (each) => sights.get(each) ?? [], COPY_AMONG_COPY),
  }
}

type Candidate = { row: number[] }

function growField<Each extends Candidate>(
  pages: readonly Labelled[],
  goldOf: (gold: Gold) => string | undefined,
  candidatesOf: (view: PageView) => Each[],
  isRight: (candidate: Each, gold: string) => boolean,
): BoostedTrees {
  const list = pages.flatMap((page): Classed[] => {
    const gold = goldOf(page.gold)
    if (gold === undefined || gold === '') return []
    const candidates = candidatesOf(page.view)
    const weight = Math.max(0.15, Math.min(1, 8 / candidates.length))
    return [
      {
        page,
        rows: candidates.map(({ row }) => Float64Array.from(row)),
        classes: candidates.map((candidate) => (isRight(candidate, gold) ? 1 : 0)),
        weights: candidates.map(() => weight),
      },
    ]
  })
  return grow(list, (each) => each.rows, FIELD)
}

/** As the measure compares them. */
function plain(text: string): string {
  return text
    .toLowerCase()
    .replace(/^\s*(?:by|von|par)\s+/u, '')
    .replace(/[^\p{L}\p{N}\s]/gu, '')
    .replace(/\s+/gu, ' ')
    .trim()
}

const target = out ?? join(import.meta.dirname, '../resources/vocabularies/page-model.json')
const wanted = (name: string): boolean => only === undefined || only === name
const needsBody = wanted('copy')
const body = needsBody ? await load('body', data) : []
const segments = await load('segments', data)
const dates = wanted('published') ? await load('dates', data) : []
const grown: Partial<PageModel> = needsBody ? growCopy([...body, ...segments].map(classed)) : {}
if (wanted('published'))
  grown.published = growField(
    [...dates, ...segments],
    ({ date }) => date,
    dateCandidates,
    ({ day }, gold) => day === gold,
  )
if (wanted('byline'))
  grown.byline = growField(
    segments,
    ({ author }) => (Array.isArray(author) ? author.join(', ') : author),
    bylineCandidates,
    ({ name }, gold) => plain(name) === plain(gold),
  )
if (wanted('headline'))
  grown.headline = growField(
    segments,
    ({ title }) => title,
    headlineCandidates,
    ({ headline }, gold) => plain(headline) === plain(gold),
  )
const before: Partial<PageModel> =
  only === undefined ? {} : (JSON.parse(readFileSync(target, 'utf8')) as Partial<PageModel>)
const text = `${JSON.stringify({ ...before, ...grown })}\n`
writeFileSync(target, text)
console.log(
  `${target}: ${Math.round(text.length / 1024)} KB, from ${body.length + segments.length + dates.length} pages`,
)
