import { blockText, type Block } from '../../../../contract/blocks.ts'
import type { DateFound } from '../../../../contract/dates.ts'
import { cleanLine } from '../clean-text.ts'
import { readDate } from '../dates.ts'
import { bylineOf } from '../draft-fields.ts'
import { isBylineLine, isKickerLine, isTimeLine, startsWithDateline } from '../line-kinds.ts'
import { personName } from '../page-facts.ts'

/** What a paragraph is by the name of its style. */
export type HeadStyle = 'title' | 'subtitle' | 'author' | 'date'

export type DocumentHead = {
  headline: string | null
  byline: string | null
  dateline: string | null
  published: DateFound | null
  /** The body: what went into headline, byline by style and date by style is not in it. */
  blocks: Block[]
}

/** A headline, a byline and a date stand among so many blocks at the top. */
const TOP = 12
const UNDER_HEADLINE = 4
/** What stands above the headline of a release. */
const RELEASE =
  /^(?:(?:for immediate|press|news|media) release|media (?:advisory|alert|statement)|press statement|pressemitteilung|communiqué de presse|nota de prensa|comunicato stampa)[:\s]*$/i
const GREETING = /^(?:dear|hello|hi|to|from|cc|re)\b/i
/** A stop and the marks of notes after it. */
const ENDS = /[.:;,…]['"”’)]?(?:\[\d{1,3}\])*$/u
const LONGEST_HEADLINE = 160
const SHORTEST_HEADLINE = 8
/** Titles that a program gave, not a writer. */
const NO_TITLE =
  /^(?:microsoft (?:word|office)\b.*|untitled.*|unbenannt.*|sans titre.*|dokument\d*|document\d*|.*\.(?:docx?|rtf|odt|pdf|indd|qxp|pages|tex|dvi|txt|html?)|title|word document|slide \d+|print|none|null)$/i

/**
 * The head of a document that has no fields for it. Headline: what has the title's style, else a heading or a line of
 * emphasis that the text begins with, else the title in the document's properties where a writer gave it. Byline and
 * date: by style, else a line of their own under the headline. Dateline: what the first paragraph of copy begins with.
 *
 * @param styles of blocks that have one
 * @param title of the document's properties
 */
export function documentHead(
  written: readonly Block[],
  styles: ReadonlyMap<Block, HeadStyle>,
  title: string | null,
): DocumentHead {
  const blocks = withoutListing(written)
  const styled = (style: HeadStyle): Block[] =>
    blocks.filter((block, at) => at < TOP && styles.get(block) === style)
  const titles = styled('title').length > 0 ? oneTitle(styled('title'), blocks) : leading(blocks, title)
  const authors = styled('author')
  const dates = styled('date').filter((block) => readDate(blockText(block)) !== null)
  const taken = new Set([...titles, ...authors, ...dates])
  const body = blocks.filter((block) => !taken.has(block))
  const top = body.filter(isWorded).slice(0, UNDER_HEADLINE)
  const bylines =
    authors.length > 0 ? authors : top.filter((block) => isBylineLine(blockText(block))).slice(0, 1)
  return {
    headline: cleanLine(titles.map(blockText).join(' ')) ?? ownTitle(title),
    byline: bylineOf(bylines.map((block) => nameIn(blockText(block)))),
    dateline: datelineOf(body),
    published: [...dates, ...top].map(dateIn).find((date) => date !== null) ?? null,
    blocks: body,
  }
}

/** A title may be broken over paragraphs; a sentence in its style is copy. */
function oneTitle(titles: readonly Block[], blocks: readonly Block[]): Block[] {
  const [first, ...rest] = titles
  if (first === undefined) return []
  const taken = [first]
  for (const block of rest) {
    const together = [...taken, block].map(blockText).join(' ')
    const isNext = blocks.indexOf(block) === blocks.indexOf(first) + taken.length
    if (!isNext || together.length > LONGEST_HEADLINE || ENDS.test(blockText(block).trim())) break
    taken.push(block)
  }
  return taken
}

/** A document that is one listing is plain text which went through a word processor. */
function withoutListing(blocks: readonly Block[]): readonly Block[] {
  if (!blocks.every((block) => block.kind === 'preformatted')) return blocks
  return blocks.map((block): Block => ({ ...block, kind: 'paragraph' }))
}

/** The title of a document's properties, or null where a program made it. */
export function ownTitle(title: string | null): string | null {
  return title === null || NO_TITLE.test(title) ? null : title
}

function isWorded(block: Block): boolean {
  return block.kind !== 'image' && block.kind !== 'rule' && block.kind !== 'table'
}

/**
 * A heading at the very top, or beneath a kicker or a line about time; else a short line that is all emphasis, or that
 * stands above a paragraph of copy.
 */
function leading(blocks: readonly Block[], title: string | null): Block[] {
  const top = blocks.filter(isWorded).slice(0, UNDER_HEADLINE)
  for (const [at, block] of top.slice(0, UNDER_HEADLINE - 1).entries()) {
    const line = blockText(block).trim()
    if (block.kind === 'heading') return [block]
    if (block.kind !== 'paragraph') return []
    if (ownTitle(title) !== null && line === title) return [block]
    if (isTimeLine(line) || isKickerLine(line) || RELEASE.test(line)) continue
    if (!isTitleLike(line)) return []
    const emphasised = block.runs.every((run) => run.strong === true || run.text.trim() === '')
    // A writer's own title says more than a place does.
    const placed = ownTitle(title) === null && isAboveCopy(line, top[at + 1])
    return emphasised || placed ? [block] : []
  }
  return []
}

function isTitleLike(line: string): boolean {
  if (line.length > LONGEST_HEADLINE || line.includes('\n') || !/\p{L}/u.test(line)) return false
  return !(ENDS.test(line) || GREETING.test(line) || isBylineLine(line) || startsWithDateline(line))
}

/** What stands beneath is a byline, begins with a dateline, or is a paragraph much longer than a line. */
function isAboveCopy(line: string, next: Block | undefined): boolean {
  if (next?.kind !== 'paragraph' || line.length < SHORTEST_HEADLINE) return false
  const text = blockText(next).trim()
  if (isBylineLine(text) || startsWithDateline(text.slice(0, 200))) return true
  return text.length > 2 * line.length && /[.!?。！？]["'”’»)]?$/u.test(text)
}

/** "By Ana Quill — Photographs: Ira Reed" names its author before the dash. */
function nameIn(line: string): string | null {
  const [first = ''] = line.split(/\s[—–|·]\s|\n/u)
  return personName(first.replace(/^by:?\s+/iu, '').trim(), null)
}

function dateIn(block: Block): DateFound | null {
  const line = blockText(block).trim()
  return isTimeLine(line) || line.length <= 40 ? readDate(line) : null
}

function datelineOf(body: readonly Block[]): string | null {
  for (const block of body.filter((each) => each.kind === 'paragraph').slice(0, UNDER_HEADLINE)) {
    const text = blockText(block).slice(0, 200)
    if (startsWithDateline(text)) return cleanLine(text.split(/\s[–—-]{1,2}\s/u)[0])
  }
  return null
}
