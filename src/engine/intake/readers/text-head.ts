import type { Block, Role } from '../../../contract/blocks.ts'
import { cleanText } from './clean-text.ts'
import { embargoLine, type EmbargoLine } from './embargo-line.ts'
import { leadingDateline } from './leading-dateline.ts'
import { isAgencyLine, isBylineLine, isReleaseLine, isTimeLine, startsWithDateline } from './line-kinds.ts'
import { isWrapped, paragraphTexts } from './text-to-blocks.ts'

/** What stands above the copy of a plain text, and the copy. */
export type TextHead = {
  headline: string | null
  /** Without "By". */
  byline: string | null
  embargo: EmbargoLine | null
  /** Lines of the head that are no headline: release lines and embargoes as notices, bylines and agencies as credits. */
  blocks: Block[]
  /** The paragraphs below. */
  paragraphs: string[]
}

const LONGEST_HEADLINE = 140
const HEADLINE_LINES = 3
/** So many lines of a head are looked at. */
const HEAD_LINES = 14

type Kind = 'release' | 'embargo' | 'byline' | 'agency' | 'time' | 'copy'

/**
 * Parts the head of a plain text from its copy. A headline is a short first line without an end stop that something
 * ends: an empty line, a byline, an agency's line or a dateline. What a press release says of itself, an embargo, a
 * date and a credit are none.
 */
export function textHead(text: string): TextHead {
  const lines = cleanText(text)
    .split(/[\n\u0085\u2028\u2029]/)
    .map((line) => line.replace(/[^\S\n]+/g, ' ').trim())
  const head: TextHead = { headline: null, byline: null, embargo: null, blocks: [], paragraphs: [] }
  let at = 0
  for (let seen = 0; at < lines.length && seen < HEAD_LINES; at += 1) {
    const line = lines[at] ?? ''
    if (line === '') continue
    seen += 1
    const kind = kindOf(line, head)
    if (kind === 'copy') {
      const announced = head.blocks.some((block) => block.role === 'notice')
      const taken = head.headline === null && head.byline === null ? headlineAt(lines, at, announced) : 0
      if (taken === 0) break
      head.headline = lines.slice(at, at + taken).join(' ')
      at += taken - 1
    } else take(head, kind, line)
  }
  return { ...head, paragraphs: paragraphsBelow(lines, at) }
}

function kindOf(line: string, head: TextHead): Kind {
  if (isReleaseLine(line)) return 'release'
  if (embargoLine([line]) !== null) return 'embargo'
  if (isTimeLine(line)) return 'time'
  if (isBylineLine(line) && namesSomeone(line)) return head.byline === null ? 'byline' : 'copy'
  // An agency's name alone may be a headline's beginning; below a byline or a headline it is who sent the copy.
  if (isAgencyLine(line)) return 'agency'
  return 'copy'
}

const PARTICLES = /^(?:de|del|della|der|den|di|da|dos|du|la|le|van|von|zu|bin|al|el|of|the)$/

/** "By Monday the pier was" is the beginning of a sentence: up to a comma or "and" a byline has names alone. */
function namesSomeone(line: string): boolean {
  const [first = ''] = line
    .replace(/^\S+\s+/, '')
    .split(/,|\s(?:and|und|et|y|e|with|mit|for|für|in)\s|[(|/–—-]\s/u)
  const words = first.trim().split(/\s+/)
  return words.length <= 6 && words.every((word) => /^\p{Lu}/u.test(word) || PARTICLES.test(word))
}

const ROLES: Record<Exclude<Kind, 'copy'>, Role> = {
  release: 'notice',
  embargo: 'notice',
  byline: 'credit',
  agency: 'credit',
  time: 'body',
}

function take(head: TextHead, kind: Exclude<Kind, 'copy'>, line: string): void {
  if (kind === 'byline') head.byline = line.replace(/^(?:by|von|par|por)[\s:]+/i, '')
  if (kind === 'embargo') head.embargo ??= embargoLine([line])
  head.blocks.push({ kind: 'paragraph', role: ROLES[kind], runs: [{ text: line }] })
}

/**
 * How many lines from here on are the headline; 0 where there is none.
 *
 * @param announced a release line or an embargo stands above, so that a headline is to come
 */
function headlineAt(lines: readonly string[], at: number, announced: boolean): number {
  const below = lines.slice(at, at + HEADLINE_LINES + 1)
  if (announced && isHeadlineShaped(below[0] ?? '') && /[.!?]["'”’)]?$/.test(below[1] ?? '')) return 1
  const end = below.findIndex((line, index) => index > 0 && endsHeadline(line))
  if (end === -1 || end > HEADLINE_LINES) return 0
  const headline = below.slice(0, end)
  const whole = headline.join(' ')
  if (whole.length > LONGEST_HEADLINE || !headline.every(isHeadlineShaped)) return 0
  // Several lines are one only where they were wrapped, or where who wrote it stands below.
  if (end > 1 && below[end] === '' && !isWrapped(headline)) return 0
  // Nothing below is no copy to be a headline of.
  return lines.slice(at + end).some((line) => line !== '') ? end : 0
}

function endsHeadline(line: string): boolean {
  return (
    line === '' ||
    (isBylineLine(line) && namesSomeone(line)) ||
    isAgencyLine(line) ||
    startsWithDateline(line) ||
    leadingDateline(line) !== null
  )
}

function isHeadlineShaped(line: string): boolean {
  return (
    /\p{L}/u.test(line) &&
    !/[.!:;,…]["'”’)]?$/.test(line) &&
    !startsWithDateline(line) &&
    leadingDateline(line) === null
  )
}

/** Empty lines anywhere in the text say that line breaks are not paragraphs, also below a head that took them. */
function paragraphsBelow(lines: readonly string[], at: number): string[] {
  const rest = lines.slice(at).join('\n')
  const parted = lines.some(
    (line, index) => line === '' && lines.slice(0, index).some((above) => above !== ''),
  )
  if (rest.trim() === '') return []
  return parted ? paragraphTexts(`-\n\n${rest}`).slice(1) : paragraphTexts(rest)
}
