import {
  Bookmark,
  BorderStyle,
  HeadingLevel,
  Paragraph,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  TextRun,
  WidthType,
  type FileChild,
} from 'docx'
import type { PrintedBrief, PrintedProvenance } from '../../../contract/brief-words.ts'
import type { PrintedLine, PrintedRow } from '../../../contract/provenance-words.ts'
import { LABEL_WIDTH, LINE_2, TEXT_WIDTH } from './docx-look.ts'
import { bidirectional, pieceRuns, textRuns } from './docx-runs.ts'

/** The bookmark of the appendix's heading. */
export const APPENDIX_ANCHOR = 'provenance'

/** The bookmark of an entry's provenance. */
export function sourceAnchor(number: number): string {
  return `source_${number}`
}

/** The provenance appendix: a heading and a table of two columns, label and fact, for each entry. */
export function appendix(brief: PrintedBrief): FileChild[] {
  return [
    new Paragraph({
      heading: HeadingLevel.HEADING_2,
      pageBreakBefore: true,
      children: [new Bookmark({ id: APPENDIX_ANCHOR, children: [new TextRun(brief.appendix.title)] })],
    }),
    new Paragraph({ style: 'BriefLine', children: [new TextRun(brief.appendix.introduction)] }),
    ...brief.appendix.entries.flatMap((entry) => provenance(entry, brief)),
  ]
}

function provenance(entry: PrintedProvenance, brief: PrintedBrief): FileChild[] {
  return [
    new Paragraph({
      style: 'ProvenanceHeading',
      children: [
        new Bookmark({
          id: sourceAnchor(entry.number),
          children: [new TextRun({ text: entry.mark, style: 'AppendixMark' })],
        }),
        new TextRun('\u2002'),
        ...textRuns(
          entry.headline.text,
          { direction: 'ltr', language: entry.headline.language },
          { heading: true },
        ),
      ],
    }),
    new Table({
      layout: TableLayoutType.FIXED,
      width: { size: TEXT_WIDTH, type: WidthType.DXA },
      columnWidths: [LABEL_WIDTH, TEXT_WIDTH - LABEL_WIDTH],
      visuallyRightToLeft: brief.direction === 'rtl',
      borders: {
        top: HAIRLINE,
        bottom: HAIRLINE,
        insideHorizontal: HAIRLINE,
        left: NO_LINE,
        right: NO_LINE,
        insideVertical: NO_LINE,
      },
      rows: entry.rows.map((row, index) => provenanceRow(row, index < 3, entry.number, brief)),
    }),
  ]
}

const HAIRLINE = { style: BorderStyle.SINGLE, color: LINE_2, size: 4 }
const NO_LINE = { style: BorderStyle.NONE, size: 0, color: 'auto' }

function provenanceRow(row: PrintedRow, keepNext: boolean, number: number, brief: PrintedBrief): TableRow {
  const list = row.lines.length > 1 || row.ordered
  return new TableRow({
    cantSplit: true,
    children: [
      cell(LABEL_WIDTH, [
        new Paragraph({ style: 'ProvenanceLabel', keepNext, children: [new TextRun(row.label)] }),
      ]),
      cell(
        TEXT_WIDTH - LABEL_WIDTH,
        row.lines.flatMap((line) => lineParagraphs(line, list, row.ordered, number, brief)),
      ),
    ],
  })
}

function cell(width: number, children: Paragraph[]): TableCell {
  const margins = { top: 50, bottom: 50, left: 0, right: 100, marginUnitType: WidthType.DXA }
  return new TableCell({ width: { size: width, type: WidthType.DXA }, margins, children })
}

function lineParagraphs(
  line: PrintedLine,
  list: boolean,
  ordered: boolean,
  number: number,
  brief: PrintedBrief,
): Paragraph[] {
  // A numbered chain is an instance of its list, so that each entry counts from 1.
  const reference = ordered ? 'chain' : 'evidence'
  const item = (level: number) => ({
    style: 'ProvenanceList',
    numbering: { reference, level, instance: number, custom: true },
  })
  return [
    new Paragraph({
      ...(list ? item(0) : { style: 'ProvenanceText' }),
      ...bidirectional(brief),
      children: pieceRuns(line.pieces, brief.direction),
    }),
    ...line.beneath.map(
      (pieces) =>
        new Paragraph({
          ...item(list ? 1 : 0),
          ...bidirectional(brief),
          children: pieceRuns(pieces, brief.direction),
        }),
    ),
  ]
}
