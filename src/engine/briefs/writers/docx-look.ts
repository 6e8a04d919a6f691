import { AlignmentType, BorderStyle, LeaderType, LevelFormat, LineRuleType, TabStopType } from 'docx'
import type {
  INumberingOptions,
  IParagraphStyleOptions,
  IStylesOptions,
  IRunStylePropertiesOptions,
} from 'docx'

/** Lengths are twips (twentieths of a point), sizes half-points, borders eighths of a point: Word's own units. */
export const PAGE = {
  width: 11_906,
  height: 16_838,
  side: 1_300,
  top: 1_650,
  bottom: 1_400,
  head: 800,
  foot: 650,
}
export const TEXT_WIDTH = PAGE.width - 2 * PAGE.side
export const LABEL_WIDTH = 1_560

export const SERIF = 'Source Serif 4'
export const SERIF_HEADING = 'Source Serif 4 SemiBold'
export const SANS = 'Inter'
export const SANS_HEADING = 'Inter SemiBold'

const INK = '1A1917'
const INK_2 = '55514A'
const ACCENT = '2A4FC9'
const LINE = 'C9C4BA'
export const LINE_2 = 'E2DED6'

function font(
  name: string,
  half: number,
  color: string,
  more: IRunStylePropertiesOptions = {},
): IRunStylePropertiesOptions {
  return { font: { ascii: name, hAnsi: name }, size: half, sizeComplexScript: half, color, ...more }
}

function leading(lines: number): { line: number; lineRule: typeof LineRuleType.AUTO } {
  return { line: Math.round(lines * 240), lineRule: LineRuleType.AUTO }
}

function rule(color: string, size: number, space: number) {
  return { style: BorderStyle.SINGLE, color, size, space }
}

/** A style cannot hold a leader in this library, so each line of the contents carries its stops. */
export const CONTENTS_STOPS = [
  { type: TabStopType.LEFT, position: 400 },
  { type: TabStopType.RIGHT, position: TEXT_WIDTH, leader: LeaderType.DOT },
]

const own: IParagraphStyleOptions[] = [
  {
    id: 'Header',
    name: 'header',
    basedOn: 'Normal',
    run: font(SANS, 15, INK_2),
    paragraph: {
      border: { bottom: rule(LINE, 4, 6) },
      spacing: { after: 0, ...leading(1.2) },
      rightTabStop: TEXT_WIDTH,
    },
  },
  {
    id: 'Footer',
    name: 'footer',
    basedOn: 'Normal',
    run: font(SANS, 15, INK_2),
    paragraph: {
      spacing: { after: 0, ...leading(1.2) },
      rightTabStop: TEXT_WIDTH,
    },
  },
  {
    id: 'BriefLine',
    name: 'Brief Line',
    basedOn: 'Normal',
    quickFormat: true,
    run: font(SANS, 19, INK_2),
    paragraph: { spacing: { before: 40, after: 260, ...leading(1.3) } },
  },
  {
    id: 'Embargo',
    name: 'Embargo',
    basedOn: 'Normal',
    quickFormat: true,
    run: font(SANS_HEADING, 17, '7D5200'),
    paragraph: {
      border: {
        top: rule('E5CF9D', 6, 4),
        bottom: rule('E5CF9D', 6, 4),
        left: rule('E5CF9D', 6, 6),
        right: rule('E5CF9D', 6, 6),
      },
      shading: { fill: 'FAEFD6', color: 'auto', type: 'clear' },
      indent: { left: 130, right: 130 },
      spacing: { before: 60, after: 260, ...leading(1.25) },
    },
  },
  {
    id: 'TOC1',
    name: 'toc 1',
    basedOn: 'Normal',
    run: font(SANS, 18, INK),
    paragraph: {
      // The same borders on neighbours make one frame: a rule above the first and below the last.
      border: { top: rule(INK, 8, 8), bottom: rule(LINE, 4, 8) },
      indent: { left: 400, hanging: 400 },
      // One height for every script, so that a line of Arabic does not push its neighbours apart.
      spacing: { before: 0, after: 0, line: 300, lineRule: LineRuleType.EXACT },
    },
  },
  {
    id: 'EntryLine',
    name: 'Entry Line',
    basedOn: 'Normal',
    next: 'Normal',
    quickFormat: true,
    run: font(SANS, 16, INK_2),
    paragraph: { keepNext: true, spacing: { after: 90, ...leading(1.3) } },
  },
  {
    id: 'EntryNote',
    name: 'Entry Note',
    basedOn: 'Normal',
    quickFormat: true,
    run: font(SANS, 17, INK_2),
    paragraph: {
      border: { left: rule(LINE, 18, 9) },
      indent: { left: 200 },
      spacing: { before: 0, after: 0, ...leading(1.4) },
    },
  },
  {
    id: 'ProvenanceHeading',
    name: 'Heading 3 Provenance',
    basedOn: 'Heading3',
    next: 'ProvenanceText',
    quickFormat: true,
    run: { size: 22, sizeComplexScript: 22 },
    paragraph: { spacing: { before: 320, after: 100, ...leading(1) } },
  },
  {
    id: 'ProvenanceLabel',
    name: 'Provenance Label',
    basedOn: 'Normal',
    run: font(SANS, 16, INK_2),
    paragraph: { spacing: { before: 0, after: 0, ...leading(1.3) } },
  },
  {
    id: 'ProvenanceText',
    name: 'Provenance Text',
    basedOn: 'ProvenanceLabel',
    run: { color: INK },
  },
  { id: 'ProvenanceList', name: 'Provenance List', basedOn: 'ProvenanceText' },
  {
    id: 'Imprint',
    name: 'Imprint',
    basedOn: 'ProvenanceLabel',
    paragraph: { spacing: { before: 240, after: 0, ...leading(1.3) } },
  },
]

/** Named styles for all that a brief holds: an editor restyles the file by changing these, not its paragraphs. */
export function docxStyles(language: string): IStylesOptions {
  return {
    default: {
      document: {
        run: {
          ...font(SERIF, 21, INK),
          language: { value: language, eastAsia: 'zh-CN', bidirectional: 'ar-SA' },
        },
        paragraph: { spacing: { before: 0, after: 140, ...leading(1.12) } },
      },
      heading1: {
        run: font(SERIF_HEADING, 50, INK, { characterSpacing: -12 }),
        paragraph: { keepNext: true, outlineLevel: 0, spacing: { before: 60, after: 60, ...leading(1) } },
      },
      heading2: {
        run: font(SANS_HEADING, 19, ACCENT),
        paragraph: {
          keepNext: true,
          outlineLevel: 1,
          border: { bottom: rule(LINE_2, 6, 5) },
          spacing: { before: 360, after: 200, ...leading(1.25) },
        },
      },
      heading3: {
        run: font(SERIF_HEADING, 28, INK),
        paragraph: {
          keepNext: true,
          keepLines: true,
          outlineLevel: 2,
          spacing: { before: 240, after: 40, ...leading(1) },
        },
      },
      hyperlink: { run: { color: ACCENT, underline: { type: 'single', color: 'A9B8E9' } } },
      listParagraph: { run: {}, paragraph: {} },
    },
    paragraphStyles: own,
    characterStyles: [
      {
        id: 'Digest',
        name: 'Digest',
        basedOn: 'DefaultParagraphFont',
        run: { font: { ascii: 'Courier New', hAnsi: 'Courier New' }, size: 15 },
      },
      {
        id: 'NoteLabel',
        name: 'Note Label',
        basedOn: 'DefaultParagraphFont',
        run: font(SANS_HEADING, 17, INK),
      },
      {
        id: 'AppendixMark',
        name: 'Appendix Mark',
        basedOn: 'DefaultParagraphFont',
        run: font(SANS_HEADING, 18, ACCENT),
      },
      {
        id: 'Strong',
        name: 'Strong',
        basedOn: 'DefaultParagraphFont',
        run: { bold: true, boldComplexScript: true },
      },
      {
        id: 'Emphasis',
        name: 'Emphasis',
        basedOn: 'DefaultParagraphFont',
        run: { italics: true, italicsComplexScript: true },
      },
    ],
  }
}

/** Real lists: the links of a source chain are numbered, evidence has bullets. */
export const DOCX_NUMBERING: INumberingOptions = {
  config: [
    {
      reference: 'chain',
      levels: [level(0, LevelFormat.DECIMAL, '%1.'), level(1, LevelFormat.BULLET, '\u2013')],
    },
    {
      reference: 'evidence',
      levels: [level(0, LevelFormat.BULLET, '\u2022'), level(1, LevelFormat.BULLET, '\u2013')],
    },
  ],
}

function level(depth: number, format: (typeof LevelFormat)[keyof typeof LevelFormat], text: string) {
  return {
    level: depth,
    format,
    text,
    alignment: AlignmentType.START,
    style: {
      run: { font: { ascii: SANS, hAnsi: SANS } },
      paragraph: { indent: { left: 300 * (depth + 1), hanging: 260 } },
    },
  }
}
