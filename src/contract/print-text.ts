/** Which way a text runs. */
export type Direction = 'ltr' | 'rtl'

/**
 * What no printed page may carry: control characters (XML 1.0 forbids most of them), non-characters, and the
 * marks by which a stranger's text could reorder or hide words beside it (bidi embeddings, overrides and
 * isolates, tag characters). LRM, RLM and ALM stay: they only settle the place of neighbouring signs.
 */
const UNPRINTABLE =
  /(?![\t\n])\p{Cc}|[\u202A-\u202E\u2066-\u2069\uFEFF\uFFF9-\uFFFB\u{E0000}-\u{E007F}]|\p{Noncharacter_Code_Point}/gu

/**
 * A text as it may stand on a page: well-formed Unicode, nothing invisible that acts on its neighbours, every
 * kind of line break as LF.
 */
export function printable(text: string): string {
  return text
    .toWellFormed()
    .replace(/\r\n?|[\u0085\u2028\u2029]/g, '\n')
    .replace(UNPRINTABLE, '')
}

/** The same on one line: runs of white space become one space. */
export function printableLine(text: string): string {
  return printable(text).replace(/\s+/g, ' ').trim()
}

/** An address that a reader may click, or null for any other scheme and for what is no address. */
export function printableLink(url: string | null | undefined): string | null {
  if (url === null || url === undefined) return null
  const trimmed = printable(url).trim()
  return /^(?:https?:\/\/|mailto:)[^\s<>"\\^`{|}]+$/i.test(trimmed) ? trimmed : null
}

const RIGHT_TO_LEFT_LETTER =
  /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}\p{Script=Adlam}]/u
const RIGHT_TO_LEFT_LANGUAGES = new Set([
  'ar',
  'arc',
  'ckb',
  'dv',
  'fa',
  'he',
  'ps',
  'sd',
  'syr',
  'ug',
  'ur',
  'yi',
])

/** Whether the text holds letters that run from right to left. */
function hasRightToLeft(text: string): boolean {
  return RIGHT_TO_LEFT_LETTER.test(text)
}

/**
 * Which way a paragraph runs. Its own letters decide: a headline that an editor has put into English runs left
 * to right though the item is Arabic, and an Arabic one that begins with "NATO" runs right to left. The
 * declared language settles what letters leave open.
 *
 * @param language BCP 47, or null where it is not known
 */
export function directionOf(text: string, language: string | null): Direction {
  const declared = language !== null && RIGHT_TO_LEFT_LANGUAGES.has(languageOf(language))
  let left = 0
  let right = 0
  for (const letter of text) {
    if (hasRightToLeft(letter)) right += 1
    else if (/\p{L}/u.test(letter)) left += 1
  }
  if (right === 0) return left === 0 && declared ? 'rtl' : 'ltr'
  return declared || right > left ? 'rtl' : 'ltr'
}

/** The language alone of a BCP 47 tag, in lower case. */
export function languageOf(tag: string): string {
  return (tag.split('-')[0] ?? '').toLowerCase()
}

/** A tag that every format accepts, or null: what is not well-formed BCP 47 is no language. */
export function printableLanguage(tag: string | null): string | null {
  if (tag === null) return null
  try {
    return Intl.getCanonicalLocales(tag)[0] ?? null
  } catch {
    return null
  }
}

/** Paragraphs of a text that an editor has typed: parted by empty lines; a single break stays a break. */
export function paragraphsOf(text: string): string[] {
  return printable(text)
    .split(/\n[^\S\n]*\n\s*/)
    .map((paragraph) => paragraph.trim())
    .filter((paragraph) => paragraph !== '')
}

/**
 * A foreign text inside one of our lines, for formats without an element for it: where it runs the other way
 * it stands between U+2068 and U+2069 (first-strong isolate), so that it cannot reorder the words around it.
 */
export function isolated(text: string): string {
  return hasRightToLeft(text) ? `\u2068${text}\u2069` : text
}
