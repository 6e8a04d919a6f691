import table from '../../../../resources/vocabularies/agencies.json' with { type: 'json' }

const MONTH =
  'jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?'
const DATE_WORD = new RegExp(
  `^(?:${MONTH}|mon|tue|tues|wed|thu|thur|thurs|fri|sat|sun|(?:mon|tues|wednes|thurs|fri|satur|sun)day|a\\.?m\\.?|p\\.?m\\.?|noon|midnight|at|on|of|the|today|yesterday|gmt|utc|bst|cet|cest|e[sd]?t|c[sd]t|m[sd]t|p[sd]?t|\\d{1,4}(?:st|nd|rd|th|h)?|\\d{1,4}(?:[./:-]\\d{1,4}){1,3}(?:am|pm)?|\\d{1,2}(?:am|pm)|\\d{1,2}h\\d{2}|\\d{4}-\\d{2}-\\d{2}t[\\d:.]+z?)$`,
)
const TIME_LABEL =
  /^(?:last )?(?:update[ds]?|updated at|published|publication date|posted|released?|date|issued|filed|created|modified|first published|correction|stand|actualisé|publié|mis à jour|aktualisiert|veröffentlicht|publicado|actualizado|обновлено|опубликовано)(?: (?:on|at|le|am|el))?\s*[:–—-]?\s*/i

/** A line about time or date alone: "Update: 3/30/25", "Published 14:05", "Tuesday, 24 November 2026". */
export function isTimeLine(line: string): boolean {
  if (line.length > 90) return false
  const label = TIME_LABEL.exec(line)
  const words = line
    .slice(label?.[0].length ?? 0)
    .replace(TIME_LABEL, '')
    .toLowerCase()
    .split(/[\s,;|()•·–—]+/)
    .map((word) => word.replace(/[.:]+$/, ''))
    .filter((word) => word !== '' && word !== '-')
  if (words.length === 0) return label !== null
  return (
    words.every((word) => DATE_WORD.test(word)) && words.some((word) => /\d/.test(word) || label !== null)
  )
}

/** "By Jane Smith", "By JANE SMITH and John Doe, Staff Writer": a credit, not copy. */
export function isBylineLine(line: string): boolean {
  return (
    line.length <= 100 &&
    /^(?:By|BY|by|Von|VON|Par|PAR|Por|POR)[\s:]+\p{Lu}/u.test(line) &&
    !/[.!?]$/.test(line.replace(/\b(?:jr|sr|\p{Lu})\.$/iu, ''))
  )
}

/** A label above the copy, such as "OPINION", "WORLD NEWS |" or "Analysis:". */
export function isKickerLine(line: string): boolean {
  if (line.length > 40) return false
  const words = line.split(/\s+/)
  if (words.length > 5) return false
  return (
    /[:|]$/.test(line) ||
    (/\p{Lu}/u.test(line) && line === line.toUpperCase() && !/[.!?]$/.test(line) && words.length <= 3)
  )
}

/** "KYIV, Ukraine (AP) — Talks …": copy that begins with the place it was filed from. */
export function startsWithDateline(line: string): boolean {
  return /^\p{Lu}[\p{Lu}\s.'’-]{2,40}(?:,\s*[\p{L}\d\s.]{2,40})?(?:\s*\([^)]{2,40}\))?\s*[–—-]{1,2}\s/u.test(
    line,
  )
}

/** Marks that mean an agency where they stand alone in a line; those that are words as well are left out. */
const AGENCIES = new Set(
  table
    .filter(({ kind }) => kind !== 'house')
    .flatMap(({ name, marks, doubtful }) => [name, ...marks].filter((mark) => !doubtful.includes(mark)))
    .map((mark) => mark.toLowerCase()),
)

/** "Associated Press", "AFP", "Reuters Staff", "(dpa)": a line that names an agency and says nothing else. */
export function isAgencyLine(line: string): boolean {
  if (line.length > 60) return false
  const bare = line
    .replace(/^[(/]+|[)/]+$/g, '')
    .replace(/^the\s+/i, '')
    .replace(/\s+(?:staff|writers?|staff writers?|news agency|newswire|news service|correspondents?)$/i, '')
    .trim()
  // Short marks are told from words by their case.
  return AGENCIES.has(bare.toLowerCase()) && (bare.length >= 7 || /\p{Lu}/u.test(bare) || bare === 'dpa')
}

const RELEASE =
  /^\W*(?:for immediate release|for release|press release|news release|media release|media advisory|press statement|pressemitteilung(?:en)?|pressemeldung(?:en)?|presseinformation|presseaussendung|medienmitteilung|communiqué de presse|comunicato stampa|nota de prensa|comunicado de prensa|nota à imprensa|comunicado de imprensa|пресс-релиз|persbericht|pressmeddelande|pressemelding|pressemeddelelse|lehdistötiedote)\W*(?:nr\.?\s*[\d/.-]+|no\.?\s*[\d/.-]+|[-–—:|,]\s*[\p{L}\d ,./-]{0,40}|\d[\d ./-]{0,20})?\s*$/iu

/** "FOR IMMEDIATE RELEASE", "Pressemitteilung Nr. 12": what a text is, not what it says. */
export function isReleaseLine(line: string): boolean {
  return line.length <= 90 && RELEASE.test(line)
}
