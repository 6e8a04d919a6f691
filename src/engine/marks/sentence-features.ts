import { isPlainAscii } from '../items/plain-ascii.ts'
import cueTable from '../../../resources/vocabularies/opinion-cues.json' with { type: 'json' }

/** A group of cues; `say` reports what somebody else said, all others are the author's own voice. */
export type CueGroup =
  | 'booster'
  | 'evaluative'
  | 'modal'
  | 'person'
  | 'rhetoric'
  | 'polemic'
  | 'abstract'
  | 'hedge'
  | 'say'

/** The cues of one language. */
export type Cues = {
  single: Map<string, CueGroup[]>
  /** Cues of several words, by the first of them. */
  phrases: Map<string, { words: string; group: CueGroup }[]>
  /** Endings that an adjective of the language takes on; cues stand in the table without them. */
  ending: RegExp | null
}

const ENDINGS: Record<string, RegExp> = {
  de: /(?:e[mnrs]?|s)$/u,
  fr: /(?:es|e|s|x)$/u,
  ru: /(?:ый|ая|ое|ые|ого|ому|ым|ой|ую|ых|ыми|ий|яя|ее|ие)$/u,
}
/** Below this many letters a word without its ending is another word. */
const SHORTEST_STEM = 4

/** What is counted in a sentence: how much of each feature, and which words an editor may be shown. */
export type SentenceFeatures = {
  /** Value by name: `group:booster`, `form:question`, `w:shameful`. */
  values: Map<string, number>
  cues: string[]
  /** Words in the author's own voice; what stands in quotation marks is not. */
  ownWords: number
  words: number
}

const cuesByLanguage = new Map<string, Cues>()
for (const [language, groups] of Object.entries(cueTable)) {
  const cues: Cues = { single: new Map(), phrases: new Map(), ending: ENDINGS[language] ?? null }
  for (const [group, words] of Object.entries(groups) as [CueGroup, string[]][]) {
    for (const each of words) {
      const [first = each, ...rest] = each.split(' ')
      if (rest.length === 0) cues.single.set(each, [...(cues.single.get(each) ?? []), group])
      else cues.phrases.set(first, [...(cues.phrases.get(first) ?? []), { words: each, group }])
    }
  }
  cuesByLanguage.set(language, cues)
}

/** The primary language of a tag (BCP 47); an unknown language is read as English. */
export function primaryLanguage(language: string | null): string {
  return (language ?? 'en').toLowerCase().split('-')[0] ?? 'en'
}

/** The cues of a language, or null where there is no lexicon for it. */
export function cuesFor(language: string | null): Cues | null {
  return cuesByLanguage.get(primaryLanguage(language)) ?? null
}

const QUOTED_SPEECH =
  /“[^”]*(?:”|$)|„[^“”]*(?:[“”]|$)|«[^»]*(?:»|$)|"[^"]*(?:"|$)|(?<=\s|^)[‘'][^‘’']{12,}[’'](?=[\s,.!?]|$)/gu
/** Most sentences quote nobody, and this is cheaper to see. */
const QUOTE = /[“„«"‘']/u
/** A quoted word or two is the author's mockery rather than somebody's speech. */
const SCARE_QUOTE_WORDS = 2
const ASCII_TOKEN = /[a-z0-9]+(?:['-][a-z0-9]+)*/g
const TOKEN = /[\p{L}\p{N}]+(?:['-][\p{L}\p{N}]+)*/gu
/** A group counts this often in a sentence: a list of "we" is one voice. */
const MOST_PER_GROUP = 3

/**
 * A text with its quoted speech blanked out, every character at its place; a quoted word or two stays, and so does
 * what a quotation mark that nobody closes begins in mid-sentence.
 * In: a block's text, for speech runs over sentences. Out: text of the same length.
 */
export function ownWordsOf(text: string): string {
  if (!QUOTE.test(text)) return text
  return text.replace(QUOTED_SPEECH, (words) =>
    words.trim().split(/\s+/u).length > SCARE_QUOTE_WORDS ? ' '.repeat(words.length) : words,
  )
}

const SCARE_QUOTES = /[“„«"‘'](?=[\p{L}])[^“”„«»"‘’']{2,30}[”“»"’'](?![\p{L}])/u

/**
 * The features of one sentence. In: its text, the same with quoted speech blanked out, and the cues of its language.
 * Out: named values, most of them 0 or 1; words (`w:`, `b:`) stand there too, for models that know them.
 */
export function sentenceFeatures(sentence: string, own: string, cues: Cues): SentenceFeatures {
  const values = new Map<string, number>()
  const lower = own.toLowerCase().replace(/’/gu, "'")
  const tokens: string[] = lower.match(isPlainAscii(lower) ? ASCII_TOKEN : TOKEN) ?? []
  const found = countCues(tokens, cues, values)
  const set = (name: string, is: boolean) => {
    if (is) values.set(name, 1)
  }
  set('form:question', own.includes('?'))
  set('form:exclamation', own.includes('!'))
  set('form:scare-quotes', SCARE_QUOTES.test(own))
  set('form:quoted', own !== sentence)
  set('form:dash', /\s[-–—]\s|—/u.test(own))
  set('form:semicolon', own.includes(';'))
  set('form:ellipsis', /…|\.\.\./u.test(own))
  set('form:contraction', /[\p{L}]['’](?:s|re|ve|ll|d|t|m)\b/iu.test(own))
  const numbers = (own.match(/\d[\d.,:]*/gu) ?? []).length
  set('form:number', numbers > 0)
  set('form:numbers', numbers > 1)
  set('form:unit', /[%$€£¥]|\bper ?cent\b|\bmillion\b|\bbillion\b/iu.test(own))
  const names = (own.match(/(?<=\p{Ll}[,;]?\s)\p{Lu}[\p{L}'’-]*/gu) ?? []).filter(
    (name) => name !== 'I',
  ).length
  set('form:name', names > 0)
  set('form:names', names > 2)
  set('form:short', tokens.length < 9)
  set('form:long', tokens.length > 28)
  // Reports tell what was done, comment says what is.
  const past = tokens.filter((token) => /[^e]ed$/u.test(token) && token.length > 4).length
  set('form:past', past > 0)
  tokens.forEach((token, index) => {
    values.set(`w:${token}`, 1)
    if (index > 0) values.set(`b:${tokens[index - 1]} ${token}`, 1)
    const ending = ENDING.exec(token)?.[0]
    if (ending !== undefined && token.length > 5) values.set(`end:${ending}`, 1)
  })
  if (tokens[0] !== undefined) values.set(`first:${tokens[0]}`, 1)
  return { values, cues: found, ownWords: tokens.length, words: sentence.split(/\s+/u).length }
}

const ENDING = /(?:ly|ness|ism|ist|ful|less|ous|able|ible|est|ity|ive|ing|tion|ment)$/u

function countCues(tokens: readonly string[], cues: Cues, values: Map<string, number>): string[] {
  const counts = new Map<CueGroup, number>()
  const found: string[] = []
  const count = (group: CueGroup, cue: string) => {
    counts.set(group, (counts.get(group) ?? 0) + 1)
    if (SHOWN.has(group) && !found.includes(cue)) found.push(cue)
  }
  const begun = new Set<string>()
  for (const token of tokens) {
    for (const group of cues.single.get(token) ?? cues.single.get(stemOf(token, cues)) ?? [])
      count(group, token)
    if (cues.phrases.has(token)) begun.add(token)
  }
  const spaced = begun.size === 0 ? '' : ` ${tokens.join(' ')} `
  for (const token of begun) {
    for (const { words, group } of cues.phrases.get(token) ?? []) {
      if (spaced.includes(` ${words} `)) count(group, words)
    }
  }
  // Long sentences gather cues by chance.
  const share = Math.min(1, 25 / Math.max(1, tokens.length))
  for (const [group, times] of counts) {
    values.set(`group:${group}`, Math.min(MOST_PER_GROUP, times) * share)
    values.set(`any:${group}`, 1)
  }
  return found
}

function stemOf(token: string, { ending }: Cues): string {
  if (ending === null || token.length <= SHORTEST_STEM) return token
  const stem = token.replace(ending, '')
  return stem.length < SHORTEST_STEM ? token : stem
}

/** The cues that tell an editor something; "could" and "people" only count. */
const SHOWN: ReadonlySet<CueGroup> = new Set([
  'booster',
  'evaluative',
  'modal',
  'person',
  'rhetoric',
  'polemic',
])
