/** Spreads the bits of a hash (the finaliser of MurmurHash3, A. Appleby, public domain). */
export function mixed(hash: number): number {
  let h = hash
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b)
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35)
  return (h ^ (h >>> 16)) >>> 0
}

/** What a hash of a word begins with (FNV-1a, G. Fowler, L. Noll, K.-P. Vo, public domain). */
export const FIRST = 0x811c9dc5

/** Takes one more UTF-16 code unit into a hash. */
export function taken(hash: number, code: number): number {
  return Math.imul(hash ^ code, 0x01000193)
}

/** The hash of a word that is in its one form already. */
export function wordHash(word: string): number {
  let hash = FIRST
  for (let at = 0; at < word.length; at++) hash = taken(hash, word.charCodeAt(at))
  return mixed(hash)
}
