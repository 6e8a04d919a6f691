import { createHash } from 'node:crypto'
import { blockText, type Block } from '../../contract/blocks.ts'
import { wordsIn } from '../items/count-words.ts'
import { isPlainAscii } from '../items/plain-ascii.ts'

/** Below this many words a body alone proves nothing: headline and link must agree too. */
const FEWEST_WORDS = 8

/** What the key is made from. */
export type KeyedCopy = { headline: string; url: string | null; blocks: readonly Block[] }

/**
 * The key that exact copies share: the body's letters and digits after Unicode NFKC and in lower case, without
 * white space and punctuation; for very short bodies together with headline and link.
 * @returns SHA-256 in hexadecimal, or null where there is no word at all
 */
export function storyKey(copy: KeyedCopy): string | null {
  const body = copy.blocks.filter((block) => block.role === 'body').map(blockText)
  const normal = body
    .map(normalForm)
    .filter((text) => text !== '')
    .join(' ')
  if (hasWords(normal, body)) return hashOf(`body ${normal}`)
  const headline = normalForm(copy.headline)
  if (normal === '' && headline === '') return null
  return hashOf(JSON.stringify(['short', headline, normal, copy.url ?? '']))
}

/** Whether a body has words enough. So long a form has, in whatever script; only short ones are counted. */
function hasWords(normal: string, body: readonly string[]): boolean {
  return normal.length >= LONG_FORM || wordsIn(body.join('\n')) >= FEWEST_WORDS
}

/** Eight words of any language are shorter than this, in letters. */
const LONG_FORM = 600

/** Text as the key sees it: words of letters and digits, parted by single spaces. */
export function normalForm(text: string): string {
  if (isPlainAscii(text))
    return (
      text
        .toLowerCase()
        .replaceAll("'", '')
        .match(/[a-z0-9]+/g) ?? []
    ).join(' ')
  return (
    text
      .normalize('NFKC')
      .toLowerCase()
      .replace(/[\u00ad'’]/gu, '')
      .match(/[\p{L}\p{N}\p{M}]+/gu) ?? []
  ).join(' ')
}

function hashOf(text: string): string {
  return createHash('sha256').update(text).digest('hex')
}
