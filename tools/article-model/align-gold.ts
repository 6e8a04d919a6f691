/** Words as the benchmark counts them: runs of letters, digits and underscores. */
export function wordsOf(text: string): string[] {
  return text.match(/[\p{L}\p{N}_]+/gu) ?? []
}

/** So long a run of words is looked up; shorter blocks are looked up whole. */
const RUN = 4
/** A block is copy where this share of its words stands in the gold text, at one place. */
const SHARE = 0.6
/** Occurrences of one block in the gold text that are tried. */
const PLACES = 12

type Candidate = { block: number; from: number; to: number; words: number }

/**
 * Which blocks of a page make up a gold text: the chain of blocks, in the page's order and in that of the text,
 * that covers most of its words.
 */
export function blocksInGold(blocks: readonly string[], gold: string): boolean[] {
  const target = wordsOf(gold)
  const places = indexRuns(target)
  const candidates = blocks.flatMap((text, block) => candidatesOf(wordsOf(text), block, target, places))
  const chosen = bestChain(candidates, target.length)
  return blocks.map((_, block) => chosen.has(block))
}

function indexRuns(words: readonly string[]): Map<string, number[]> {
  const index = new Map<string, number[]>()
  for (let at = 0; at < words.length; at += 1) {
    for (let length = 1; length <= RUN; length += 1) {
      if (at + length > words.length) break
      const key = words.slice(at, at + length).join(' ')
      const list = index.get(key)
      if (list === undefined) index.set(key, [at])
      else list.push(at)
    }
  }
  return index
}

function candidatesOf(
  words: readonly string[],
  block: number,
  target: readonly string[],
  places: ReadonlyMap<string, number[]>,
): Candidate[] {
  if (words.length === 0) return []
  if (words.length <= RUN) {
    const starts = places.get(words.join(' ')) ?? []
    return starts.slice(0, 60).map((from) => ({ block, from, to: from + words.length, words: words.length }))
  }
  const starts = new Map<number, number>()
  let covered = 0
  for (let at = 0; at + RUN <= words.length; at += 1) {
    const found = places.get(words.slice(at, at + RUN).join(' '))
    if (found === undefined) continue
    covered += 1
    for (const place of found.slice(0, PLACES)) starts.set(place - at, (starts.get(place - at) ?? 0) + 1)
  }
  if (covered / (words.length - RUN + 1) < SHARE) return []
  return [...starts]
    .toSorted((one, other) => other[1] - one[1])
    .slice(0, PLACES)
    .map(([from]) => ({
      block,
      from: Math.max(0, from),
      to: Math.min(target.length, from + words.length),
      words: covered,
    }))
}

/** Weighted longest chain, increasing in both orders. A little overlap is forgiven: two blocks may share a word. */
function bestChain(candidates: readonly Candidate[], _length: number): Set<number> {
  const best: { score: number; before: number }[] = []
  let end = -1
  candidates.forEach((candidate, at) => {
    let score = 0
    let before = -1
    for (let other = 0; other < at; other += 1) {
      const earlier = candidates[other]
      if (earlier === undefined || earlier.block >= candidate.block) continue
      if (earlier.to > candidate.from + Math.min(2, (candidate.to - candidate.from) / 4)) continue
      const reached = best[other]?.score ?? 0
      if (reached > score) [score, before] = [reached, other]
    }
    best.push({ score: score + candidate.words, before })
    if (end === -1 || score + candidate.words > (best[end]?.score ?? 0)) end = at
  })
  const chosen = new Set<number>()
  for (let at = end; at !== -1; at = best[at]?.before ?? -1) {
    const candidate = candidates[at]
    if (candidate !== undefined) chosen.add(candidate.block)
  }
  return chosen
}
