import { blockText, type Block } from '../../contract/blocks.ts'
import { isBylineLine, isKickerLine, isTimeLine } from './readers/line-kinds.ts'

const ABOUT = 120
/** A sentence is looked for in so many characters of a paragraph. */
const LOOK = 2_000

/**
 * A headline for copy that has none: the first sentence of the first paragraph that is copy. A line about time or
 * date, a kicker and a byline are not copy. Cut at a word near 120 characters, with an ellipsis. Null where there
 * is no such paragraph.
 */
export function madeHeadline(blocks: readonly Block[]): string | null {
  for (const each of blocks) {
    if (each.role !== 'body' || each.kind === 'table' || each.kind === 'image' || each.kind === 'rule')
      continue
    const text = blockText(each).slice(0, LOOK).replace(/\s+/g, ' ').trim()
    if (!/\p{L}/u.test(text) || isTimeLine(text) || isBylineLine(text) || isKickerLine(text)) continue
    return cutAtWord(firstSentence(text))
  }
  return null
}

const sentences = new Intl.Segmenter(undefined, { granularity: 'sentence' })
const words = new Intl.Segmenter(undefined, { granularity: 'word' })

/** The segmenter takes "Mr." and "U.S." for ends: a sentence that short, or one that ends so, goes on. */
function firstSentence(text: string): string {
  let sentence = ''
  for (const { segment } of sentences.segment(text)) {
    sentence += segment
    // “Who asked?” the mayor said.
    if (/^\p{Ll}/u.test(text.slice(sentence.length))) continue
    const whole = sentence.trimEnd()
    if (
      /(?:^|[\s(“"])(?:\p{Lu}\.|(?:Mr|Mrs|Ms|Dr|Prof|St|Gen|Sen|Rep|Gov|Lt|Col|Sgt|Jr|Sr|No|vs|bzw|Nr)\.|(?:\p{L}\.){2,})$/u.test(
        whole,
      )
    )
      continue
    return whole
  }
  return sentence.trim()
}

function cutAtWord(sentence: string): string {
  const whole = sentence.trim()
  if (whole.length <= ABOUT) return whole.replace(/(?<![.\p{Lu}])[.]$/u, '')
  let cut = 0
  // Word by word, because Thai and Chinese have no blanks to cut at.
  for (const { segment, index, isWordLike } of words.segment(whole)) {
    const end = index + segment.length
    if (end > ABOUT) break
    if (isWordLike === true) cut = end
  }
  return `${whole.slice(0, cut === 0 ? ABOUT : cut)}…`
}
