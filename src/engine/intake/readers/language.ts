import type { Block } from '../../../contract/blocks.ts'
import { blockText } from '../../../contract/blocks.ts'

/** Fewer words than this and the detector guesses. */
const ENOUGH_WORDS = 20
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
  const result = eld.detect(text)
  return result.language !== '' && result.isReliable() ? result.language : null
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
