/** Languages whose months feeds and pages write as words. English has a reader of its own. */
const LANGUAGES =
  'el hu de fr es it pt nl sv da nb fi pl cs sk sl hr ro bg ru uk tr ca et lv lt id vi ms'.split(' ')
/** So many letters of a name at least tell the month. */
const FEWEST = 3

let known: ReadonlyMap<string, number | null> | null = null

/**
 * The month, from 1, that a word names in any of the languages, in full or cut short; null for a word that is no
 * month, and for one that is two ("listopad" is October in Zagreb and November in Prague).
 */
export function monthNamed(word: string): number | null {
  known ??= namesOfMonths()
  return known.get(plainLetters(word)) ?? null
}

/** Names and their beginnings by the CLDR tables that the engine has; null where languages differ. */
function namesOfMonths(): Map<string, number | null> {
  const names = new Map<string, number | null>()
  for (const language of LANGUAGES) {
    const formats: Intl.DateTimeFormatOptions[] = [
      { month: 'long' },
      { month: 'short' },
      { month: 'long', day: 'numeric' },
      { month: 'short', day: 'numeric' },
    ]
    for (const options of formats) {
      const format = new Intl.DateTimeFormat(language, { ...options, timeZone: 'UTC' })
      for (let month = 1; month <= 12; month += 1) {
        const part = format.formatToParts(Date.UTC(2026, month - 1, 14)).find((each) => each.type === 'month')
        const name = plainLetters(part?.value ?? '')
        for (let length = FEWEST; length <= name.length; length += 1)
          note(names, name.slice(0, length), month)
      }
    }
  }
  return names
}

function note(names: Map<string, number | null>, name: string, month: number): void {
  const before = names.get(name)
  if (before === undefined) names.set(name, month)
  else if (before !== month) names.set(name, null)
}

/** Letters alone, in lower case and without accents. */
function plainLetters(word: string): string {
  return word
    .normalize('NFD')
    .replace(/[^\p{L}]/gu, '')
    .toLowerCase()
}
