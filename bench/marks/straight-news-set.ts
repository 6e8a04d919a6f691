import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { PreparedDraft } from '../../src/engine/items/draft.ts'
import type { ReadForBench } from '../intake/measured-set.ts'
import type { MeasuredSet } from '../intake/measured-set.ts'
import { judge, rounded } from './figures.ts'
import { draftsOf, firstLines, linesOf } from './labelled-lines.ts'

/** Shorter copy has no voice. */
const FEWEST_WORDS = 40

/** Reports that nobody would call opinion: files of wire services, unlabelled newswire, sentences put together by article. */
export const set: MeasuredSet = {
  name: 'straight-news',
  fits: (folder) => formOf(folder) !== null,
  async measure(folder, read, show) {
    const drafts = (await readNews(folder, read)).filter(({ wordCount }) => wordCount >= FEWEST_WORDS)
    const judged = drafts.map((draft) => ({ draft, ...judge(draft, 'opinion') }))
    // A wire says of its comment that it is comment; that is no false alarm.
    const straight = judged.filter(
      ({ findings }) => !findings.some(({ signal }) => signal === 'opinion-type'),
    )
    const marked = straight.filter(({ marks }) => marks.length > 0)
    if (show) {
      for (const { draft, marks, score } of marked)
        console.log(
          'FALSE ',
          draft.externalId,
          score,
          draft.headline,
          marks.flatMap(({ evidence }) =>
            evidence.map((each) => `${each.signal} ${each.weight}: ${each.words}`),
          ),
        )
    }
    return {
      articles: straight.length,
      marked: marked.length,
      falseAlarms: rounded(marked.length / Math.max(1, straight.length)),
    }
  },
}

type Form = 'sentences' | 'newswire' | 'wire files'

function formOf(folder: string): Form | null {
  const lines = firstLines(folder)
  if (lines.some(({ article, pos }) => article !== undefined && pos !== undefined)) return 'sentences'
  if (
    lines.some(({ id, text, label }) => text !== undefined && label === undefined && id?.startsWith('reut'))
  )
    return 'newswire'
  return lines.length === 0 && wireFiles(folder).length > 1 ? 'wire files' : null
}

async function readNews(folder: string, read: ReadForBench): Promise<PreparedDraft[]> {
  const form = formOf(folder)
  if (form === 'wire files') {
    const drafts: PreparedDraft[] = []
    for (const file of wireFiles(folder)) {
      drafts.push(...(await read(readFileSync(join(folder, file)), { name: file })).drafts)
    }
    return drafts
  }
  const lines = linesOf(folder).filter(({ text }) => text !== undefined)
  if (form === 'newswire') return draftsOf(lines, read)
  const articles = Map.groupBy(lines, ({ article }) => article)
  return draftsOf(
    [...articles].map(([article, sentences]) => ({
      id: String(article),
      language: 'en',
      text: sentences
        .toSorted((a, b) => (a.pos ?? 0) - (b.pos ?? 0))
        .map(({ text }) => text)
        .join('\n\n'),
    })),
    read,
  )
}

const WIRE_STATEMENT = /newsml|newsItem|<nitf|NewsML|"(?:ninjs|versioncreated|body_text|body_html|bodies)"/u
/** ANPA and IPTC 7901 begin with control characters: synchronisation (22), then start of header (1). */
const isTelegraph = (text: string): boolean =>
  [...text].find((each) => each.codePointAt(0) !== 22) === '\u0001'

function wireFiles(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isFile() && !/\.(?:md|jsonl)$/u.test(entry.name))
    .map(({ name }) => name)
    .filter((name) => {
      const head = readFileSync(join(folder, name), 'latin1').slice(0, 4000)
      return WIRE_STATEMENT.test(head) || isTelegraph(head)
    })
    .toSorted()
}
