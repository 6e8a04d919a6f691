import { blockText, runsText, type Block } from '../../../../contract/blocks.ts'
import type { Draft } from '../../../items/draft.ts'
import { cleanLine } from '../clean-text.ts'
import { newDraft } from '../new-draft.ts'
import { webAddress } from '../safe-link.ts'

/** So many sections of one form make a newsletter; two may be a letter with subheadings. */
const FEWEST_STORIES = 3
/** A section with less text than this is a label or a button. */
const SHORTEST_STORY = 60
const LONGEST_HEADLINE = 200
const CALL =
  /^(?:read|continue|full story|more|learn|view|see|listen|watch|click|sign|subscribe|share|forward|unsubscribe|weiterlesen|mehr|zum artikel|lire|en savoir|leer|ver|continua|lees|läs|читать)\b/iu

type Section = { heading: Block; blocks: Block[] }

/**
 * The stories of a newsletter: sections that each have a headline, some text and a link, where there are at least
 * three. Empty for any other mail. Each is a draft of its own, `story-1` and on, which says what mail it stood in.
 */
export function newsletterStories(mail: Draft): Draft[] {
  const sections = sectionsOf(mail.blocks).filter(isStory)
  if (sections.length < FEWEST_STORIES) return []
  return sections.map(({ heading, blocks }, index) => {
    const locator = `story-${index + 1}`
    return newDraft(locator, {
      externalId: mail.externalId === null ? null : `${mail.externalId}#${locator}`,
      headline: cleanLine(runsText(heading.runs)),
      url: linkOf(heading) ?? blocks.map(linkOf).findLast((link) => link !== null) ?? null,
      published: mail.published,
      language: mail.language,
      source: mail.source,
      fields: [
        ...(mail.headline === null ? [] : [{ name: 'mail:newsletter', value: mail.headline }]),
        ...mail.fields.filter(({ name }) => name === 'mail:from' || name === 'mail:list-id'),
      ],
      blocks: blocks.map((block) => (isCall(block) ? { ...block, role: 'promo' } : block)),
    })
  })
}

function sectionsOf(blocks: readonly Block[]): Section[] {
  const sections: Section[] = []
  for (const [index, block] of blocks.entries()) {
    const next = blocks.slice(index + 1).find((each) => each.kind !== 'image' && each.kind !== 'rule')
    if (isHeading(block, next)) sections.push({ heading: block, blocks: [] })
    else if (block.kind !== 'rule') sections.at(-1)?.blocks.push(block)
  }
  return sections
}

/** A heading, or a line that is all link or all bold and stands above running text. */
function isHeading(block: Block, next: Block | undefined): boolean {
  if (block.role !== 'body' || (block.kind !== 'heading' && block.kind !== 'paragraph')) return false
  const text = blockText(block).trim()
  if (text === '' || text.length > LONGEST_HEADLINE || isCall(block)) return false
  if (block.kind === 'heading') return true
  const written = block.runs.filter((run) => run.text.trim() !== '')
  const set = written.every((run) => run.link !== undefined) || written.every((run) => run.strong === true)
  return set && next !== undefined && next.role === 'body' && blockText(next).trim().length > text.length
}

function isStory({ heading, blocks }: Section): boolean {
  const body = blocks.filter((block) => block.role === 'body' && !isCall(block))
  const length = body.reduce((sum, block) => sum + blockText(block).trim().length, 0)
  return length >= SHORTEST_STORY && [heading, ...blocks].some((block) => linkOf(block) !== null)
}

/** “Read more”: a line that is a link and asks for a click. */
function isCall(block: Block): boolean {
  const text = blockText(block).trim()
  return text.length <= 60 && linkOf(block) !== null && CALL.test(text)
}

function linkOf(block: Block): string | null {
  return webAddress(block.runs.find((run) => run.link !== undefined)?.link)
}
