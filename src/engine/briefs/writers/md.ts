import type { BriefDocument } from '../../../contract/briefs.ts'
import type { Run } from '../../../contract/blocks.ts'
import { printBrief, type PrintedEntry, type PrintedProvenance } from '../../../contract/brief-words.ts'
import { isolated } from '../../../contract/print-text.ts'
import type { PrintedPiece, PrintedRow } from '../../../contract/provenance-words.ts'
import type { WriterOptions } from './writer.ts'
import {
  escapeLineStart,
  writeMarkdownInline,
  writeMarkdownLink,
  writeMarkdownText,
} from './write-markdown-text.ts'

/**
 * Writes a brief as CommonMark, UTF-8 with LF, one paragraph a line. Text from outside is escaped, so that it
 * cannot make markup; the same document gives the same bytes.
 */
export async function writeMarkdown(document: BriefDocument, options: WriterOptions): Promise<Uint8Array> {
  const brief = printBrief(document)
  const entries = brief.sections.flatMap((section) => section.entries)
  const blocks = [
    `# ${writeMarkdownText(brief.title.text)}`,
    writeMarkdownText(brief.line),
    ...(brief.embargo === null ? [] : [`**${writeMarkdownInline(brief.embargo)}**`]),
    ...brief.note.map((paragraph) => writeMarkdownText(paragraph.text)),
    `## ${brief.contentsTitle}`,
    entries.map((entry) => `${entry.number}. ${writeMarkdownText(isolated(entry.headline.text))}`).join('\n'),
    ...brief.sections.flatMap((section) => [
      `## ${writeMarkdownText(section.title.text)}`,
      ...section.entries.flatMap((entry) => entryBlocks(entry, brief.pointer, brief.noteLabel)),
    ]),
    '---',
    `## ${brief.appendix.title}`,
    brief.appendix.introduction,
    ...brief.appendix.entries.flatMap(provenanceBlocks),
    '---',
    `${writeMarkdownText(brief.head)} \u00B7 ${writeMarkdownInline(brief.stamp)} \u00B7 ${writeMarkdownInline(options.generator)}`,
  ]
  return new TextEncoder().encode(`${blocks.filter((block) => block !== '').join('\n\n')}\n`)
}

function entryBlocks(
  entry: PrintedEntry,
  pointer: { before: string; after: string },
  noteLabel: string,
): string[] {
  const meta = `${entry.meta.map(pieceText).join('')}${pointer.before}${entry.mark}${pointer.after}`
  return [
    `### ${entry.number}\\. ${writeMarkdownInline(isolated(entry.headline.text))}`,
    `*${meta.trim()}*`,
    ...entry.summary.map((paragraph) => runsText(paragraph.runs)),
    entry.note
      .map(
        (paragraph, index) => (index === 0 ? `**${noteLabel}:** ` : '') + writeMarkdownText(paragraph.text),
      )
      .flatMap((paragraph, index) => [
        ...(index === 0 ? [] : ['>']),
        `> ${paragraph.replaceAll('\n', '\n> ')}`,
      ])
      .join('\n'),
  ]
}

function provenanceBlocks(entry: PrintedProvenance): string[] {
  return [
    `### ${entry.mark} ${writeMarkdownInline(isolated(entry.headline.text))}`,
    entry.rows.map(rowLines).join('\n'),
  ]
}

function rowLines(row: PrintedRow): string {
  const label = `- **${row.label}:**`
  const single = row.lines.length === 1 && !row.ordered ? row.lines[0] : undefined
  if (single !== undefined)
    return [`${label} ${piecesText(single.pieces)}`, ...beneath(single.beneath, '  ')].join('\n')
  const lines = row.lines.flatMap((line, index) => {
    const bullet = row.ordered ? `${index + 1}.` : '-'
    return [
      `  ${bullet} ${piecesText(line.pieces)}`,
      ...beneath(line.beneath, row.ordered ? '     ' : '    '),
    ]
  })
  return [label, ...lines].join('\n')
}

function beneath(lines: readonly PrintedPiece[][], indent: string): string[] {
  return lines.map((pieces) => `${indent}- ${escapeLineStart(piecesText(pieces))}`)
}

function piecesText(pieces: readonly PrintedPiece[]): string {
  return pieces.map(pieceText).join('')
}

function pieceText(piece: PrintedPiece): string {
  if (piece.look === 'code') return `\`${piece.text.replaceAll('`', '')}\``
  const text = piece.look === 'foreign' ? isolated(piece.text) : piece.text
  return piece.link === null ? writeMarkdownInline(text) : writeMarkdownLink(text, piece.link)
}

function runsText(runs: readonly Run[]): string {
  const merged = mergePlainRuns(runs)
  return merged
    .map((run, index) => runText(run, merged[index - 1], merged[index + 1]))
    .join('')
    .trim()
}

/** Plain runs side by side become one, so that no markup can arise where two texts meet. */
function mergePlainRuns(runs: readonly Run[]): Run[] {
  const merged: Run[] = []
  for (const run of runs) {
    const last = merged.at(-1)
    if (last !== undefined && isPlain(last) && isPlain(run))
      merged[merged.length - 1] = { text: last.text + run.text }
    else merged.push(run)
  }
  return merged
}

function isPlain(run: Run): boolean {
  return run.strong !== true && run.emphasis !== true && run.link === undefined
}

function runText(run: Run, before: Run | undefined, after: Run | undefined): string {
  // Markup must hug its words (CommonMark 6.2, flanking runs), so blanks at the edges stand outside it.
  const [, leading = '', words = '', trailing = ''] = /^(\s*)([\s\S]*?)(\s*)$/.exec(run.text) ?? []
  if (words === '') return run.text.replace(/\s+/g, ' ')
  const look = `${run.strong === true ? '**' : ''}${run.emphasis === true ? '*' : ''}`
  const inLook = (text: string): string => look + text + [...look].reverse().join('')
  // Inside a link the brackets part the look from its neighbours.
  if (run.link !== undefined) return `${leading}${writeMarkdownLink(words, run.link, inLook)}${trailing}`
  const escaped = writeMarkdownText(words)
  const marked =
    mayTouch(leading, escaped.at(0), before, before?.text.at(-1)) &&
    mayTouch(trailing, escaped.at(-1), after, after?.text.at(0))
  return `${leading}${marked ? inLook(escaped) : escaped}${trailing}`
}

/** Whether a delimiter between a run and its neighbour would be read as one: else the look is dropped, not the words. */
function mayTouch(
  blanks: string,
  edge: string | undefined,
  neighbour: Run | undefined,
  beyond: string | undefined,
): boolean {
  if (blanks !== '' || neighbour === undefined || beyond === undefined || /\s/.test(beyond)) return true
  return isPlain(neighbour) && edge !== undefined && /[\p{L}\p{N}]/u.test(edge)
}
