import { ExternalHyperlink, TextRun, type IRunOptions, type ParagraphChild } from 'docx'
import type { Run } from '../../../contract/blocks.ts'
import { isolated, type Direction } from '../../../contract/print-text.ts'
import type { PrintedPiece } from '../../../contract/provenance-words.ts'
import { SCRIPTS } from './fonts.ts'

type Look = Pick<IRunOptions, 'style' | 'bold' | 'italics'> & {
  /** In a heading, whose own family is semi-bold: the families of other scripts are then set bold. */
  heading?: boolean
}

/** What a text is set as: the way its paragraph runs and its language where it is not the document's. */
export type Setting = { direction: Direction; language: string | null }

const RIGHT_TO_LEFT =
  /\p{Script=Arabic}|\p{Script=Hebrew}|\p{Script=Syriac}|\p{Script=Thaana}|\p{Script=Nko}|\p{Script=Adlam}/u

/**
 * Word runs of one text. Each stretch of one direction and script is a run of its own: Word takes `w:rtl`, the
 * complex-script font and the language from the run, not from the letters.
 */
export function textRuns(text: string, setting: Setting, { heading = false, ...look }: Look = {}): TextRun[] {
  return text.split('\n').flatMap((line, index) =>
    stretches(line, setting.direction).map(
      (stretch, place) =>
        new TextRun({
          text: stretch.text,
          ...look,
          ...stretchProperties(stretch, setting, heading),
          ...(index > 0 && place === 0 ? { break: 1 } : {}),
        }),
    ),
  )
}

/** Runs of a summary, with their links. */
export function paragraphRuns(runs: readonly Run[], setting: Setting): ParagraphChild[] {
  return runs.flatMap((run): ParagraphChild[] => {
    const look: Look = {
      ...(run.strong === true ? { style: 'Strong' } : {}),
      ...(run.emphasis === true ? (run.strong === true ? { italics: true } : { style: 'Emphasis' }) : {}),
    }
    if (run.link === undefined) return textRuns(run.text, setting, look)
    const linked: Look = {
      style: 'Hyperlink',
      ...(run.strong === true ? { bold: true } : {}),
      ...(run.emphasis === true ? { italics: true } : {}),
    }
    return [new ExternalHyperlink({ link: run.link, children: textRuns(run.text, setting, linked) })]
  })
}

/** Runs of a line of ours with foreign pieces in it. */
export function pieceRuns(pieces: readonly PrintedPiece[], direction: Direction): ParagraphChild[] {
  return pieces.flatMap((piece): ParagraphChild[] => {
    const text = piece.look === 'foreign' ? isolated(piece.text) : piece.text
    const setting = { direction, language: null }
    if (piece.link !== null) {
      return [
        new ExternalHyperlink({
          link: piece.link,
          children: textRuns(text, setting, { style: 'Hyperlink' }),
        }),
      ]
    }
    return textRuns(text, setting, piece.look === 'code' ? { style: 'Digest' } : {})
  })
}

/** The property of a paragraph that runs from right to left. */
export function bidirectional(text: { direction: 'ltr' | 'rtl' }): { bidirectional?: boolean } {
  return text.direction === 'rtl' ? { bidirectional: true } : {}
}

type Stretch = { text: string; rightToLeft: boolean; family: string | null; script: string | null }

/** Parts a line where the direction or the family changes; signs and blanks stay with what stands before them. */
function stretches(text: string, direction: Direction): Stretch[] {
  const found: Stretch[] = []
  for (const letter of text) {
    const script = SCRIPTS.find((each) => each.letter.test(letter)) ?? null
    const strong = script !== null || /\p{L}/u.test(letter)
    const last = found.at(-1)
    if (last !== undefined && !strong) {
      last.text += letter
      continue
    }
    const next = {
      text: letter,
      rightToLeft: strong ? RIGHT_TO_LEFT.test(letter) : direction === 'rtl',
      family: script?.family ?? null,
      script: script?.name ?? null,
    }
    if (last !== undefined && last.rightToLeft === next.rightToLeft && last.script === next.script)
      last.text += letter
    else found.push(next)
  }
  return found
}

function stretchProperties(stretch: Stretch, setting: Setting, heading: boolean): Partial<IRunOptions> {
  const family = stretch.family
  return {
    ...(stretch.rightToLeft ? { rightToLeft: true } : {}),
    ...(family === null ? {} : { font: { ascii: family, hAnsi: family, cs: family, eastAsia: family } }),
    ...(heading && family !== null ? { bold: true, boldComplexScript: true } : {}),
    ...languageOfStretch(stretch, setting.language),
  }
}

function languageOfStretch(stretch: Stretch, language: string | null): Partial<IRunOptions> {
  if (language === null) return {}
  if (stretch.rightToLeft) return { language: { bidirectional: language } }
  if (stretch.script === 'han') return { language: { value: language, eastAsia: language } }
  if (stretch.script === 'thai') return { language: { value: language, bidirectional: language } }
  return { language: { value: language } }
}
