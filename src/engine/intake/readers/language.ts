import type { eld as Eld } from 'eld/small'
import type { Block } from '../../../contract/blocks.ts'
import { blockText } from '../../../contract/blocks.ts'

/** Fewer words than this and the detector guesses. */
const ENOUGH_WORDS = 20
/** So many words overrule what a file declares: templates declare English for everything. */
const SURE_WORDS = 40
/** More text does not make the answer better. */
const SAMPLE = 700

/** Scripts that one language of the news writes; the share of letters decides. */
const SCRIPTS: readonly [string, RegExp][] = [
  ['ja', /[\p{Script=Hiragana}\p{Script=Katakana}]/gu],
  ['ko', /\p{Script=Hangul}/gu],
  ['zh', /\p{Script=Han}/gu],
  ['th', /\p{Script=Thai}/gu],
  ['lo', /\p{Script=Lao}/gu],
  ['km', /\p{Script=Khmer}/gu],
  ['my', /\p{Script=Myanmar}/gu],
  ['ka', /\p{Script=Georgian}/gu],
  ['hy', /\p{Script=Armenian}/gu],
  ['el', /\p{Script=Greek}/gu],
  ['he', /\p{Script=Hebrew}/gu],
  ['ta', /\p{Script=Tamil}/gu],
  ['te', /\p{Script=Telugu}/gu],
  ['bn', /\p{Script=Bengali}/gu],
]
/** Kana are few among Han in Japanese, so they decide at a smaller share. */
const KANA_SHARE = 0.08
const SCRIPT_SHARE = 0.5

/** A declared language as a BCP 47 tag (`en_US` gives `en-US`), or null where it is none. */
export function declaredLanguage(declared: string | null | undefined): string | null {
  const tag = declared
    ?.trim()
    .replaceAll('_', '-')
    .split(/[\s,;]/)[0]
  if (tag === undefined || tag.length > 35 || !/^[a-z]{2,3}(?:-|$)/i.test(tag)) return null
  try {
    const canonical = Intl.getCanonicalLocales(tag)[0] ?? null
    return canonical === null || /^(?:und|mul|zxx|x)(?:-|$)/i.test(canonical) ? null : canonical
  } catch {
    return null
  }
}

/** Languages so near to each other that n-grams of news do not part them for certain. */
const KIN: readonly (readonly string[])[] = [
  ['no', 'nb', 'nn', 'da'],
  ['sr', 'hr', 'bs', 'sh', 'cnr'],
  ['zh', 'yue', 'cmn', 'wuu'],
  ['ms', 'id'],
  ['tl', 'fil'],
  ['fa', 'prs', 'tg'],
]

/**
 * The language of a piece of copy: as declared, unless its text is plainly another. Then the text decides, and what
 * was declared is given back as evidence.
 *
 * @param declared BCP 47, or null
 */
export async function languageOf(
  declared: string | null,
  headline: string | null,
  blocks: readonly Block[],
): Promise<{ language: string | null; overruled: string | null }> {
  if (declared === null) return { language: await detectLanguage(headline, blocks), overruled: null }
  const text = sampleText(headline, blocks)
  const stays = { language: declared, overruled: null }
  if (isShort(text, SURE_WORDS)) return stays
  const { eld } = await import('eld/small')
  const primary = primaryOf(declared)
  // Of a language that the detector has never seen it would take every text for another.
  if (!detectable(eld).has(primary)) return stays
  const found = scriptLanguage(text) ?? reliable(eld.detect(text))
  if (found === null || primaryOf(found) === primary) return stays
  if (KIN.some((kin) => kin.includes(primary) && kin.includes(primaryOf(found)))) return stays
  return { language: found, overruled: declared }
}

function primaryOf(tag: string): string {
  return tag.split('-', 1)[0]?.toLowerCase() ?? ''
}

/** Whether a text has fewer words than this; scripts without blanks count by their letters. */
function isShort(text: string, words: number): boolean {
  const spaced = text.split(/\s+/).length
  return spaced < words && !(scriptLanguage(text) !== null && text.length >= words)
}

type Detector = typeof Eld
let known: ReadonlySet<string> | null = null

/** The languages that the detector tells apart. */
function detectable(eld: Detector): ReadonlySet<string> {
  known ??= new Set(Object.values(eld.info().Languages))
  return known
}

function reliable(result: ReturnType<Detector['detect']>): string | null {
  return result.language !== '' && result.isReliable() ? result.language : null
}

/**
 * The language of a text that declares none: by its script where one language has it to itself, else by ELD's
 * n-grams (github.com/nitotm/efficient-language-detector-js) from 20 words on. Null where neither is sure.
 */
export async function detectLanguage(
  headline: string | null,
  blocks: readonly Block[],
): Promise<string | null> {
  const text = sampleText(headline, blocks)
  const byScript = scriptLanguage(text)
  if (byScript !== null) return byScript
  if (text.split(/\s+/).length < ENOUGH_WORDS) return null
  const { eld } = await import('eld/small')
  return reliable(eld.detect(text))
}

function sampleText(headline: string | null, blocks: readonly Block[]): string {
  let text = headline ?? ''
  for (const each of blocks) {
    if (text.length >= SAMPLE) break
    if (each.role === 'body') text += ` ${blockText(each).slice(0, SAMPLE)}`
  }
  return text.slice(0, SAMPLE).trim()
}

function scriptLanguage(text: string): string | null {
  // Nearly all copy is Latin or Cyrillic: one look spares it the fourteen counts.
  if (!/[\u0370-\u03ff\u0530-\u05ff\u0980-\u109f\u10a0-\u11ff\u1780-\u17ff\u2e80-\ud7ff]/.test(text))
    return null
  const letters = text.match(/\p{L}/gu)?.length ?? 0
  if (letters < 8) return null
  for (const [language, letter] of SCRIPTS) {
    const share = (text.match(letter)?.length ?? 0) / letters
    if (share >= (language === 'ja' ? KANA_SHARE : SCRIPT_SHARE)) return language
  }
  return null
}
