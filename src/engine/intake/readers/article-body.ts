import { Readability } from '@mozilla/readability'
import { parseHTML } from 'linkedom'
import { blockText, type Block } from '../../../contract/blocks.ts'
import { htmlToBlocks } from './html-to-blocks.ts'

/** Words that say whose the copy is, wherever on the page they stand. */
const NOTICE =
  /©|\(c\)\s*\d{4}|\bcopyright\b|all rights reserved|originally (?:appeared|published)|(?:first|previously) (?:appeared|published)|republish|reprinted|syndicat|courtesy of|creative commons|original (?:source|article)|content removed/i
const MAX_NOTICES = 20
const NOTICE_CHARACTERS = 1_500
/** With less running text than this, out of so many times as much on the page, the finder has missed the article. */
const LEAST = 200
const MISSED = 10

/**
 * The article of a page (Mozilla's Readability on linkedom), and behind it the notices of the page that it left
 * out, with role `notice`: who holds the rights is often said below the article. Where no article is found the
 * page is read whole.
 *
 * @param whole the blocks of the whole page, from which the notices come
 */
export function articleBlocks(html: string, whole: readonly Block[], base: string | null): Block[] {
  const article = findArticle(html)
  if (article === null) return [...whole]
  const body = htmlToBlocks(article, base)
  const found = runningText(body)
  if (found < LEAST && runningText(whole) > Math.max(found, LEAST / 4) * MISSED) return [...whole]
  const said = new Set(body.map(blockText))
  const notices = whole
    .filter((each) => {
      const text = blockText(each)
      return each.kind !== 'table' && text.length <= NOTICE_CHARACTERS && NOTICE.test(text) && !said.has(text)
    })
    .slice(0, MAX_NOTICES)
  return [...body, ...notices.map((each): Block => ({ ...each, role: 'notice' }))]
}

function findArticle(html: string): string | null {
  const { document } = parseHTML(html)
  if (document.documentElement === null) return null
  const found = new Readability(document, { disableJSONLD: true, maxElemsToParse: 100_000 }).parse()
  return found?.content ?? null
}

/** Characters in paragraphs long enough to be copy. */
function runningText(blocks: readonly Block[]): number {
  return blocks.reduce((sum, each) => {
    const length = each.role === 'body' ? blockText(each).length : 0
    return length >= 80 ? sum + length : sum
  }, 0)
}
