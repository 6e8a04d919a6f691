import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { parseArgs } from 'node:util'
import { readJsonLines } from '../src/engine/intake/readers/json-lines.ts'
import { withRoles } from '../src/engine/intake/roles.ts'
import type { Draft } from '../src/engine/items/draft.ts'
import { suggestMarks, findingsOf, scoresOf } from '../src/engine/marks/suggest-marks.ts'
import type { MarkName, MarkRow } from '../src/contract/marks.ts'

/** A labelled set: where its lines are, which mark it measures and which labels call for it. */
type LabelledSet = { folder: string; mark: MarkName; positive: readonly string[] }

const SETS: readonly LabelledSet[] = [
  {
    folder: 'syndication/credits-labelled',
    mark: 'syndicated',
    positive: ['syndicated', 'partly', 'press-release'],
  },
  {
    folder: 'opinion/web-articles',
    mark: 'opinion',
    positive: ['opinion', 'review', 'editorial', 'letter', 'analysis'],
  },
]

type Label = { id: string; label: string; spans?: { text: string }[] }
type Judged = Label & { draft: Draft; marks: MarkRow[]; score: number; wanted: boolean; marked: boolean }

/**
 * `npm run bench -- marks --data DIR [--show]`: marks labelled sets through the real reader of JSON Lines,
 * roles and signals. DIR holds the folders of the sets, or `syndication/…` and `opinion/…` with them. Prints precision, recall and F1 of
 * the suggestions, the precision of every signal, proving spans hit, and milliseconds of processor time an item.
 */
export async function run(args: string[]): Promise<Record<string, unknown>> {
  const { values } = parseArgs({ args, options: { data: { type: 'string' }, show: { type: 'boolean' } } })
  const { data } = values
  if (data === undefined) throw new Error('Say where the labelled sets are: --data DIR')
  const figures: Record<string, unknown> = {}
  for (const set of SETS) {
    const folder = [set.folder, basename(set.folder)].map((name) => join(data, name)).find(existsSync)
    if (folder === undefined) {
      console.log(`${set.folder}: not there, left out`)
      continue
    }
    figures[set.folder] = await measure(set, folder, values.show === true)
  }
  return figures
}

async function measure(set: LabelledSet, folder: string, show: boolean): Promise<Record<string, unknown>> {
  const files = readdirSync(folder).filter((file) => file.endsWith('.jsonl'))
  const bytes = Buffer.concat(
    files.toSorted().map((file) => Buffer.concat([readFileSync(join(folder, file)), Buffer.from('\n')])),
  )
  const labels = new Map<string, Label>()
  for (const line of bytes.toString('utf8').split('\n')) {
    if (line.trim() === '') continue
    const label = JSON.parse(line) as Label
    labels.set(label.id, label)
  }
  const drafts: Draft[] = []
  const hints = { name: files.join(', '), mediaType: null, url: null, modified: null }
  for await (const event of readJsonLines(bytes, hints)) if (event.kind === 'draft') drafts.push(event.draft)

  const judgeAll = () =>
    drafts.flatMap((draft) => {
      const label = labels.get(draft.externalId ?? '')
      return label === undefined ? [] : [judge(set, label, draft)]
    })
  // The first pass compiles the patterns; a desk that runs all day pays that once.
  judgeAll()
  const started = process.cpuUsage()
  const judged = judgeAll()
  const { user, system } = process.cpuUsage(started)
  const milliseconds = (user + system) / 1000 / judged.length
  const figures = { items: judged.length, ...scoreOf(judged), milliseconds: round(milliseconds) }
  console.log(set.folder, figures)
  if (show) showMistakes(judged)
  return { ...figures, signals: signalFigures(set, judged) }
}

function judge(set: LabelledSet, label: Label, draft: Draft): Judged {
  const subject = { ...draft, blocks: withRoles(draft.blocks, draft.fields) }
  const findings = findingsOf(subject)
  const marks = suggestMarks(subject, findings).filter(({ mark }) => mark === set.mark)
  const score = scoresOf(subject, findings)[set.mark]
  return {
    ...label,
    draft,
    marks,
    score,
    wanted: set.positive.includes(label.label),
    marked: marks.length > 0,
  }
}

function scoreOf(judged: readonly Judged[]): Record<string, number | null> {
  const right = judged.filter(({ wanted, marked }) => wanted && marked)
  const marked = judged.filter((each) => each.marked).length
  const wanted = judged.filter((each) => each.wanted).length
  const precision = right.length / Math.max(1, marked)
  const recall = right.length / Math.max(1, wanted)
  const proved = right.filter(({ spans }) => spans !== undefined && spans.length > 0)
  const hit = proved.filter(({ spans, marks }) => spansHit(spans ?? [], marks))
  return {
    wanted,
    marked,
    right: right.length,
    precision: round(precision),
    recall: round(recall),
    f1: round((2 * precision * recall) / Math.max(1e-9, precision + recall)),
    auc: round(areaUnder(judged)),
    spanHits: proved.length === 0 ? null : round(hit.length / proved.length),
  }
}

/** Whether the words of an evidence and those of a label overlap. */
function spansHit(spans: readonly { text: string }[], marks: readonly MarkRow[]): boolean {
  const words = marks.flatMap(({ evidence }) => evidence.map((each) => each.words))
  return spans.some(({ text }) => words.some((each) => each.includes(text.trim()) || text.includes(each)))
}

/** The chance that an item that wants the mark scores above one that does not. */
function areaUnder(judged: readonly Judged[]): number {
  const wanted = judged.filter((each) => each.wanted)
  const others = judged.filter((each) => !each.wanted)
  let above = 0
  for (const one of wanted)
    for (const other of others) above += one.score > other.score ? 1 : one.score === other.score ? 0.5 : 0
  return above / Math.max(1, wanted.length * others.length)
}

function signalFigures(
  set: LabelledSet,
  judged: readonly Judged[],
): Record<string, { right: number; wrong: number }> {
  const figures: Record<string, { right: number; wrong: number }> = {}
  for (const { wanted, draft } of judged) {
    const subject = { ...draft, blocks: withRoles(draft.blocks, draft.fields) }
    const names = findingsOf(subject).flatMap(({ mark, weight, signal }) =>
      mark === set.mark && weight > 0 ? [signal] : [],
    )
    for (const name of new Set(names)) {
      const figure = (figures[name] ??= { right: 0, wrong: 0 })
      if (wanted) figure.right += 1
      else figure.wrong += 1
    }
  }
  console.table(figures)
  return figures
}

function showMistakes(judged: readonly Judged[]): void {
  for (const { id, label, wanted, marked, marks, score, spans, draft } of judged) {
    if (wanted === marked) continue
    const proof = marked
      ? marks.flatMap(({ evidence }) =>
          evidence.map((each) => `${each.signal} ${each.weight}: ${each.words}`),
        )
      : (spans ?? []).map(({ text }) => text)
    console.log(
      marked ? 'FALSE ' : 'MISSED',
      id,
      label,
      score,
      draft.headline,
      draft.url,
      draft.byline,
      proof,
    )
  }
}

function round(figure: number): number {
  return Math.round(figure * 1000) / 1000
}
