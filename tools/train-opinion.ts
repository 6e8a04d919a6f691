import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { cuesFor, ownWordsOf, sentenceFeatures } from '../src/engine/marks/sentence-features.ts'

/**
 * `node tools/train-opinion.ts`: makes `resources/vocabularies/opinion-weights.json` from the sentences in
 * `resources/training`, which were written for this purpose, and from the cues. A logistic regression with ridge
 * penalty, by plain gradient descent from zero, so that the same sentences give the same weights. A model for every
 * folder of `resources/training`: words, cues and forms where there are many sentences, else what English says of cues
 * and forms, moved to where the language's own sentences part. Prints five-fold accuracy.
 */

const root = join(import.meta.dirname, '..')
/** A word must stand in so many sentences to be a feature; rarer ones are learned by heart. */
const FEWEST = { 'w:': 3, 'b:': 4, 'end:': 3, 'first:': 3, other: 1 }
const STEPS = 400
const RATE = 0.5
/** Words are held closer to zero than cues and forms, which say the same of any subject. */
const RIDGE = { words: 0.012, forms: 0.0015 }
const LEAST_WEIGHT = 0.02

type Example = { features: Map<string, number>; own: boolean }
type Weights = { bias: number; weights: Record<string, number> }
/** How high sentences score on average that the model was not trained on. */
type Levels = { reports: number; ownViews: number }

function sentencesIn(language: string, file: string): string[] {
  const text = readFileSync(join(root, 'resources/training', language, file), 'utf8')
  return text.split('\n').filter((line) => line.trim() !== '' && !line.startsWith('#'))
}

function examplesOf(language: string): Example[] {
  const cues = cuesFor(language)
  if (cues === null) throw new Error(`There are no cues for ${language}.`)
  const read = (file: string, own: boolean) =>
    sentencesIn(language, file).map((sentence) => ({
      own,
      features: sentenceFeatures(sentence, ownWordsOf(sentence), cues).values,
    }))
  return [...read('own-views.txt', true), ...read('reports.txt', false)]
}

function train(examples: readonly Example[]): Weights {
  const counts = new Map<string, number>()
  for (const { features } of examples)
    for (const name of features.keys()) counts.set(name, (counts.get(name) ?? 0) + 1)
  const names = [...counts].filter(([name, count]) => count >= fewest(name)).map(([name]) => name)
  const index = new Map(names.toSorted().map((name, at) => [name, at]))
  const ridge = [...index.keys()].map((name) => (isForm(name) ? RIDGE.forms : RIDGE.words))
  const rows = examples.map(({ features, own }) => ({
    own,
    cells: [...features].flatMap(([name, value]) => {
      const at = index.get(name)
      return at === undefined ? [] : [[at, value] as const]
    }),
  }))
  const weights = new Float64Array(index.size)
  let bias = 0
  const ownCount = rows.filter(({ own }) => own).length
  // Both classes weigh the same, whatever their numbers.
  const classWeight = {
    own: rows.length / (2 * ownCount),
    report: rows.length / (2 * (rows.length - ownCount)),
  }
  for (let step = 0; step < STEPS; step += 1) {
    const gradient = new Float64Array(index.size)
    let biasGradient = 0
    for (const { own, cells } of rows) {
      let sum = bias
      for (const [at, value] of cells) sum += (weights[at] ?? 0) * value
      const error = (1 / (1 + Math.exp(-sum)) - (own ? 1 : 0)) * (own ? classWeight.own : classWeight.report)
      for (const [at, value] of cells) gradient[at] = (gradient[at] ?? 0) + error * value
      biasGradient += error
    }
    for (let at = 0; at < weights.length; at += 1) {
      weights[at] =
        (weights[at] ?? 0) -
        RATE * ((gradient[at] ?? 0) / rows.length + (ridge[at] ?? 0) * (weights[at] ?? 0))
    }
    bias -= (RATE * biasGradient) / rows.length
  }
  const kept = [...index].flatMap(([name, at]) => {
    const weight = Math.round((weights[at] ?? 0) * 1000) / 1000
    return Math.abs(weight) < LEAST_WEIGHT ? [] : [[name, weight] as const]
  })
  return { bias: Math.round(bias * 1000) / 1000, weights: Object.fromEntries(kept) }
}

function isForm(name: string): boolean {
  return /^(?:group|any|form):/u.test(name)
}

function fewest(name: string): number {
  if (name.startsWith('w:')) return FEWEST['w:']
  if (name.startsWith('b:')) return FEWEST['b:']
  if (name.startsWith('end:')) return FEWEST['end:']
  return name.startsWith('first:') ? FEWEST['first:'] : FEWEST.other
}

function scoreOf({ bias, weights }: Weights, { features }: Example): number {
  let sum = bias
  for (const [name, value] of features) sum += (weights[name] ?? 0) * value
  return 1 / (1 + Math.exp(-sum))
}

const FOLDS = 5

/** Scores of all sentences, each by a model that did not see its fold. */
function foldedScores(examples: readonly Example[]): { own: boolean; score: number }[] {
  return Array.from({ length: FOLDS }, (_, fold) => {
    const model = train(examples.filter((_each, at) => at % FOLDS !== fold))
    return examples
      .filter((_each, at) => at % FOLDS === fold)
      .map((example) => ({ own: example.own, score: scoreOf(model, example) }))
  }).flat()
}

function meanOf(scores: readonly { score: number }[]): number {
  return rounded(scores.reduce((sum, { score }) => sum + score, 0) / Math.max(1, scores.length))
}

function rounded(figure: number): number {
  return Math.round(figure * 1000) / 1000
}

const models: Record<string, Weights & { levels: Levels }> = {}
for (const language of readdirSync(join(root, 'resources/training')).toSorted()) {
  const examples = examplesOf(language)
  const scores = foldedScores(examples)
  const levels = {
    reports: meanOf(scores.filter(({ own }) => !own)),
    ownViews: meanOf(scores.filter(({ own }) => own)),
  }
  const model = train(examples)
  models[language] = { ...model, levels }
  const right = scores.filter(({ own, score }) => score > 0.5 === own).length
  console.log(language, {
    sentences: examples.length,
    weights: Object.keys(model.weights).length,
    foldedAccuracy: rounded(right / examples.length),
    ...levels,
  })
}
const path = join(root, 'resources/vocabularies/opinion-weights.json')
writeFileSync(path, `${JSON.stringify(models, null, 1)}\n`)
