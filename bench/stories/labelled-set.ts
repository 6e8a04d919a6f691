import { existsSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'

/** A document of a labelled set, as a line of its file. */
export type LabelledDocument = {
  id: string
  title: string
  text: string
  url: string
  source: string
  date: string
  cluster?: string
  event?: string
  kind?: string
  contains?: string[]
  quotes?: string[]
  excerpt_of?: string
}

/** What the labels say of a pair; pairs that are not named are `different`. */
export type PairLabel = 'same' | 'related' | 'different' | 'ignore'

export type LabelledSet = {
  /** The folder's name. */
  name: string
  documents: LabelledDocument[]
  /** Pairs by `pairName`. Where clusters are known they say `same`. */
  labels: Map<string, PairLabel>
  /** Only the listed pairs are scored. */
  listedOnly: boolean
  /** The whole clustering is known, so that ARI means something. */
  clustered: boolean
}

/** The name of an unordered pair. */
export function pairName(one: string, other: string): string {
  return one < other ? `${one}\t${other}` : `${other}\t${one}`
}

/**
 * Reads a folder in the form of one of the sets: `docs.jsonl` with clusters in it, or with `pairs.jsonl` (and
 * `ignore.jsonl`) beside it; or `pairs.jsonl` alone, whose lines hold both documents.
 * @returns null for a folder that holds no such set
 */
export function readSet(folder: string): LabelledSet | null {
  const docs = join(folder, 'docs.jsonl')
  const pairs = join(folder, 'pairs.jsonl')
  const name = folder.split(/[/\\]/u).findLast((part) => part !== '') ?? folder
  if (existsSync(docs)) return clusteredOrPaired(name, folder, docs, pairs)
  return existsSync(pairs) ? judgedPairs(name, folder, pairs) : null
}

function clusteredOrPaired(name: string, folder: string, docs: string, pairs: string): LabelledSet {
  const documents = linesOf<LabelledDocument>(docs)
  const labels = new Map<string, PairLabel>()
  if (existsSync(pairs)) {
    for (const pair of linesOf<{ a: string; b: string; label: PairLabel }>(pairs))
      labels.set(pairName(pair.a, pair.b), pair.label)
    return { name, documents, labels, listedOnly: false, clustered: false }
  }
  const clusters = new Map<string, string[]>()
  for (const { id, cluster = id } of documents) clusters.set(cluster, [...(clusters.get(cluster) ?? []), id])
  for (const members of clusters.values()) eachPair(members, (pair) => labels.set(pair, 'same'))
  const ignored = join(folder, 'ignore.jsonl')
  if (existsSync(ignored)) {
    const clusterOf = new Map(documents.map(({ id, cluster = id }) => [id, cluster]))
    for (const { a, b } of linesOf<{ a: string; b: string }>(ignored))
      for (const one of clusters.get(clusterOf.get(a) ?? a) ?? [a])
        for (const other of clusters.get(clusterOf.get(b) ?? b) ?? [b])
          labels.set(pairName(one, other), 'ignore')
  }
  // A part of a text inside a page frame: neither a copy nor none.
  for (const document of documents) {
    if (document.excerpt_of === undefined) continue
    const cut = documents.find((each) => each.id === document.excerpt_of)
    for (const each of clusters.get(cut?.cluster ?? document.excerpt_of) ?? [document.excerpt_of])
      labels.set(pairName(document.id, each), 'ignore')
  }
  return { name, documents, labels, listedOnly: false, clustered: true }
}

type JudgedPair = {
  id: string
  label: 'same' | 'related' | 'different' | 'grey'
  a: LabelledDocument
  b: LabelledDocument
}

/** Judged pairs are found among the sets that they were drawn from, where those lie beside them. */
function judgedPairs(name: string, folder: string, file: string): LabelledSet {
  const documents = new Map<string, LabelledDocument>()
  for (const beside of ['reuters-21578', 'fnc-bodies']) {
    const docs = join(dirname(folder), beside, 'docs.jsonl')
    if (existsSync(docs)) for (const each of linesOf<LabelledDocument>(docs)) documents.set(each.id, each)
  }
  const labels = new Map<string, PairLabel>()
  for (const { label, a, b } of linesOf<JudgedPair>(file)) {
    for (const each of [a, b]) if (!documents.has(each.id)) documents.set(each.id, each)
    labels.set(pairName(a.id, b.id), label === 'grey' ? 'ignore' : label)
  }
  return { name, documents: [...documents.values()], labels, listedOnly: true, clustered: false }
}

function linesOf<Line>(file: string): Line[] {
  return readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => JSON.parse(line) as Line)
}

/** Calls back with the name of each unordered pair. */
export function eachPair(
  ids: readonly string[],
  take: (name: string, one: string, other: string) => void,
): void {
  ids.forEach((one, at) => {
    for (const other of ids.slice(at + 1)) take(pairName(one, other), one, other)
  })
}
