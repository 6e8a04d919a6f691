import { blockText, type Block } from '../../../../contract/blocks.ts'
import { isBylineLine, isTimeLine } from '../line-kinds.ts'
import type { StatedText } from './block-features.ts'

/** What the text of one block looks like, as numbers. */
export type TextTraits = {
  characters: number
  words: number
  /** Of its characters, in links. */
  linkShare: number
  links: number
  sentences: number
  /** It ends as a sentence does. */
  closed: number
  commas: number
  digits: number
  /** Share of words that begin with a capital. */
  capitals: number
  strong: number
  emphasis: number
  timeLine: number
  bylineLine: number
  promotion: number
  rights: number
  address: number
  /** It begins as a sentence does not. */
  opening: number
  colon: number
  /** Likeness to the headline, 0 to 1; 2 where it is the headline. */
  headline: number
  summary: number
  /** Share of its words that the page states as its body elsewhere; -1 where it states none. */
  body: number
  /** How often the same text stands on the page. */
  copies: number
  lines: number
  /** It reads like running copy. */
  copy: number
}

const PROMOTION =
  /(?:read|see|watch|learn|find out) (?:more|also|next)|also read|subscribe|newsletter|sign up|follow (?:us|me)|related|share (?:this|on)|click here|advertisement|sponsored|recommended|more (?:from|on|stories)|don['’]t miss|you (?:may|might) (?:also )?like|log ?in|comments?\b|weiterlesen|lesen sie|mehr zum|auch interessant|anzeige|newsletter|abonn|teilen|drucken|kommentar|lire (?:aussi|la suite)|à lire|partager|suivez|publicité|commentaires|leer (?:más|también)|comparte|suscr[ií]|publicidad|leggi anche|condividi|iscriviti|czytaj (?:też|także|więcej)|lees (?:ook|meer)|читайте|подпис|поделит|devamı|ilgili|関連|相关|分享|더보기|관련/iu
const RIGHTS =
  /©|ⓒ|\(c\)|copyright|all rights|rights reserved|alle rechte|tous droits|todos los derechos|diritti riservati|права защищены|getty|reuters|shutterstock|photo(?:graph)?(?: by|:| credit)|image(?: credit|:| via| source)|foto(?::| by)|bild(?::|quelle)|picture:|credit:|무단전재|quelle:|source:/iu
const ADDRESS = /\S@\S+\.\S|https?:\/\/|www\.|@\w{3,}/u
const CHINESE = /[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af\u0e00-\u0e7f]/u
/** A letter of Han, kana, Hangul or Thai says about as much as this many Latin ones. */
const DENSE = 2.5
/** Weighed so, a text with this many characters outside links is running copy. */
const COPY = 70
/** Text beyond this tells no more about a block. */
const LOOK = 4_000

/** Lower-case words of a line, for comparing lines. */
export function wordsOfLine(text: string): string[] {
  return text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []
}

/** Prepares the comparison with what a page states, then gives the traits of a block. */
export function traitReader(stated: StatedText): (block: Block, copies: number) => TextTraits {
  const headline = wordsOfLine(stated.headline ?? '')
  const headlineLine = headline.join(' ')
  const headlineSet = new Set(headline)
  const summary = new Set(wordsOfLine((stated.summary ?? '').slice(0, LOOK)))
  const body = stated.body === null ? null : pairsOf(wordsOfLine(stated.body))
  return (block, copies) => {
    const whole = blockText(block)
    const text = whole.slice(0, LOOK)
    const words = text.match(/\S+/gu) ?? []
    const lower = wordsOfLine(text)
    const length = Math.max(1, whole.length)
    const shareOf = (wanted: (run: Block['runs'][number]) => boolean): number =>
      block.runs.reduce((sum, run) => (wanted(run) ? sum + run.text.length : sum), 0) / length
    const linkShare = Math.min(
      1,
      shareOf((run) => run.link !== undefined),
    )
    const dense = CHINESE.test(text) ? DENSE : 1
    const trimmed = text.trimEnd()
    const common = lower.filter((word) => headlineSet.has(word)).length
    return {
      characters: whole.length * dense,
      words: words.length,
      linkShare,
      links: block.runs.filter((run) => run.link !== undefined).length,
      sentences: count(text, /[.!?…؟।](?=["'”’»)\]\s])|[。！？]/gu) + (/[.!?…؟।]$/u.test(trimmed) ? 1 : 0),
      closed: /[.!?…。！？؟।]["'”’»)\]]?$/u.test(trimmed) ? 1 : 0,
      commas: count(text, /[,،、，;]/gu),
      digits: count(text, /\d/gu) / Math.max(1, text.length),
      capitals: words.filter((word) => /^["'“‘«(]?\p{Lu}/u.test(word)).length / Math.max(1, words.length),
      strong: shareOf((run) => run.strong === true),
      emphasis: shareOf((run) => run.emphasis === true),
      timeLine: isTimeLine(text) ? 1 : 0,
      bylineLine: isBylineLine(text) ? 1 : 0,
      promotion: PROMOTION.test(text.slice(0, 300)) ? 1 : 0,
      rights: RIGHTS.test(text.slice(0, 600)) ? 1 : 0,
      address: ADDRESS.test(text.slice(0, 600)) ? 1 : 0,
      opening: /^[\p{Ll}|•·–—,.:;/>»+*#]/u.test(text) ? 1 : 0,
      colon: /[:：]$/u.test(trimmed) ? 1 : 0,
      headline:
        headlineLine !== '' && lower.join(' ') === headlineLine
          ? 2
          : (2 * common) / Math.max(1, lower.length + headlineSet.size),
      summary: lower.length === 0 ? 0 : lower.filter((word) => summary.has(word)).length / lower.length,
      body: body === null ? -1 : covered(lower, body),
      copies,
      lines: count(text, /\n/gu),
      copy: copyLength(whole.length * dense, linkShare, block) >= COPY ? 1 : 0,
    }
  }
}

function copyLength(characters: number, linkShare: number, block: Block): number {
  if (block.kind === 'table' || block.kind === 'image' || block.kind === 'rule') return 0
  return linkShare > 0.5 ? 0 : characters * (1 - linkShare)
}

function count(text: string, pattern: RegExp): number {
  return text.match(pattern)?.length ?? 0
}

function pairsOf(words: readonly string[]): Set<string> {
  return new Set(words.map((word, at) => `${word} ${words[at + 1] ?? ''}`))
}

function covered(words: readonly string[], body: ReadonlySet<string>): number {
  if (words.length < 2) return 0
  let found = 0
  for (let at = 0; at + 1 < words.length; at += 1) if (body.has(`${words[at]} ${words[at + 1]}`)) found += 1
  return found / (words.length - 1)
}
