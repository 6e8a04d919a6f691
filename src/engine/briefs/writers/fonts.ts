import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'

/** Static faces of the brief's families; the variable files of the window are not read by Typst or Word. */
const FACES = {
  serif: '@expo-google-fonts/source-serif-4/400Regular/SourceSerif4_400Regular.ttf',
  serifItalic: '@expo-google-fonts/source-serif-4/400Regular_Italic/SourceSerif4_400Regular_Italic.ttf',
  serifSemiBold: '@expo-google-fonts/source-serif-4/600SemiBold/SourceSerif4_600SemiBold.ttf',
  serifBold: '@expo-google-fonts/source-serif-4/700Bold/SourceSerif4_700Bold.ttf',
  serifBoldItalic: '@expo-google-fonts/source-serif-4/700Bold_Italic/SourceSerif4_700Bold_Italic.ttf',
  sans: '@expo-google-fonts/inter/400Regular/Inter_400Regular.ttf',
  sansSemiBold: '@expo-google-fonts/inter/600SemiBold/Inter_600SemiBold.ttf',
  arabic: '@expo-google-fonts/noto-sans-arabic/400Regular/NotoSansArabic_400Regular.ttf',
  arabicBold: '@expo-google-fonts/noto-sans-arabic/700Bold/NotoSansArabic_700Bold.ttf',
  hebrew: '@expo-google-fonts/noto-sans-hebrew/400Regular/NotoSansHebrew_400Regular.ttf',
  hebrewBold: '@expo-google-fonts/noto-sans-hebrew/700Bold/NotoSansHebrew_700Bold.ttf',
  han: '@expo-google-fonts/noto-sans-sc/400Regular/NotoSansSC_400Regular.ttf',
  hanBold: '@expo-google-fonts/noto-sans-sc/700Bold/NotoSansSC_700Bold.ttf',
  thai: '@expo-google-fonts/noto-sans-thai/400Regular/NotoSansThai_400Regular.ttf',
  thaiBold: '@expo-google-fonts/noto-sans-thai/700Bold/NotoSansThai_700Bold.ttf',
} as const

export type Face = keyof typeof FACES

/** Scripts that the two families of the brief do not hold, with the family that stands in. */
export const SCRIPTS = [
  {
    name: 'arabic',
    family: 'Noto Sans Arabic',
    letter: /\p{Script=Arabic}/u,
    regular: 'arabic',
    bold: 'arabicBold',
  },
  {
    name: 'hebrew',
    family: 'Noto Sans Hebrew',
    letter: /\p{Script=Hebrew}/u,
    regular: 'hebrew',
    bold: 'hebrewBold',
  },
  { name: 'thai', family: 'Noto Sans Thai', letter: /\p{Script=Thai}/u, regular: 'thai', bold: 'thaiBold' },
  {
    name: 'han',
    family: 'Noto Sans SC',
    // Fullwidth signs and ideographic stops are common to these scripts and missing from the others' fonts.
    letter:
      /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Bopomofo}\u3000-\u303F\uFF00-\uFFEF]/u,
    regular: 'han',
    bold: 'hanBold',
  },
] as const satisfies readonly { name: string; family: string; letter: RegExp; regular: Face; bold: Face }[]

export type Script = (typeof SCRIPTS)[number]

/** The scripts of a text that need a family of their own: 20 MB of Han faces are read only where Han is printed. */
export function scriptsOf(text: string): Script[] {
  return SCRIPTS.filter((script) => script.letter.test(text))
}

const resolve = createRequire(import.meta.url).resolve

/** Where a face stands on disk: in `node_modules`, beside the code or above it, unbuilt, built and packaged. */
function facePath(face: Face): string {
  return resolve(FACES[face])
}

/** The bytes of a face, a TrueType file. */
export async function readFace(face: Face): Promise<Buffer> {
  return readFile(facePath(face))
}
