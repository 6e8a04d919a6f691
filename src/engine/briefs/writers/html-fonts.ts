import type { PrintedBrief } from '../../../contract/brief-words.ts'
import { readFace, scriptsOf, type Face } from './fonts.ts'
import { subsetFont } from './subset-font.ts'

type Rule = { family: string; weight: string; style: 'normal' | 'italic'; face: Face; whole: boolean }

const OWN: readonly Rule[] = [
  { family: 'Source Serif 4', weight: '400', style: 'normal', face: 'serif', whole: false },
  { family: 'Source Serif 4', weight: '600 700', style: 'normal', face: 'serifSemiBold', whole: false },
  { family: 'Inter', weight: '400 500', style: 'normal', face: 'sans', whole: false },
  { family: 'Inter', weight: '600 700', style: 'normal', face: 'sansSemiBold', whole: false },
]

const ITALIC: Rule = {
  family: 'Source Serif 4',
  weight: '400 700',
  style: 'italic',
  face: 'serifItalic',
  whole: false,
}

/**
 * The fonts of a web page as rules whose files stand in the rules themselves, since the page loads nothing. Each
 * holds the printed characters alone; Arabic, Hebrew and Thai come whole, because their letters take their forms
 * and places from layout tables that a cut would lose.
 *
 * @param generator printed at the foot of the page too
 */
export async function htmlFonts(brief: PrintedBrief, generator: string): Promise<string> {
  const text = JSON.stringify(brief) + generator
  const italic = brief.sections.some((section) =>
    section.entries.some((entry) =>
      entry.summary.some((paragraph) => paragraph.runs.some((run) => run.emphasis === true)),
    ),
  )
  const scripts = scriptsOf(text).flatMap((script): Rule[] => {
    const whole = script.name !== 'han'
    const regular: Rule = {
      family: script.family,
      weight: '400 500',
      style: 'normal',
      face: script.regular,
      whole,
    }
    return [regular, { ...regular, weight: '600 700', face: script.bold }]
  })
  const rules = [...OWN, ...(italic ? [ITALIC] : []), ...scripts]
  return (await Promise.all(rules.map((rule) => ruleText(rule, text)))).join('\n')
}

async function ruleText({ family, weight, style, face, whole }: Rule, text: string): Promise<string> {
  const file = await readFace(face)
  const data = (whole ? file : subsetFont(file, text)).toString('base64')
  return `@font-face{font-family:"${family}";font-weight:${weight};font-style:${style};src:url(data:font/ttf;base64,${data}) format("truetype")}`
}
