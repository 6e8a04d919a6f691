import { blockText, type Block, type Role } from '../../contract/blocks.ts'
import { authorLines } from './credits/author-line.ts'
import { bylineCredit } from './credits/byline-credit.ts'
import { closingCredit } from './credits/closing-credit.ts'
import { contributedLine } from './credits/contributed-line.ts'
import { reportingLine } from './credits/reporting-line.ts'
import { reprintNotices } from './credits/reprint-notices.ts'
import { takedownNotice } from './credits/takedown-notice.ts'
import type { DraftField } from '../items/draft.ts'
import type { Quoted } from './credits/passages-of-text.ts'
import { noticeWords } from './notice-lines.ts'
import { promoLine } from './promo-lines.ts'

/** Promotion in the middle of a story is set apart only by its own words; credits and notices need an edge. */
const HEAD_BLOCKS = 4
const TAIL_BLOCKS = 12
/** A teaser is a headline: longer lines are copy. */
const TEASER_WORDS = 18

/**
 * Suggests what each block is for: `promo` (teasers, sign-up lines), `notice` (rights, disclaimers, takedown),
 * `credit` (bylines, agency lines, reprint notices), else `body`. Only unambiguous blocks are set apart, none
 * is dropped, and a role that the format itself stated is kept.
 * In: blocks as read, and the item's fields, for a line that is an author's name as a field states it. Out: the same blocks in the same order with roles; the input itself where none would be
 * left as body.
 */
export function withRoles(blocks: readonly Block[], fields: readonly DraftField[] = []): Block[] {
  const roles = blocks.map((block) => block.role)
  const set = (index: number, role: Role) => {
    if (roles[index] === 'body') roles[index] = role
  }
  const worded = blocks.flatMap((block, index) => (isWorded(block) ? [index] : []))
  const atEdge = new Set([...worded.slice(0, HEAD_BLOCKS), ...worded.slice(-TAIL_BLOCKS)])

  for (const index of atEdge) {
    if (noticeWords(textAt(blocks, index)) !== null) set(index, 'notice')
  }
  const takedown = takedownNotice(blocks)
  if (takedown !== null && isMostOf(takedown, blocks)) set(takedown.span.block, 'notice')
  for (const credit of creditsOf(blocks)) {
    if (atEdge.has(credit.span.block) && isMostOf(credit, blocks)) set(credit.span.block, 'credit')
  }
  const authors = authorNames(fields)
  for (const index of worded.slice(0, HEAD_BLOCKS)) {
    if (authors.has(textAt(blocks, index).trim().toLowerCase())) set(index, 'credit')
  }
  markPromotion(blocks, worded, roles)

  if (!worded.some((index) => roles[index] === 'body')) return [...blocks]
  return blocks.map((block, index) => ({ ...block, role: roles[index] ?? block.role }))
}

const AUTHOR_FIELD = /^(?:schema:author|meta:author|meta:byl|rss:author|dc:creator)$/iu

function authorNames(fields: readonly DraftField[]): Set<string> {
  const named = fields.filter(({ name }) => AUTHOR_FIELD.test(name))
  return new Set(named.map(({ value }) => value.trim().toLowerCase()))
}

function isWorded(block: Block): boolean {
  return block.kind !== 'image' && block.kind !== 'rule' && blockText(block).trim() !== ''
}

function textAt(blocks: readonly Block[], index: number): string {
  const block = blocks[index]
  return block === undefined ? '' : blockText(block)
}

function creditsOf(blocks: readonly Block[]): Quoted[] {
  const single = [
    reportingLine(blocks),
    closingCredit(blocks),
    contributedLine(blocks),
    bylineCredit(null, blocks)?.place,
  ]
  return [
    ...single.filter((each) => each !== null && each !== undefined),
    ...authorLines(blocks),
    ...reprintNotices(blocks),
  ]
}

/** A credit inside a paragraph leaves the paragraph what it is; a block that is hardly more is a credit. */
function isMostOf(found: Quoted, blocks: readonly Block[]): boolean {
  const length = textAt(blocks, found.span.block).trim().length
  return found.words.length >= length * 0.85 || length - found.words.length < 40
}

function markPromotion(blocks: readonly Block[], worded: readonly number[], roles: Role[]): void {
  worded.forEach((index, order) => {
    if (roles[index] !== 'body') return
    const kind = promoLine(textAt(blocks, index))
    if (kind === null || order === 0) return
    roles[index] = 'promo'
    if (kind !== 'label') return
    markTeasersBelow(blocks, worded.slice(order + 1), roles)
    markTeaserAbove(blocks, worded.slice(0, order), roles)
  })
}

/** Headlines beneath a label ("Related stories") belong to it until running text begins. */
function markTeasersBelow(blocks: readonly Block[], below: readonly number[], roles: Role[]): void {
  for (const index of below) {
    if (roles[index] !== 'body' || !isTeaser(blocks[index])) return
    roles[index] = 'promo'
  }
}

/** A lone headline between the story's last sentence and a label in the tail is the label's first teaser. */
function markTeaserAbove(blocks: readonly Block[], above: readonly number[], roles: Role[]): void {
  const [before, index] = above.slice(-2)
  if (before === undefined || index === undefined || above.length < 3) return
  const closed = /[.!?…”"»)]\s*$/u.test(textAt(blocks, before))
  if (roles[index] === 'body' && closed && isTeaser(blocks[index])) roles[index] = 'promo'
}

/** One line in the manner of a headline: a link and nothing else, or capitalised words without a full stop. */
function isTeaser(block: Block | undefined): boolean {
  if (
    block === undefined ||
    (block.kind !== 'paragraph' && block.kind !== 'listItem' && block.kind !== 'heading')
  ) {
    return false
  }
  const line = blockText(block).trim()
  const words = line.split(/\s+/u)
  if (line.includes('\n') || words.length > TEASER_WORDS || words.length < 2) return false
  const written = block.runs.filter((run) => run.text.trim() !== '')
  if (written.length > 0 && written.every((run) => run.link !== undefined)) return true
  // A name beneath the story is a signature.
  if (words.length < 4 || /[.…:;,”"]$/u.test(line) || block.kind === 'heading') return false
  const long = words.filter((word) => /^\p{L}{4,}/u.test(word))
  const capitals = long.filter((word) => /^\p{Lu}/u.test(word)).length
  return long.length >= 2 && capitals / long.length >= 0.75
}
