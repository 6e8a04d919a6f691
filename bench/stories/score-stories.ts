import { eachPair, pairName, type LabelledSet } from './labelled-set.ts'

/** What the engine made of a set: the story of each document (its own id where it stands alone). */
export type Grouping = { storyOf: ReadonlyMap<string, string>; linked: ReadonlySet<string> }

export type Scores = Record<string, unknown>

/** Precision, recall and F1 over pairs, ARI, recall by kind of copy and wrong links by kind of trap. */
export function scoreStories(set: LabelledSet, grouping: Grouping): Scores {
  const together = pairsOf(grouping.storyOf)
  const scored = set.listedOnly ? listedPairs(set, grouping, together) : allPairs(set, together)
  const { right, wrong, missed } = scored
  const precision = right.length / Math.max(1, right.length + wrong.length)
  const recall = right.length / Math.max(1, right.length + missed.length)
  return {
    documents: set.documents.length,
    'same pairs': right.length + missed.length,
    right: right.length,
    wrong: wrong.length,
    missed: missed.length,
    precision: rounded(precision),
    recall: rounded(recall),
    f1: rounded((2 * precision * recall) / Math.max(1e-9, precision + recall)),
    ...(set.listedOnly ? linkedByLabel(set, wrong) : {}),
    ...(set.clustered ? { ari: rounded(adjustedRandIndex(set, grouping.storyOf)) } : {}),
    ...byKind(set, grouping, wrong),
    ...acrossEvents(set, together),
  }
}

type Scored = { right: string[]; wrong: string[]; missed: string[] }

function allPairs(set: LabelledSet, together: ReadonlySet<string>): Scored {
  const [right, wrong, missed]: [string[], string[], string[]] = [[], [], []]
  for (const pair of together) {
    const label = set.labels.get(pair) ?? 'different'
    if (label === 'same') right.push(pair)
    else if (label !== 'ignore') wrong.push(pair)
  }
  for (const [pair, label] of set.labels) if (label === 'same' && !together.has(pair)) missed.push(pair)
  return { right, wrong, missed }
}

function listedPairs(set: LabelledSet, { linked }: Grouping, together: ReadonlySet<string>): Scored {
  const [right, wrong, missed]: [string[], string[], string[]] = [[], [], []]
  for (const [pair, label] of set.labels) {
    const same = together.has(pair) || linked.has(pair)
    if (label === 'same') (same ? right : missed).push(pair)
    else if (label !== 'ignore' && same) wrong.push(pair)
  }
  return { right, wrong, missed }
}

function linkedByLabel(set: LabelledSet, wrong: readonly string[]): Scores {
  return {
    'different linked': wrong.filter((pair) => set.labels.get(pair) === 'different').length,
    'related linked': wrong.filter((pair) => set.labels.get(pair) === 'related').length,
  }
}

/** All pairs of documents that stand in one story. */
export function pairsOf(storyOf: ReadonlyMap<string, string>): Set<string> {
  const stories = new Map<string, string[]>()
  for (const [id, story] of storyOf) stories.set(story, [...(stories.get(story) ?? []), id])
  const pairs = new Set<string>()
  for (const members of stories.values()) eachPair(members, (pair) => pairs.add(pair))
  return pairs
}

/** L. Hubert, P. Arabie, "Comparing partitions", 1985. */
function adjustedRandIndex(set: LabelledSet, storyOf: ReadonlyMap<string, string>): number {
  const cells = new Map<string, number>()
  const rows = new Map<string, number>()
  const columns = new Map<string, number>()
  const add = (to: Map<string, number>, name: string): void => void to.set(name, (to.get(name) ?? 0) + 1)
  for (const { id, cluster = id } of set.documents) {
    const story = storyOf.get(id) ?? id
    add(cells, `${cluster}\t${story}`)
    add(rows, cluster)
    add(columns, story)
  }
  const pairs = (counts: ReadonlyMap<string, number>): number =>
    [...counts.values()].reduce((sum, count) => sum + (count * (count - 1)) / 2, 0)
  const all = (set.documents.length * (set.documents.length - 1)) / 2
  const expected = (pairs(rows) * pairs(columns)) / all
  const most = (pairs(rows) + pairs(columns)) / 2
  return most === expected ? 1 : (pairs(cells) - expected) / (most - expected)
}

function byKind(set: LabelledSet, { storyOf }: Grouping, wrong: readonly string[]): Scores {
  if (!set.documents.some((document) => document.kind !== undefined)) return {}
  const kindOf = new Map(set.documents.map((document) => [document.id, document.kind ?? '']))
  const counts: Record<string, { found: number; all: number }> = {}
  const here = new Set(set.documents.map((document) => document.id))
  for (const { id, kind = '', cluster } of set.documents) {
    if (cluster === undefined || cluster === id || !here.has(cluster)) continue
    const count = (counts[kind] ??= { found: 0, all: 0 })
    count.all += 1
    if (storyOf.get(id) === storyOf.get(cluster)) count.found += 1
  }
  const traps: Record<string, number> = {}
  for (const pair of wrong)
    for (const kind of new Set(pair.split('\t').map((id) => kindOf.get(id) ?? '')))
      traps[kind] = (traps[kind] ?? 0) + 1
  return {
    'recall by kind': Object.fromEntries(
      Object.entries(counts).map(([kind, { found, all }]) => [kind, rounded(found / all)]),
    ),
    'wrong links by kind': traps,
    'digests welded': weldedBy(set, storyOf, 'digest'),
    'frames welded': weldedBy(set, storyOf, 'framed'),
  }
}

/** How many documents of a kind stand in a story with a document of another cluster. */
function weldedBy(set: LabelledSet, storyOf: ReadonlyMap<string, string>, kind: string): number {
  const members = new Map<string, string[]>()
  for (const { id } of set.documents) {
    const story = storyOf.get(id) ?? id
    members.set(story, [...(members.get(story) ?? []), id])
  }
  const clusterOf = new Map(set.documents.map(({ id, cluster = id }) => [id, cluster]))
  return set.documents.filter(
    (document) =>
      document.kind === kind &&
      (members.get(storyOf.get(document.id) ?? '') ?? []).some(
        (id) =>
          clusterOf.get(id) !== clusterOf.get(document.id) &&
          set.labels.get(pairName(id, document.id)) !== 'ignore',
      ),
  ).length
}

/** Where events are known and mean that copy differs: pairs linked across them. */
function acrossEvents(set: LabelledSet, together: ReadonlySet<string>): Scores {
  if (set.clustered || !set.documents.some((document) => document.event !== undefined)) return {}
  const eventOf = new Map(set.documents.map((document) => [document.id, document.event]))
  const across = [...together].filter((pair) => {
    const [one, other] = pair.split('\t').map((id) => eventOf.get(id))
    return one !== undefined && other !== undefined && one !== '' && other !== '' && one !== other
  })
  return { 'linked across events': across.length }
}

function rounded(figure: number): number {
  return Math.round(figure * 10_000) / 10_000
}
