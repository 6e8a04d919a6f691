import type { PrintedBrief } from '../../../contract/brief-words.ts'
import { SANS, SANS_HEADING, SERIF, SERIF_HEADING } from './docx-look.ts'
import { readFace, scriptsOf } from './fonts.ts'

export type DocxFont = { name: string; data: Buffer; bold?: Buffer; italic?: Buffer; boldItalic?: Buffer }

/**
 * The faces that a brief needs in its file: bold and italic only where the copy has them, other scripts only
 * where they are printed. Han has no face small enough to send along; Word sets it in a font of its own.
 */
export async function docxFonts(brief: PrintedBrief): Promise<DocxFont[]> {
  const runs = brief.sections
    .flatMap((section) => section.entries.flatMap((entry) => entry.summary))
    .flatMap((paragraph) => paragraph.runs)
  const bold = runs.some((run) => run.strong === true)
  const italic = runs.some((run) => run.emphasis === true)
  const scripts = scriptsOf(JSON.stringify(brief)).filter((script) => script.name !== 'han')
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
      scripts.map(async (script) => ({ name: script.family, data: await readFace(script.regular) })),
    )),
  ]
}
