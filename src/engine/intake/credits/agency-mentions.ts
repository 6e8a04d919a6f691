import type { Block, Span } from '../../../contract/blocks.ts'
import { agencyInCredit, agencyInProse, type NamedAgency } from './early-agencies.ts'
import type { House } from './houses.ts'
import { quote, textBlocks, type TextBlock } from './passages-of-text.ts'

/** Where an agency's name stands: as the credit of a dispatch, or spoken of in the text. */
export type MentionPlace = 'dateline' | 'credit' | 'prose'

/** An agency's name at its place in the text. */
export type AgencyMention = {
  name: string
  house: House | null
  words: string
  span: Span
  place: MentionPlace
}

/** What stands in brackets; the second may be misread for a curly one, the first for a letter. */
const BRACKETS = /[([{]\s{0,2}([^()[\]{}]{2,45}?)\s{0,2}[.,;:']{0,2}\s{0,2}[)\]}]/gu
const HALF_BRACKET = /(?:^|[\s.])[lIit|!]?\s?(\p{Lu}[\p{L}. ]{1,18}?)\s{0,2}[)\]}]\s?[.,;]{0,2}\s?[-–—]/gu
/** An opening bracket misread for a letter: "lDNB)". */
const MISREAD_BRACKET = /(?:^|\s)[lIit|!](\p{Lu}{2,4})\s?\)/gu
/** "LONDRES, 12. — Reuter. — Le …", or a line that begins with it. */
const BETWEEN_DASHES = /(?:^|[-–—]\s?)(\p{Lu}[\p{L}. ]{2,24}?)\s?[.,]{0,2}\s?[-–—]/gmu
/** The last words of a block: "… / ats-afp-ap", "… suisses. ATS". */
const CLOSING = /[.!?»”/]\s{0,2}\/?\s{0,2}(\p{L}{2,8}(?:[-/]\p{L}{2,8}){0,3})\s{0,2}$/u
/** Parts of a credit, with their separators out. */
const PARTS = /[^,/;+&\n–—-]+/gu
const PICTURE = /^(?:t[ée]l[ée]photo|photo|b[ée]lino|bild|foto|funkbild|radiobild)\s+/iu
/** Longest name in running text, in words; a name that was torn apart is two. */
const PROSE_WORDS = 4
const WORD = /[\p{L}][\p{L}.'’ß-]*/gu
/** "L'agence Havas", "le correspondant de Reuter", "die Agentur Wolff": the word before says what the name is. */
const CALLED =
  /(?:^|[^\p{L}])(?:[dl]['’ ]{1,2})?(?:agen[ct][ei]\p{L}{0,3}|agentur|correspondant|[\p{L}]{0,12}korrespondent\p{L}{0,2}|bureau|büro)\s+(?:de |der |des |von |d['’])?([\p{L}]{2,11})(?!\p{L})/giu
/** "Reuter-Meldung", "Havasdepesche". */
const COMPOUND = /(?<!\p{L})(\p{Lu}\p{L}{2,8})-(?:meld|depesch|agentur|bür|bureau|telegr)/giu

/**
 * Every agency named in a text, whether as the credit of a dispatch or in a sentence; made for pages of old papers
 * with letters misread, and no less right on today's.
 * In: the item's blocks; whether names in sentences are wanted too. Out: the mentions in reading order, none overlapping another.
 */
export function agencyMentions(blocks: readonly Block[], wanted: 'credits' | 'all' = 'all'): AgencyMention[] {
  return textBlocks(blocks).flatMap((at) => {
    const found: AgencyMention[] = []
    const add = (agency: NamedAgency | null, start: number, end: number, place: MentionPlace) => {
      if (agency === null) return
      const { span, words } = quote(at, start, end)
      if (found.some((each) => each.span.start < span.end && span.start < each.span.end)) return
      found.push({ ...agency, words, span, place })
    }
    for (const bracket of at.text.matchAll(BRACKETS)) addParts(bracket, at, add)
    for (const pattern of [HALF_BRACKET, MISREAD_BRACKET, BETWEEN_DASHES]) {
      for (const half of at.text.matchAll(pattern)) {
        const name = half[1] ?? ''
        const start = half.index + half[0].indexOf(name)
        add(agencyInCredit(name), start, start + name.length, 'dateline')
      }
    }
    const closing = CLOSING.exec(at.text)
    if (closing !== null) addParts(closing, at, add)
    if (wanted === 'all') addProse(at, add)
    return found.sort((a, b) => a.span.start - b.span.start)
  })
}

type Add = (agency: NamedAgency | null, start: number, end: number, place: MentionPlace) => void

/** A credit may name several houses and a desk; every part that is an agency counts. */
function addParts(match: RegExpExecArray, at: TextBlock, add: Add): void {
  const inside = match[1] ?? ''
  const from = match.index + match[0].indexOf(inside)
  const end = match.index + match[0].length
  const place: MentionPlace = end >= at.text.trimEnd().length - 1 ? 'credit' : 'dateline'
  const whole = agencyInCredit(inside)
  if (whole !== null) return add(whole, from, from + inside.length, place)
  for (const part of inside.matchAll(PARTS)) {
    const lead = PICTURE.exec(part[0].trimStart())?.[0].length ?? 0
    const start = from + part.index + (part[0].length - part[0].trimStart().length) + lead
    add(
      agencyInCredit(at.text.slice(start, from + part.index + part[0].length)),
      start,
      from + part.index + part[0].length,
      place,
    )
  }
}

function addProse(at: TextBlock, add: Add): void {
  for (const called of at.text.matchAll(CALLED)) {
    const name = called[1] ?? ''
    if (!/^\p{Lu}/u.test(name)) continue
    const start = called.index + called[0].length - name.length
    add(agencyInCredit(name), start, start + name.length, 'prose')
  }
  for (const compound of at.text.matchAll(COMPOUND)) {
    const name = compound[1] ?? ''
    add(agencyInCredit(name), compound.index, compound.index + name.length, 'prose')
  }
  const words = [...at.text.matchAll(WORD)]
  words.forEach((word, index) => {
    if (!/\p{Lu}|^[dlr]?['’]?[Aa]ge/u.test(word[0])) return
    for (let length = Math.min(PROSE_WORDS, words.length - index); length > 0; length -= 1) {
      const last = words[index + length - 1]
      if (last === undefined) continue
      const end = last.index + last[0].length
      const agency = agencyInProse(at.text.slice(word.index, end).replace(/^(?:[dl]['’]|r(?=Age))/u, ''))
      if (agency === null) continue
      add(agency, word.index, end, 'prose')
      return
    }
  })
}
