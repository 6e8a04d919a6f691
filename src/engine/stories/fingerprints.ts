import { mixed } from './word-hash.ts'

/** The length of a shingle in words: long enough that common phrases seldom agree by chance. */
export const SHINGLE = 5
/** So many shingles in a row give one fingerprint at least: any shared passage of `WINDOW + SHINGLE - 1` words is found. */
export const WINDOW = 16
/** A text with no more shingles gives as many fingerprints as one of three hundred words. */
const SHORT = 36

/**
 * The hash of every run of five words, 40 bits wide: a number that JavaScript and SQLite keep whole in few bytes. What
 * meets by chance (one look-up in a thousand on a desk of a million items) is thrown out when texts are compared.
 */
export function shingleHashes(words: Uint32Array): Float64Array {
  const count = Math.max(0, words.length - SHINGLE + 1)
  const hashes = new Float64Array(count)
  for (let at = 0; at < count; at++) {
    let [low, high] = [0x9e3779b9, 0x7f4a7c15]
    for (let each = at; each < at + SHINGLE; each++) {
      const word = words[each] ?? 0
      low = Math.imul(low ^ word, 0x01000193)
      high = Math.imul(high + word, 0x5bd1e995)
    }
    hashes[at] = (mixed(high ^ low) & 0xff) * 0x1_0000_0000 + mixed(low)
  }
  return hashes
}

/**
 * The fingerprints of a text by winnowing: the smallest hash of each window of shingles, the rightmost of equals, so
 * that two texts that share a passage of 20 words share a fingerprint of it (S. Schleimer, D. Wilkerson, A. Aiken,
 * "Winnowing: local algorithms for document fingerprinting", SIGMOD 2003). A short text gives
 * all its shingles: of two notices in forty words no passage is that long.
 * @returns distinct hashes in ascending order
 */
export function fingerprints(shingles: Float64Array): Float64Array {
  if (shingles.length <= SHORT) return sortedSet(shingles)
  const chosen = new Float64Array(shingles.length)
  let count = 0
  let last = -1
  for (let from = 0; from + WINDOW <= shingles.length; from++) {
    if (last >= from) {
      // The window has moved by one: only its new shingle can be smaller than the smallest so far.
      const added = from + WINDOW - 1
      if ((shingles[added] ?? 0) > (shingles[last] ?? 0)) continue
      last = added
    } else {
      last = from
      for (let at = from + 1; at < from + WINDOW; at++)
        if ((shingles[at] ?? 0) <= (shingles[last] ?? 0)) last = at
    }
    chosen[count++] = shingles[last] ?? 0
  }
  return sortedSet(chosen.subarray(0, count))
}

function sortedSet(hashes: Float64Array): Float64Array {
  const sorted = hashes.slice().sort()
  let count = 0
  for (const hash of sorted) if (count === 0 || sorted[count - 1] !== hash) sorted[count++] = hash
  return sorted.slice(0, count)
}
