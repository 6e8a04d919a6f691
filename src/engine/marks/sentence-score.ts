import { isPlainAscii } from '../items/plain-ascii.ts'
import cueTable from '../../../resources/vocabularies/opinion-cues.json' with { type: 'json' }

type CueGroup = 'booster' | 'evaluative' | 'modal' | 'person' | 'rhetoric' | 'say'

/** What one cue of each group adds. Tuned on sentences of several sets, for no single one. */
const WEIGHTS: Record<Exclude<CueGroup, 'say'>, number> = {
  evaluative: 1,
  rhetoric: 0.9,
  modal: 0.6,
  booster: 0.5,
  person: 0.5,
}
/** One question is the author's only where nobody is quoted asking it. */
const QUESTION = 0.7
const EXCLAMATION = 0.7
/** A raw sum of this much is a sentence that is half opinion. */
const HALF = 1.6
/** A group counts this often in a sentence: a list of "we" is one voice. */
const MOST_PER_GROUP = 3
/** What is left of a sentence that reports what somebody said. */
const REPORTED = 0.3

type Cues = {
  single: Map<string, CueGroup>
  /** Cues of several words, by the first of them. */
  phrases: Map<string, { words: string; group: CueGroup }[]>
}

const cuesByLanguage = new Map<string, Cues>()
for (const [language, groups] of Object.entries(cueTable)) {
  const cues: Cues = { single: new Map(), phrases: new Map() }
  for (const [group, words] of Object.entries(groups) as [CueGroup, string[]][]) {
    for (const each of words) {
      const [first = each, ...rest] = each.split(' ')
      if (rest.length === 0) cues.single.set(each, group)
      else cues.phrases.set(first, [...(cues.phrases.get(first) ?? []), { words: each, group }])
    }
  }
  cuesByLanguage.set(language, cues)
}

/** A sentence of a block, in UTF-16 code units of the block's text, with its score and the cues that made it. */
export type ScoredSentence = { start: number; end: number; words: string; score: number; cues: string[] }

/** Whether there is a lexicon for a language (BCP 47); an unknown language is read as English. */
function cuesFor(language: string | null): Cues | null {
  const primary = (language ?? 'en').toLowerCase().split('-')[0] ?? 'en'
  return cuesByLanguage.get(primary) ?? null
}

/**
 * Scores every sentence of a text by the author's own voice: boosters, evaluative words, modals, first and
 * second person, rhetorical forms and questions; quoted speech does not count, and a sentence that reports
 * what somebody said counts little.
 * In: the plain text of a block, the item's language. Out: sentences with scores from 0 to 1 (0 throughout
 * where there is no lexicon for the language).
 */
export function scoreSentences(text: string, language: string | null): ScoredSentence[] {
  const cues = cuesFor(language)
  return sentencesOf(text).map(({ start, end }) => {
    const words = text.slice(start, end)
    const scored = cues === null ? { score: 0, cues: [] } : scoreOf(words, cues)
    return { start, end, words, ...scored }
  })
}

/** Whether a score is that of a sentence with its author's own view in it, where a sentence must be judged alone. */
export function isOwnView(score: number, _language: string | null): boolean {
  return score >= 0.3
}

/** A sentence ends at a stop, question or exclamation mark (with closing quotes) before white space. */
const SENTENCE_END = /[.!?…]+["”»’')\]]*(?=\s|$)|\n+/gu
const ABBREVIATION =
  /(?:^|[\s(])(?:\p{Lu}|\p{Lu}\.\p{Lu}|Mr|Mrs|Ms|Dr|Prof|St|Gen|Sen|Rep|Gov|Lt|Col|No|Nr|Jan|Feb|Aug|Sept|Oct|Nov|Dec|vs|etc|bzw|z\.B|u\.a|d\.h|Inc|Corp|Co|Ltd|M|г|т)$/u

function sentencesOf(text: string): { start: number; end: number }[] {
  const sentences: { start: number; end: number }[] = []
  let start = 0
  const push = (end: number) => {
    const raw = text.slice(start, end)
    const words = raw.trim()
    if (words.length > 1) {
      const from = start + (raw.length - raw.trimStart().length)
      sentences.push({ start: from, end: from + words.length })
    }
    start = end
  }
  for (const stop of text.matchAll(SENTENCE_END)) {
    const before = text.slice(Math.max(start, stop.index - 12), stop.index)
    if (stop[0].startsWith('.') && ABBREVIATION.test(before)) continue
    const end = stop.index + stop[0].length
    // "4 p.m. on Monday" goes on in lower case.
    if (stop[0] === '.' && /^\s+\p{Ll}/u.test(text.slice(end, end + 4))) continue
    push(end)
  }
  push(text.length)
  return sentences
}

const QUOTED_SPEECH =
  /“[^”]*(?:”|$)|„[^“”]*(?:[“”]|$)|«[^»]*(?:»|$)|"[^"]*(?:"|$)|(?<=\s|^)[‘'][^‘’']{12,}[’'](?=[\s,.!?]|$)/gu
/** Most sentences quote nobody, and this is cheaper to see. */
const QUOTE = /[“„«"‘']/u
/** A quoted word or two is the author's mockery rather than somebody's speech. */
const SCARE_QUOTE_WORDS = 2

const ASCII_TOKEN = /[a-z0-9]+(?:['-][a-z0-9]+)*/g
const TOKEN = /[\p{L}\p{N}]+(?:['-][\p{L}\p{N}]+)*/gu

function scoreOf(sentence: string, cues: Cues): { score: number; cues: string[] } {
  let scare = 0
  const own = QUOTE.test(sentence)
    ? sentence.replace(QUOTED_SPEECH, (quoted) => {
        if (quoted.trim().split(/\s+/u).length <= SCARE_QUOTE_WORDS) scare += 1
        return ' '
      })
    : sentence
  const counts = new Map<CueGroup, number>()
  const found: string[] = []
  const count = (group: CueGroup, cue: string) => {
    counts.set(group, (counts.get(group) ?? 0) + 1)
    if (group !== 'say' && !found.includes(cue)) found.push(cue)
  }
  const lower = own.toLowerCase().replace(/’/gu, "'")
  const tokens = lower.match(isPlainAscii(lower) ? ASCII_TOKEN : TOKEN) ?? []
  const begun = new Set<string>()
  for (const token of tokens) {
    const group = cues.single.get(token)
    if (group !== undefined) count(group, token)
    if (cues.phrases.has(token)) begun.add(token)
  }
  const spaced = begun.size === 0 ? '' : ` ${tokens.join(' ')} `
  for (const token of begun) {
    for (const { words, group } of cues.phrases.get(token) ?? []) {
      if (spaced.includes(` ${words} `)) count(group, words)
    }
  }
  let sum = 0
  for (const [group, weight] of Object.entries(WEIGHTS) as [Exclude<CueGroup, 'say'>, number][]) {
    sum += weight * Math.min(MOST_PER_GROUP, counts.get(group) ?? 0)
  }
  if (own.includes('?')) sum += QUESTION
  if (own.includes('!')) sum += EXCLAMATION
  if (scare > 0) sum += 0.3
  // Long sentences gather cues by chance.
  if (tokens.length > 30) sum *= 30 / tokens.length
  if ((counts.get('say') ?? 0) > 0) sum *= REPORTED
  return { score: sum / (sum + HALF), cues: found }
}
