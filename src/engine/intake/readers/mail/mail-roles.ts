import { blockText, type Block } from '../../../../contract/blocks.ts'
import { isAttribution, isCopiedHeaders, isMessageSeparator, isSignatureMark } from './mail-lines.ts'

const SIGNATURE_BLOCKS = 12

/**
 * Sets apart what is not this mail's own copy: the mail that it answers, with the line above it, and a signature,
 * as `notice`. In a mail that is passed on, what is quoted is the copy, and only the copied headers are set apart.
 * Nothing is dropped; a mail that would have no body left keeps all of it.
 */
export function withMailRoles(blocks: readonly Block[], forward: boolean): Block[] {
  const apart = blocks.map((block) => block.role === 'notice')
  const texts = blocks.map(blockText)
  const textAt = (index: number): string => texts[index] ?? ''
  for (let index = 0; index < blocks.length; index++) {
    const text = textAt(index)
    if (isMessageSeparator(text) || isCopiedHeaders(text)) {
      apart[index] = true
      // Above it stands what this sender wrote; without any, it is the copy.
      if (!forward && texts.slice(0, index).some(isWritten)) apart.fill(true, index)
    } else if (isAttribution(text) && blocks[index + 1]?.kind === 'quote') {
      apart[index] = true
      if (!forward) setQuoteApart(blocks, index + 1, apart)
    }
  }
  const mark = texts.findLastIndex((text) => isSignatureMark(text.split('\n', 1)[0] ?? ''))
  if (mark > 0 && blocks.length - mark <= SIGNATURE_BLOCKS) apart.fill(true, mark)
  const left = blocks.some(
    (block, index) => apart[index] !== true && block.role === 'body' && isWritten(textAt(index)),
  )
  if (!left) return [...blocks]
  return blocks.map((block, index) =>
    apart[index] === true && block.role === 'body' ? { ...block, role: 'notice' } : block,
  )
}

function setQuoteApart(blocks: readonly Block[], from: number, apart: boolean[]): void {
  for (let at = from; blocks[at]?.kind === 'quote'; at++) apart[at] = true
}

function isWritten(text: string): boolean {
  return /[\p{L}\p{N}]/u.test(text)
}
