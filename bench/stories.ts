import { readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import type { Engine } from '../src/engine/engine.ts'
import { readJsonLines } from '../src/engine/intake/readers/json-lines.ts'
import type { Draft } from '../src/engine/items/draft.ts'
import { printsOf } from '../src/engine/stories/find-matches.ts'
import { storyText } from '../src/engine/stories/story-text.ts'
import { growDesk } from './stories/grow-desk.ts'
import { measurePeer } from './stories/peer.ts'
import { quantile, storyBytes, timedLanding } from './stories/timed-landing.ts'
import { pairName, readSet, type LabelledSet } from './stories/labelled-set.ts'
import { pairsOf, scoreStories, type Grouping } from './stories/score-stories.ts'
import { onNewDesk } from './desks/new-desk.ts'

type Figures = Record<string, unknown>
const performer = { actor: 'Bench', now: (): Date => new Date() }

/**
 * `npm run bench -- stories --data DIR [--only NAME] [--show]`: imports every labelled set at or beneath DIR through
 * the real engine, in the order of its file, reads the stories back and scores them, beside the usual way on the same
 * texts. `--grow 10000,100000` grows a desk to these sizes instead, or as well.
 */
export async function run(args: string[]): Promise<Figures> {
  const options = {
    data: { type: 'string' },
    only: { type: 'string' },
    show: { type: 'boolean' },
    grow: { type: 'string' },
  } as const
  const { data, only, show, grow } = parseArgs({ args, options }).values
  const figures: Figures = {}
  if (data === undefined && grow === undefined)
    throw new Error('Say where the sets are: --data DIR, or --grow SIZES')
  if (grow !== undefined) {
    const sizes = grow.split(',').map(Number)
    figures['a desk that grows'] = await onNewDesk((engine) => growDesk(engine, sizes))
  }
  for (const set of data === undefined ? [] : setsAt(data)) {
    if (only !== undefined && set.name !== only) continue
    figures[set.name] = await measure(set, show === true)
    console.log(set.name, figures[set.name])
  }
  return figures
}

function setsAt(folder: string): LabelledSet[] {
  const own = readSet(folder)
  if (own) return [own]
  return readdirSync(folder, { withFileTypes: true })
    .filter((each) => each.isDirectory())
    .map((each) => readSet(join(folder, each.name)))
    .filter((set) => set !== null)
}

async function measure(set: LabelledSet, show: boolean): Promise<Figures> {
  const scores = await onNewDesk(async (engine, folder) => {
    const file = join(folder, `${set.name}.jsonl`)
    writeFileSync(file, linesOf(set))
    const id = await engine.imports.start({ paths: [file] }, performer)
    await engine.imports.finished(id)
    const grouping = readGrouping(engine)
    if (show) showMistakes(set, grouping)
    return { ...scoreStories(set, grouping), ...candidateRecall(engine, set) }
  })
  const cost = await onNewDesk(async (engine, folder) => {
    const file = join(folder, `${set.name}.jsonl`)
    writeFileSync(file, linesOf(set))
    const figures = await costOf(engine, set)
    const peer = await measurePeer(set, file)
    return peer === null
      ? figures
      : {
          ...figures,
          'the usual way (MinHash, LSH)': peer.scores,
          'its documents a second of processor time': peer.documentsPerCpuSecond,
          'its documents a second in batches': peer.documentsInBatches,
          'times as fast': Math.round((10 * (figures[SPEED] ?? 0)) / peer.documentsPerCpuSecond) / 10,
        }
  })
  return { ...scores, ...cost }
}

const SPEED = 'documents a second of processor time'

/** What stories cost for these documents, apart from the rest of an import. */
async function costOf(engine: Engine, set: LabelledSet): Promise<Record<string, number>> {
  const drafts: Draft[] = []
  const hints = { name: 'bench.jsonl', mediaType: null, url: null, modified: null }
  for await (const event of readJsonLines(Buffer.from(linesOf(set)), hints))
    if (event.kind === 'draft') drafts.push(event.draft)
  // The clock of one thread is too coarse for one item: the whole is measured with stories and without. Both once
  // before that, for a desk runs all day: what is compiled at first is not what its copy costs.
  const spent = async (stories: boolean): Promise<number> =>
    onNewDesk(async (other) => {
      const began = process.cpuUsage()
      ;(await timedLanding(other, stories)).land(drafts)
      const { user, system } = process.cpuUsage(began)
      return (user + system) / 1000
    })
  await spent(true)
  const milliseconds = (await spent(true)) - (await spent(false))
  const landing = await timedLanding(engine)
  landing.land(drafts)
  return {
    [SPEED]: Math.round((1000 * drafts.length) / Math.max(1, milliseconds)),
    'milliseconds an item, p95': Math.round(quantile(landing.times, 0.95) * 100) / 100,
    'bytes of database an item': Math.round(storyBytes(engine.store.db) / drafts.length),
    'peak memory, MB': Math.round(process.resourceUsage().maxRSS / 1024),
  }
}

function linesOf(set: LabelledSet): string {
  return set.documents
    .map(({ id, title, text, url, source, date }) => JSON.stringify({ id, title, text, url, source, date }))
    .join('\n')
}

function readGrouping(engine: Engine): Grouping {
  const rows = engine.store.reader
    .prepare<[], { id: string; story: string }>(
      'SELECT external_id AS id, coalesce(story, id) AS story FROM item_list ORDER BY row',
    )
    .all()
  const links = engine.store.reader
    .prepare<[], { one: string; other: string }>(
      `SELECT a.external_id AS one, b.external_id AS other FROM story_match m JOIN item_list a ON a.row = m.one
       JOIN item_list b ON b.row = m.other WHERE m.class <> 'related'`,
    )
    .all()
  return {
    storyOf: new Map(rows.map(({ id, story }) => [id, story])),
    linked: new Set(links.map(({ one, other }) => pairName(one, other))),
  }
}

/** How many of the pairs that belong together could be found at all: they share a fingerprint, headline or link. */
function candidateRecall(engine: Engine, set: LabelledSet): Figures {
  const { reader } = engine.store
  const rows = new Map(
    reader
      .prepare<[], { id: string; row: number }>('SELECT external_id AS id, row FROM item_list')
      .all()
      .map(({ id, row }) => [id, row]),
  )
  const base = new Map(set.documents.map(({ id, cluster }) => [id, cluster]))
  const prints = new Map<string, Set<number>>()
  const printsFor = (id: string): Set<number> => {
    let known = prints.get(id)
    const text = known ? undefined : storyText(reader, rows.get(id) ?? 0)
    if (!known) prints.set(id, (known = new Set(text ? printsOf(text) : [])))
    return known
  }
  const together = pairsOf(readGrouping(engine).storyOf)
  let [found, all] = [0, 0]
  const kinds = set.documents.some((document) => document.kind !== undefined)
  for (const [pair, label] of set.labels) {
    const [one = '', other = ''] = pair.split('\t')
    if (label !== 'same' || (kinds && base.get(one) !== other && base.get(other) !== one)) continue
    all += 1
    if (together.has(pair) || [...printsFor(one)].some((print) => printsFor(other).has(print))) found += 1
  }
  return { 'candidate recall': all === 0 ? null : Math.round((found / all) * 10_000) / 10_000 }
}

function showMistakes(set: LabelledSet, { storyOf, linked }: Grouping): void {
  const together = pairsOf(storyOf)
  const kindOf = new Map(set.documents.map((document) => [document.id, document.kind ?? '']))
  const tell = (words: string, pair: string): void =>
    console.log(
      words,
      pair
        .split('\t')
        .map((id) => `${id} ${kindOf.get(id) ?? ''}`)
        .join(' | '),
    )
  const predicted = set.listedOnly
    ? new Set([...set.labels.keys()].filter((pair) => together.has(pair) || linked.has(pair)))
    : together
  for (const pair of predicted) {
    const label = set.labels.get(pair) ?? 'different'
    if (label !== 'same' && label !== 'ignore') tell(`WRONG ${label}`, pair)
  }
  for (const [pair, label] of set.labels) if (label === 'same' && !predicted.has(pair)) tell('MISSED', pair)
}
