import { mixed } from './word-hash.ts'

/** A run of words that stands in both texts: where it begins in each, and how long it is. */
export type SharedPassage = { left: number; right: number; length: number }

/** Three words in a row: few enough that a passage survives misread letters and single changed words. */
export const FEWEST = 3
/** So many places of one run of three words are looked at; "one of the" may stand anywhere. */
const PLACES = 6

let heads = new Int32Array(1024)
let nexts = new Int32Array(1024)

/**
 * The passages of three words and more that two texts share, longest first at each place, in the order of the left
 * text and none over another on that side (greedy string tiling in one pass: M. Wise, "YAP3", 1996, without its search
 * for the very longest tile first).
 */
export function sharedPassages(left: Uint32Array, right: Uint32Array): SharedPassage[] {
  const last = right.length - FEWEST
  const passages: SharedPassage[] = []
  if (last < 0 || left.length < FEWEST) return passages
  let size = 1024
  while (size < (last + 1) * 2) size *= 2
  if (heads.length < size) heads = new Int32Array(size)
  if (nexts.length <= last) nexts = new Int32Array(size)
  heads.fill(-1, 0, size)
  const mask = size - 1
  for (let at = last; at >= 0; at--) {
    const slot = tripleHash(right, at) & mask
    nexts[at] = heads[slot] ?? -1
    heads[slot] = at
  }
  let at = 0
  let expected = 0
  while (at + FEWEST <= left.length) {
    let [best, length] = [-1, 0]
    let looked = 0
    for (
      let place = heads[tripleHash(left, at) & mask] ?? -1;
      place >= 0 && looked < PLACES;
      place = nexts[place] ?? -1
    ) {
      if (left[at] !== right[place]) continue
      const run = runLength(left, right, at, place)
      if (run < FEWEST) continue
      looked += 1
      // Of equally long ones the next in reading order is the likeliest.
      if (run > length || (run === length && place >= expected && best < expected))
        [best, length] = [place, run]
    }
    if (best < 0) {
      at += 1
      continue
    }
    passages.push({ left: at, right: best, length })
    at += length
    expected = best + length
  }
  return passages
}

function runLength(left: Uint32Array, right: Uint32Array, from: number, beside: number): number {
  let length = 0
  while (
    from + length < left.length &&
    beside + length < right.length &&
    left[from + length] === right[beside + length]
  )
    length += 1
  return length
}

function tripleHash(words: Uint32Array, at: number): number {
  return mixed(
    Math.imul(words[at] ?? 0, 0x9e3779b1) ^ Math.imul(words[at + 1] ?? 0, 0x85ebca77) ^ (words[at + 2] ?? 0),
  )
}
