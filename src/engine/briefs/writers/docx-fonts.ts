import type { PrintedBrief } from '../../../contract/brief-words.ts'
import { SANS, SANS_HEADING, SERIF, SERIF_HEADING } from './docx-look.ts'
import { readFace, scriptsOf, SCRIPTS, type Face, type Script } from './fonts.ts'
import { subsetFont } from './subset-font.ts'

export type DocxFont = { name: string; data: Buffer; bold?: Buffer; italic?: Buffer; boldItalic?: Buffer }

/**
 * The faces that a brief needs in its file: bold and italic only where the copy has them, other scripts only
 * where they are printed, and of Han, whose faces have ten megabytes each, only the characters that are printed.
 */
export async function docxFonts(brief: PrintedBrief): Promise<DocxFont[]> {
  const runs = brief.sections
    .flatMap((section) => section.entries.flatMap((entry) => entry.summary))
    .flatMap((paragraph) => paragraph.runs)
  const bold = runs.some((run) => run.strong === true)
  const italic = runs.some((run) => run.emphasis === true)
  const text = JSON.stringify(brief)
  const face = async (script: Script, which: Face): Promise<Buffer> =>
    script.name === 'han' ? subsetFont(await readFace(which), hanOf(text)) : readFace(which)
  return [
    {
      name: SERIF,
      data: await readFace('serif'),
      ...(bold ? { bold: await readFace('serifBold') } : {}),
      ...(italic ? { italic: await readFace('serifItalic') } : {}),
      ...(bold && italic ? { boldItalic: await readFace('serifBoldItalic') } : {}),
    },
    { name: SERIF_HEADING, data: await readFace('serifSemiBold') },
    { name: SANS, data: await readFace('sans') },
    { name: SANS_HEADING, data: await readFace('sansSemiBold') },
    ...(await Promise.all(
      scriptsOf(text).map(async (script) => ({
        name: script.family,
        data: await face(script, script.regular),
        bold: await face(script, script.bold),
      })),
    )),
  ]
}

/** What is set in the Han family: its letters and signs, and the signs and digits between them. */
function hanOf(text: string): string {
  const han = SCRIPTS.find((script) => script.name === 'han')
  return [...text].filter((letter) => han?.letter.test(letter) === true || /[\P{L}]/u.test(letter)).join('')
}
