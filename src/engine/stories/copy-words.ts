import { blockText, type Block } from '../../contract/blocks.ts'
import { isPlainAscii } from '../items/plain-ascii.ts'
import { numberWords } from './number-words.ts'
import { FIRST, mixed, taken } from './word-hash.ts'

/** The words of a text as numbers, in reading order. */
export type CopyWords = {
  /** A 32-bit hash of each word. */
  words: Uint32Array
  /** What each word is besides: `NUMBER`, `NAME`, or 0. */
  kinds: Uint8Array
}

/** Where each word of a text stands: block number, and UTF-16 code units into that block's text. */
export type WordPlaces = { block: Uint32Array; start: Uint32Array; end: Uint32Array }

/** The word holds a digit, or spells a number out. */
export const NUMBER = 1
/** The word begins with a capital within a sentence: a name, in scripts that have capitals. */
export const NAME = 2

const UNKNOWN = 0
const GAP = 1
const LETTER = 2
const DIGIT = 3
/** Apostrophes, soft hyphens, joiners, Arabic vowel marks and stretching: not there for comparison. */
const DROPPED = 4
/** A character of a script that puts no spaces between words. */
const UNSPACED = 5
const STOP = 6

const UNSPACED_SCRIPT =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u
const DROPPED_SIGN =
  /^(?:['’‘ʼ＇\u00ad\u0640\u200b-\u200f\u2060\ufeff]|(?=[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Inherited}])(?![\u0300-\u036f])\p{Mn})/u
const WORD_SIGN = /[\p{L}\p{M}]/u
const DIGIT_SIGN = /\p{N}/u
const STOP_SIGN = /[.!?:;"“”„«»()。！？؟—–]/u

/** The class of each UTF-16 code unit and its lower case, found out when first met. */
const classes = new Uint8Array(65_536)
const lower = new Uint16Array(65_536)

/** Collects words; grows as it must. */
type Words = {
  words: Uint32Array
  kinds: Uint8Array
  places: WordPlaces | null
  count: number
}

/**
 * The body of a text as words: blocks with role `body`, Unicode NFKC, lower case, without apostrophes and soft
 * hyphens; words hyphenated over a line are joined; a word is a run of letters and digits, and in scripts that put no
 * spaces between words each two neighbouring characters.
 */
export function copyWords(blocks: readonly Block[]): CopyWords {
  const found = collect(blocks, false)
  return { words: found.words.slice(0, found.count), kinds: found.kinds.slice(0, found.count) }
}

/** The same with the place of each word, so that what was found can be shown. */
export function placedWords(blocks: readonly Block[]): CopyWords & { places: WordPlaces } {
  const { words, kinds, places, count } = collect(blocks, true)
  const { block, start, end } = places ?? noPlaces(0)
  return {
    words: words.slice(0, count),
    kinds: kinds.slice(0, count),
    places: { block: block.slice(0, count), start: start.slice(0, count), end: end.slice(0, count) },
  }
}

/** The words of one line, such as a headline. */
export function lineWords(text: string): Uint32Array {
  const found: Words = { words: new Uint32Array(32), kinds: new Uint8Array(32), places: null, count: 0 }
  takeText(found, 0, text)
  return found.words.slice(0, found.count)
}

function collect(blocks: readonly Block[], placed: boolean): Words {
  const found: Words = {
    words: new Uint32Array(512),
    kinds: new Uint8Array(512),
    places: placed ? noPlaces(512) : null,
    count: 0,
  }
  blocks.forEach((block, index) => {
    if (block.role === 'body') takeText(found, index, blockText(block))
  })
  return found
}

function noPlaces(size: number): WordPlaces {
  return { block: new Uint32Array(size), start: new Uint32Array(size), end: new Uint32Array(size) }
}

function takeText(found: Words, block: number, given: string): void {
  const { text, origin } = isPlainAscii(given) ? { text: given, origin: null } : composed(given)
  const length = text.length
  let at = 0
  let sentence = true
  while (at < length) {
    const kind = classOf(text, at)
    if (kind === LETTER || kind === DIGIT) {
      at = takeWord(found, block, text, origin, at, sentence)
      sentence = false
    } else if (kind === UNSPACED) {
      at = takeUnspaced(found, block, text, origin, at)
      sentence = false
    } else {
      if (kind === STOP) sentence = true
      at += 1
    }
  }
}

function takeWord(
  found: Words,
  block: number,
  text: string,
  origin: Uint32Array | null,
  from: number,
  sentence: boolean,
): number {
  let at = from
  let hash = FIRST
  let digit = false
  const first = text.charCodeAt(from)
  for (; at < text.length; at++) {
    const kind = classOf(text, at)
    const code = text.charCodeAt(at)
    if (kind === LETTER || kind === DIGIT) {
      digit ||= kind === DIGIT
      hash = taken(hash, lower[code] ?? code)
    } else if (digit && IN_NUMBER.includes(code) && isDigit(text, at - 1) && isDigit(text, at + 1)) {
      hash = taken(hash, code)
    } else if (kind !== DROPPED) {
      const next = code === 0x2d ? overLine(text, at) : -1
      if (next < 0) break
      at = next - 1
    }
  }
  const word = mixed(hash)
  const named = !sentence && lower[first] !== first
  push(found, block, word, digit || numberWords.has(word) ? NUMBER : named ? NAME : 0, origin, from, at)
  return at
}

/** Full stop, comma, slash, hyphen and colon: within a number they belong to it, as in 6-1/8 and 1,500. */
const IN_NUMBER = [0x2e, 0x2c, 0x2f, 0x2d, 0x3a]

function isDigit(text: string, at: number): boolean {
  return at < text.length && classOf(text, at) === DIGIT
}

/** Where a word goes on that was hyphenated at a line's end, or -1. */
function overLine(text: string, hyphen: number): number {
  let at = hyphen + 1
  while (at < text.length && text.charCodeAt(at) <= 0x20) at++
  if (at === hyphen + 1 || at >= text.length) return -1
  const code = text.charCodeAt(at)
  return classOf(text, at) === LETTER && lower[code] === code ? at : -1
}

function takeUnspaced(
  found: Words,
  block: number,
  text: string,
  origin: Uint32Array | null,
  from: number,
): number {
  let at = from
  let before = 0
  let start = from
  while (at < text.length && classOf(text, at) === UNSPACED) {
    const code = text.codePointAt(at) ?? 0
    const next = at + (code > 0xffff ? 2 : 1)
    if (before !== 0) push(found, block, mixed(taken(before, code)), 0, origin, start, next)
    start = at
    before = code
    at = next
  }
  // One character alone is a word of its own.
  if (start === from) push(found, block, mixed(before), 0, origin, from, at)
  return at
}

function push(
  found: Words,
  block: number,
  hash: number,
  kind: number,
  origin: Uint32Array | null,
  start: number,
  end: number,
): void {
  if (found.count === found.words.length) {
    found.words = grown(found.words, Uint32Array)
    found.kinds = grown(found.kinds, Uint8Array)
    if (found.places) {
      const { places } = found
      found.places = {
        block: grown(places.block, Uint32Array),
        start: grown(places.start, Uint32Array),
        end: grown(places.end, Uint32Array),
      }
    }
  }
  found.words[found.count] = hash
  found.kinds[found.count] = kind
  if (found.places) {
    found.places.block[found.count] = block
    found.places.start[found.count] = origin?.[start] ?? start
    found.places.end[found.count] = origin?.[end] ?? end
  }
  found.count += 1
}

function grown<Numbers extends Uint32Array | Uint8Array>(
  of: Numbers,
  Kind: new (length: number) => Numbers,
): Numbers {
  const wider = new Kind(of.length * 2)
  wider.set(of)
  return wider
}

function classOf(text: string, at: number): number {
  const code = text.charCodeAt(at)
  const known = classes[code] ?? UNKNOWN
  if (known !== UNKNOWN) return known
  // Halves of a pair are told by the pair, and not kept.
  if (code >= 0xd800 && code <= 0xdfff) {
    const whole = code < 0xdc00 ? text.codePointAt(at) : text.codePointAt(at - 1)
    lower[code] = code
    return classify(String.fromCodePoint(whole ?? code))
  }
  const sign = String.fromCharCode(code)
  const small = sign.toLowerCase()
  lower[code] = small.length === 1 ? small.charCodeAt(0) : code
  const kind = classify(sign)
  classes[code] = kind
  return kind
}

function classify(sign: string): number {
  if (DROPPED_SIGN.test(sign)) return DROPPED
  if (UNSPACED_SCRIPT.test(sign)) return UNSPACED
  if (WORD_SIGN.test(sign)) return LETTER
  if (DIGIT_SIGN.test(sign)) return DIGIT
  return STOP_SIGN.test(sign) ? STOP : GAP
}

/** NFKC of a text, with the place in the given text of each code unit; null where places are the same. */
function composed(given: string): { text: string; origin: Uint32Array | null } {
  const text = given.normalize('NFKC')
  if (text === given) return { text, origin: null }
  const origin: number[] = []
  let whole = ''
  for (const { 0: cluster, index } of given.matchAll(/\P{M}\p{M}*|\p{M}+/gu)) {
    const part = cluster.normalize('NFKC')
    for (let at = 0; at < part.length; at++) origin.push(index)
    whole += part
  }
  origin.push(given.length)
  return { text: whole, origin: Uint32Array.from(origin) }
}
