import { mkdtemp, rm } from 'node:fs/promises'
import { existsSync, readdirSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { readSet, pairName, type LabelledSet } from '../bench/stories/labelled-set.ts'
import { openEngine, type Engine } from '../src/engine/engine.ts'
import { compareTexts } from '../src/engine/stories/compare-texts.ts'
import { printsOf } from '../src/engine/stories/find-matches.ts'
import { figuresOf, isFromWithin, signs } from '../src/engine/stories/judge-likeness.ts'
import { storyText, type StoryText } from '../src/engine/stories/story-text.ts'

/** One pair to learn from. `group` holds pairs that must not stand on both sides of a cross-validation. */
type Example = { set: string; group: string; pair: string; same: boolean; weight: number; figures: number[] }

const FIGURES = Object.keys(signs)
const FOLDS = 5
/** Strength of the pull towards small weights. */
const RIDGE = 4
const ROUNDS = 60
/** A look-alike that shares less than this part of the shorter text, and no long passage, teaches little. */
const HARD_SHARE = 0.15
const HARD_RUN = 20
const EASY_WEIGHT = 0.3
/** Digests and comments are few and matter most. */
const TRAP_WEIGHT = 2

/**
 * `node tools/fit-stories.ts --data DIR [--homes DIR] [--write]`: fits the model that tells copies from look-alikes on
 * the development sets, cross-validated by groups of documents, and writes `likeness-weights.ts`. Texts go through the
 * real engine, so that page frames are known; pairs are all that share a fingerprint.
 */
async function fit(): Promise<void> {
  const options = {
    data: { type: 'string' },
    homes: { type: 'string' },
    write: { type: 'boolean' },
    show: { type: 'boolean' },
  } as const
  const { data, homes, write, show } = parseArgs({ options }).values
  if (data === undefined) throw new Error('Say where the sets are: --data DIR')
  const examples: Example[] = []
  for (const folder of readdirSync(data, { withFileTypes: true })) {
    const set = folder.isDirectory() ? readSet(join(data, folder.name)) : null
    // Feed items of a sentence are joined by link and headline, not by this model.
    if (set === null || set.name === 'scoop-feeds') continue
    const made = await examplesOf(set, homes)
    for (const each of made) examples.push(each)
    console.log(set.name, made.length, 'pairs,', made.filter((each) => each.same).length, 'same')
  }
  balance(examples)
  crossValidate(examples, show === true)
  const weights = regress(examples)
  const table: Record<string, number> = Object.fromEntries([
    ['bias', weights[0] ?? 0],
    ...FIGURES.map((name, at) => [name, weights[at + 1] ?? 0]),
  ])
  for (const [name, weight] of Object.entries(table)) console.log(name.padEnd(20), weight.toFixed(3))
  if (write === true) writeWeights(table)
}

async function examplesOf(set: LabelledSet, homes: string | undefined): Promise<Example[]> {
  const folder =
    homes === undefined ? await mkdtemp(join(tmpdir(), 'copytaster-fit-')) : join(homes, set.name)
  const fresh = !existsSync(join(folder, 'home'))
  const engine = await openEngine({ home: join(folder, 'home') })
  try {
    if (fresh) await importSet(engine, set, folder)
    return pairExamples(engine, set)
  } finally {
    await engine.close()
    if (homes === undefined) await rm(folder, { recursive: true, force: true })
  }
}

async function importSet(engine: Engine, set: LabelledSet, folder: string): Promise<void> {
  const file = join(folder, `${set.name}.jsonl`)
  const line = ({ id, title, text, url, source, date }: LabelledSet['documents'][number]): string =>
    JSON.stringify({ id, title, text, url, source, date })
  writeFileSync(file, set.documents.map(line).join('\n'))
  const id = await engine.imports.start({ paths: [file] }, { actor: 'Fit', now: () => new Date() })
  await engine.imports.finished(id)
}

function pairExamples(engine: Engine, set: LabelledSet): Example[] {
  const rows = engine.store.reader
    .prepare<[], { id: string; row: number }>('SELECT external_id AS id, row FROM item_list')
    .all()
  const texts = new Map<string, StoryText>()
  const holders = new Map<number, string[]>()
  for (const { id, row } of rows) {
    const text = storyText(engine.store.reader, row)
    if (!text) continue
    texts.set(id, text)
    for (const print of printsOf(text)) holders.set(print, [...(holders.get(print) ?? []), id])
  }
  const pairs = new Set<string>()
  if (set.listedOnly) for (const pair of set.labels.keys()) pairs.add(pair)
  else
    for (const ids of holders.values())
      ids.slice(0, 64).forEach((one, at) => {
        for (const other of ids.slice(at + 1, at + 64)) pairs.add(pairName(one, other))
      })
  const documents = new Map(set.documents.map((document) => [document.id, document]))
  const groups = groupsOf(pairs)
  const examples: Example[] = []
  for (const pair of pairs) {
    const [one = '', other = ''] = pair.split('\t')
    const [left, right] = [texts.get(one), texts.get(other)]
    const label = set.labels.get(pair) ?? 'different'
    if (!left || !right || label === 'ignore') continue
    const likeness = compareTexts(left, right)
    // What a rule decides before the model is asked is none of the model's business.
    if (isFromWithin(likeness)) continue
    const figures = figuresOf(likeness)
    const same = label === 'same'
    const hard = likeness.shortShare5 >= HARD_SHARE || likeness.longest >= HARD_RUN
    const trap = [one, other].some((id) => ['digest', 'comment'].includes(documents.get(id)?.kind ?? ''))
    const weight = (same || hard ? 1 : EASY_WEIGHT) * (trap ? TRAP_WEIGHT : 1)
    examples.push({
      set: set.name,
      group: groups.get(one) ?? one,
      pair,
      same,
      weight,
      figures: Object.values(figures),
    })
  }
  return examples
}

/** Documents that pairs connect, by the name of one of them. */
function groupsOf(pairs: ReadonlySet<string>): Map<string, string> {
  const parent = new Map<string, string>()
  const root = (id: string): string => {
    let at = id
    for (let up = parent.get(at); up !== undefined && up !== at; up = parent.get(at)) at = up
    return at
  }
  for (const pair of pairs) {
    const [one = '', other = ''] = pair.split('\t').map(root)
    parent.set(other, one)
  }
  return new Map([...new Set([...pairs].flatMap((pair) => pair.split('\t')))].map((id) => [id, root(id)]))
}

/** Gives each set its weight (what was read one by one most for its size), half of it to what is the same. */
function balance(examples: Example[]): void {
  const sums = new Map<string, number>()
  const name = (each: Example): string => `${each.set} ${each.same}`
  for (const each of examples) sums.set(name(each), (sums.get(name(each)) ?? 0) + each.weight)
  const most = { 'judged-pairs': 1500, reprints: 1500, 'fnc-bodies': 500, 'reuters-21578': 1000 }
  for (const each of examples) {
    const whole = most[each.set as keyof typeof most] ?? 500
    each.weight *= whole / 2 / (sums.get(name(each)) ?? 1)
  }
}

function crossValidate(examples: readonly Example[], show: boolean): void {
  const groups = [...new Set(examples.map((each) => each.group))].toSorted()
  const fold = new Map(groups.map((group, at) => [group, (at * 7919) % FOLDS]))
  const outcome = new Map<string, { right: number; wrong: number; missed: number }>()
  for (let turn = 0; turn < FOLDS; turn++) {
    const weights = regress(examples.filter((each) => fold.get(each.group) !== turn))
    for (const each of examples.filter((example) => fold.get(example.group) === turn)) {
      const count = outcome.get(each.set) ?? { right: 0, wrong: 0, missed: 0 }
      const said = chance(weights, each.figures) >= 0.5
      if (said && each.same) count.right++
      else if (said) count.wrong++
      else if (each.same) count.missed++
      if (show && said !== each.same)
        console.log(each.set, said ? 'WRONG' : 'MISSED', each.pair, chance(weights, each.figures).toFixed(2))
      outcome.set(each.set, count)
    }
  }
  for (const [set, { right, wrong, missed }] of outcome)
    console.log(
      `${set}: right ${right}, wrong ${wrong}, missed ${missed}, F1 ${((2 * right) / (2 * right + wrong + missed)).toFixed(4)} (cross-validated)`,
    )
}

function chance(weights: readonly number[], figures: readonly number[]): number {
  let sum = weights[0] ?? 0
  for (let at = 0; at < figures.length; at++) sum += (weights[at + 1] ?? 0) * (figures[at] ?? 0)
  return 1 / (1 + Math.exp(-sum))
}

/**
 * Weighted logistic regression with a ridge, by Newton's method; figures whose weight comes out on the wrong side are
 * left out, and the rest is fitted again.
 * @returns the bias, then a weight for each figure
 */
function regress(examples: readonly Example[]): number[] {
  const used = new Set(FIGURES.keys())
  for (;;) {
    const columns = [...used]
    const fitted = newton(
      examples.map(({ figures, same, weight }) => ({
        figures: [1, ...columns.map((at) => figures[at] ?? 0)],
        same,
        weight,
      })),
    )
    const wrong = columns.filter(
      (at, place) => (signs[FIGURES[at] ?? ''] ?? 0) * (fitted[place + 1] ?? 0) < 0,
    )
    if (wrong.length === 0) {
      const weights = [fitted[0] ?? 0, ...FIGURES.map(() => 0)]
      columns.forEach((at, place) => (weights[at + 1] = fitted[place + 1] ?? 0))
      return weights
    }
    for (const at of wrong) used.delete(at)
  }
}

type Row = Pick<Example, 'figures' | 'same' | 'weight'>

function newton(rows: readonly Row[]): number[] {
  const size = rows[0]?.figures.length ?? 1
  let weights = Array.from({ length: size }, () => 0)
  let loss = lossOf(rows, weights)
  for (let round = 0; round < ROUNDS; round++) {
    const { gradient, curve } = slopes(rows, weights)
    const step = solve(curve, gradient)
    let next = weights
    let [length, better] = [1, loss]
    for (; length > 1e-4; length /= 2) {
      next = weights.map((weight, at) => weight + length * (step[at] ?? 0))
      better = lossOf(rows, next)
      if (better < loss) break
    }
    if (loss - better < 1e-6) break
    weights = next
    loss = better
  }
  return weights
}

function lossOf(rows: readonly Row[], weights: readonly number[]): number {
  let loss = 0
  for (let at = 1; at < weights.length; at++) loss += (RIDGE / 2) * (weights[at] ?? 0) ** 2
  for (const { figures, same, weight } of rows) {
    const sum = product(weights, figures)
    loss += weight * (Math.log1p(Math.exp(-Math.abs(sum))) + Math.max(0, sum) - (same ? sum : 0))
  }
  return loss
}

function slopes(rows: readonly Row[], weights: readonly number[]): { gradient: number[]; curve: number[][] } {
  const size = weights.length
  const gradient = weights.map((weight, at) => (at === 0 ? 0 : -RIDGE * weight))
  const flat = new Float64Array(size * size)
  for (const { figures, same, weight } of rows) {
    const said = 1 / (1 + Math.exp(-product(weights, figures)))
    const off = weight * ((same ? 1 : 0) - said)
    const bend = weight * Math.max(1e-9, said * (1 - said))
    for (let at = 0; at < size; at++) {
      const left = figures[at] ?? 0
      gradient[at] = (gradient[at] ?? 0) + off * left
      for (let beside = 0; beside <= at; beside++)
        flat[at * size + beside] = (flat[at * size + beside] ?? 0) + bend * left * (figures[beside] ?? 0)
    }
  }
  const curve = weights.map((_, at) =>
    weights.map((__, beside) => flat[Math.max(at, beside) * size + Math.min(at, beside)] ?? 0),
  )
  curve.forEach((row, at) => (row[at] = (row[at] ?? 0) + (at === 0 ? 1e-6 : RIDGE)))
  return { gradient, curve }
}

function product(weights: readonly number[], figures: readonly number[]): number {
  let sum = 0
  for (let at = 0; at < weights.length; at++) sum += (weights[at] ?? 0) * (figures[at] ?? 0)
  return sum
}

/** Solves a system of linear equations by elimination. */
function solve(matrix: readonly (readonly number[])[], right: readonly number[]): number[] {
  const rows = matrix.map((row, at) => [...row, right[at] ?? 0])
  const size = rows.length
  for (let at = 0; at < size; at++) {
    let pivot = at
    for (let other = at + 1; other < size; other++)
      if (Math.abs(rows[other]?.[at] ?? 0) > Math.abs(rows[pivot]?.[at] ?? 0)) pivot = other
    const [one, other] = [rows[at] ?? [], rows[pivot] ?? []]
    rows[at] = other
    rows[pivot] = one
    for (let below = at + 1; below < size; below++) {
      const factor = (rows[below]?.[at] ?? 0) / (other[at] ?? 1)
      if (factor === 0) continue
      const row = rows[below] ?? []
      for (let column = at; column <= size; column++)
        row[column] = (row[column] ?? 0) - factor * (other[column] ?? 0)
    }
  }
  const answer = Array.from({ length: size }, () => 0)
  for (let at = size - 1; at >= 0; at--) {
    let sum = rows[at]?.[size] ?? 0
    for (let column = at + 1; column < size; column++)
      sum -= (rows[at]?.[column] ?? 0) * (answer[column] ?? 0)
    answer[at] = sum / (rows[at]?.[at] ?? 1)
  }
  return answer
}

function writeWeights(table: Record<string, number>): void {
  const lines = Object.entries(table).map(
    ([name, weight]) => `  ${name}: ${Math.round(weight * 1000) / 1000},`,
  )
  writeFileSync(
    join(import.meta.dirname, '../src/engine/stories/likeness-weights.ts'),
    `/** What the model gives for each figure. Written by \`tools/fit-stories.ts\`; not to be edited by hand. */\nexport const weights: Readonly<Record<string, number>> = {\n${lines.join('\n')}\n}\n`,
  )
}

await fit()
