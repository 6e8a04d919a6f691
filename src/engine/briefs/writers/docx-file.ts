import {
  Bookmark,
  Document,
  Footer,
  Header,
  HeadingLevel,
  InternalHyperlink,
  Packer,
  PageNumber,
  PageReference,
  Paragraph,
  Tab,
  TextRun,
  type ParagraphChild,
} from 'docx'
import { estimatePageNumbersWith } from 'docx/layout'
import { printBrief, type PrintedBrief, type PrintedEntry } from '../../../contract/brief-words.ts'
import type { BriefDocument } from '../../../contract/briefs.ts'
import { docxFonts } from './docx-fonts.ts'
import { CONTENTS_STOPS, DOCX_NUMBERING, docxStyles, PAGE } from './docx-look.ts'
import { appendix, APPENDIX_ANCHOR, sourceAnchor } from './docx-provenance.ts'
import { bidirectional, pieceRuns, paragraphRuns, textRuns } from './docx-runs.ts'
import { settleDocx } from './settle-docx.ts'
import type { WriterOptions } from './writer.ts'

/**
 * Composes a brief as a Word file: headings, lists, links and the contents are real and named styles give the
 * look. The fonts stand in the file, so that it looks the same where they are not installed. The contents are
 * lines with PAGEREF fields, filled in beforehand, because Word leaves a generated list empty until it is asked.
 */
export async function composeDocx(document: BriefDocument, options: WriterOptions): Promise<Uint8Array> {
  const brief = printBrief(document)
  const fonts = await docxFonts(brief)
  const file = new Document({
    title: brief.title.text,
    creator: brief.author,
    styles: docxStyles(brief.language),
    numbering: DOCX_NUMBERING,
    fonts,
    pageNumbers: estimatePageNumbersWith({ guess: true }),
    sections: [
      {
        properties: {
          page: {
            size: { width: PAGE.width, height: PAGE.height },
            margin: {
              top: PAGE.top,
              bottom: PAGE.bottom,
              left: PAGE.side,
              right: PAGE.side,
              header: PAGE.head,
              footer: PAGE.foot,
            },
          },
        },
        headers: { default: header(brief) },
        footers: { default: footer(brief) },
        children: [
          ...opening(brief),
          ...contents(brief),
          ...sections(brief),
          ...appendix(brief),
          imprint(options),
        ],
      },
    ],
  })
  return settleDocx(await Packer.toBuffer(file), brief, options.generator)
}

function header(brief: PrintedBrief): Header {
  const setting = { direction: brief.direction, language: null }
  const children = [
    ...textRuns(brief.head, setting),
    new TextRun({ children: [new Tab()] }),
    ...textRuns(brief.stamp, setting),
  ]
  return new Header({ children: [new Paragraph({ style: 'Header', ...bidirectional(brief), children })] })
}

function footer(brief: PrintedBrief): Footer {
  const { before, between } = brief.page
  const number = new TextRun({
    children: [new Tab(), before, PageNumber.CURRENT, between, PageNumber.TOTAL_PAGES],
  })
  return new Footer({
    children: [new Paragraph({ style: 'Footer', ...bidirectional(brief), children: [number] })],
  })
}

function opening(brief: PrintedBrief): Paragraph[] {
  return [
    ...(brief.embargo === null
      ? []
      : [
          new Paragraph({
            style: 'Embargo',
            children: textRuns(brief.embargo, { ...brief, language: null }),
          }),
        ]),
    new Paragraph({
      heading: HeadingLevel.HEADING_1,
      ...bidirectional(brief.title),
      children: textRuns(brief.title.text, brief.title, { heading: true }),
    }),
    new Paragraph({
      style: 'BriefLine',
      ...bidirectional(brief),
      children: textRuns(brief.line, { direction: brief.direction, language: null }),
    }),
    ...brief.note.map(
      (paragraph) =>
        new Paragraph({ ...bidirectional(paragraph), children: textRuns(paragraph.text, paragraph) }),
    ),
  ]
}

function contents(brief: PrintedBrief): Paragraph[] {
  const entries = brief.sections.flatMap((section) => section.entries)
  const line = (number: string, words: ParagraphChild[], anchor: string): Paragraph =>
    new Paragraph({
      style: 'TOC1',
      tabStops: CONTENTS_STOPS,
      children: [
        new InternalHyperlink({
          anchor,
          children: [
            new TextRun({ children: [number, new Tab()] }),
            ...words,
            new TextRun({ children: [new Tab()] }),
            new PageReference(anchor),
          ],
        }),
      ],
    })
  return [
    ...entries.map((entry) =>
      line(
        String(entry.number),
        textRuns(entry.headline.text, { direction: 'ltr', language: entry.headline.language }),
        itemAnchor(entry.number),
      ),
    ),
    line('A', [new TextRun(brief.appendix.title)], APPENDIX_ANCHOR),
  ]
}

function sections(brief: PrintedBrief): Paragraph[] {
  return brief.sections.flatMap((section) => [
    new Paragraph({
      heading: HeadingLevel.HEADING_2,
      ...bidirectional(section.title),
      children: textRuns(section.title.text, section.title, { heading: true }),
    }),
    ...section.entries.flatMap((entry) => entryParagraphs(entry, brief)),
  ])
}

function entryParagraphs(entry: PrintedEntry, brief: PrintedBrief): Paragraph[] {
  return [
    new Paragraph({
      heading: HeadingLevel.HEADING_3,
      ...bidirectional(entry.headline),
      children: [
        new Bookmark({
          id: itemAnchor(entry.number),
          children: textRuns(`${entry.number}. ${entry.headline.text}`, entry.headline, { heading: true }),
        }),
      ],
    }),
    new Paragraph({
      style: 'EntryLine',
      ...bidirectional(brief),
      children: [
        ...pieceRuns(entry.meta, brief.direction),
        new TextRun(brief.pointer.before),
        new InternalHyperlink({ anchor: sourceAnchor(entry.number), children: [new TextRun(entry.mark)] }),
        new TextRun(brief.pointer.after),
      ],
    }),
    ...entry.summary.map(
      (paragraph) =>
        new Paragraph({ ...bidirectional(paragraph), children: paragraphRuns(paragraph.runs, paragraph) }),
    ),
    ...entry.note.map(
      (paragraph, index) =>
        new Paragraph({
          style: 'EntryNote',
          ...bidirectional(paragraph),
          children: [
            ...(index === 0 ? [new TextRun({ text: `${brief.noteLabel} `, style: 'NoteLabel' })] : []),
            ...textRuns(paragraph.text, paragraph),
          ],
        }),
    ),
  ]
}

/** What made the file. Word also wants a paragraph after the last table. */
function imprint(options: WriterOptions): Paragraph {
  return new Paragraph({
    style: 'Imprint',
    children: textRuns(options.generator, { direction: 'ltr', language: null }),
  })
}

function itemAnchor(number: number): string {
  return `item_${number}`
}
