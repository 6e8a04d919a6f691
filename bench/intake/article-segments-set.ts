import { isLabelled, readPages, rounded, type PageGold, type ReadPage } from './labelled-pages.ts'
import type { MeasuredSet } from './measured-set.ts'
import { statedDay } from './stated-day.ts'

/** Pieces of text that must and must not be in the copy, and headline, author and day where they are labelled. */
export const set: MeasuredSet = {
  name: 'article-segments',
  fits: (folder) => isLabelled(folder, (gold) => Array.isArray(gold.with) && Array.isArray(gold.without)),
  measure: async (folder, read, show) => {
    const pieces = { found: 0, missed: 0, extra: 0, left: 0 }
    const fields = { headline: counter(), byline: counter(), published: counter() }
    let pages = 0
    for await (const page of readPages(folder, read)) {
      pages += 1
      countPieces(page, pieces, show)
      countField(fields.headline, page, show, page.gold.title, page.draft?.headline ?? null)
      countField(fields.byline, page, show, authorOf(page.gold), page.draft?.byline ?? null)
      const day = page.draft?.published ?? null
      countField(fields.published, page, show, page.gold.date, day === null ? null : statedDay(day))
    }
    const { found, missed, extra, left } = pieces
    const [precision, recall] = [found / (found + extra), found / (found + missed)]
    return {
      pages,
      ...rounded({
        f: (2 * precision * recall) / (precision + recall),
        precision,
        recall,
        accuracy: (found + left) / (found + missed + extra + left),
      }),
      ...Object.fromEntries(Object.entries(fields).map(([name, counts]) => [name, shares(counts)])),
    }
  },
}

type Pieces = { found: number; missed: number; extra: number; left: number }
type Counter = { exact: number; wrong: number; none: number }

function counter(): Counter {
  return { exact: 0, wrong: 0, none: 0 }
}

function countPieces({ key, gold, body }: ReadPage, pieces: Pieces, show: boolean): void {
  for (const piece of gold.with ?? []) {
    const is = body.includes(piece)
    if (is) pieces.found += 1
    else pieces.missed += 1
    if (show && !is) console.log(`missed ${JSON.stringify(piece)}: ${key}`)
  }
  for (const piece of gold.without ?? []) {
    const is = body.includes(piece)
    if (is) pieces.extra += 1
    else pieces.left += 1
    if (show && is) console.log(`extra ${JSON.stringify(piece)}: ${key}`)
  }
}

function countField(
  counts: Counter,
  { key }: ReadPage,
  show: boolean,
  gold: string | undefined,
  found: string | null,
): void {
  if (gold === undefined || gold === '') return
  if (found === null) counts.none += 1
  else if (plain(found) === plain(gold)) counts.exact += 1
  else counts.wrong += 1
  if (show && (found === null || plain(found) !== plain(gold)))
    console.log(`${JSON.stringify(gold)} read as ${JSON.stringify(found)}: ${key}`)
}

function authorOf({ author }: PageGold): string | undefined {
  return Array.isArray(author) ? author.join(', ') : author
}

/** Lower case, without the words that credit and without punctuation. */
function plain(text: string): string {
  return text
    .toLowerCase()
    .replace(/^\s*(?:by|von|par)\s+/u, '')
    .replace(/[^\p{L}\p{N}\s]/gu, '')
    .replace(/\s+/gu, ' ')
    .trim()
}

function shares({ exact, wrong, none }: Counter): Record<string, number> {
  const all = exact + wrong + none
  return { pages: all, ...rounded({ exact: exact / all, wrong: wrong / all, none: none / all }) }
}
