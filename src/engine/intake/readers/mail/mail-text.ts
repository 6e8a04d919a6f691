import type { Block, Role } from '../../../../contract/blocks.ts'
import { isWrapped, paragraphTexts } from '../text-to-blocks.ts'
import { isSignatureMark } from './mail-lines.ts'

/** A longer end than this is no signature, whatever stands above it. */
const SIGNATURE_LINES = 20
const QUOTED = /^(?:[ \t]?>)+[ \t]?/

/**
 * The text of a mail as blocks: what is quoted with `>` as quotes, a signature as a notice. Which quotes are a
 * reply's is told later, by what stands above them.
 * @param text unfolded where it was format=flowed
 */
export function mailTextBlocks(text: string): Block[] {
  const lines = text.replace(/\r\n?/g, '\n').split('\n')
  const signature = signatureStart(lines)
  const blocks: Block[] = []
  let stretch: string[] = []
  let quoted = false
  const flush = (): void => {
    blocks.push(...blocksOf(stretch, quoted ? 'quote' : 'paragraph', 'body'))
    stretch = []
  }
  for (const line of lines.slice(0, signature)) {
    const mark = QUOTED.exec(line)
    // mboxo leaves its own mark on a line of prose: “>From there …” is a quote of nothing.
    const here = mark !== null && !line.startsWith('>From ')
    if (here !== quoted && (here || line.trim() !== '')) {
      flush()
      quoted = here
    }
    stretch.push(here && mark !== null ? line.slice(mark[0].length) : line)
  }
  flush()
  return [...blocks, ...blocksOf(lines.slice(signature + 1), 'paragraph', 'notice')]
}

function blocksOf(lines: readonly string[], kind: 'paragraph' | 'quote', role: Role): Block[] {
  const written = lines.join('\n').trim().split('\n')
  // Mail is wrapped at a margin, so lines alone part no paragraphs, as they do in pasted copy.
  const texts = isWrapped(written) ? [written.join(' ')] : paragraphTexts(written.join('\n'))
  return texts.map((text) => ({ kind, role, runs: [{ text: text.replace(/[^\S\n]+/g, ' ') }] }))
}

/** The line that marks the signature, or the end. */
function signatureStart(lines: readonly string[]): number {
  const at = lines.findLastIndex(isSignatureMark)
  if (at === -1) return lines.length
  const beneath = lines.slice(at + 1).filter((line) => line.trim() !== '')
  const above = lines.slice(0, at).some((line) => line.trim() !== '')
  return above && beneath.length <= SIGNATURE_LINES ? at : lines.length
}
