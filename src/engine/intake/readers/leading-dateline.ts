/** Where a story was filed from, as its first words say, and the agency that they name. */
export type LeadingDateline = { dateline: string; agency: string | null }

/** Place and date take no more than this many characters. */
const LONGEST_PLACE = 70
const WITH_AGENCY =
  /^\s*([^()/\n]{0,70}?)\s*(?:\(([^()\n]{2,40})\)|\/([\p{L} .-]{2,30})\/(?=\s*[-–—:.]))\s*(?:[.,]?\s*[-–—_]{1,3}|(?<=\/):)\s*(?=\S)/u
const CAPITALS =
  /^\s*(\p{Lu}[\p{Lu}.'’-]{1,30}(?:[\s-]+\p{Lu}[\p{Lu}.'’-]{1,30}){0,4}(?:,\s*[\p{L}\d.\s]{2,40})?)\s+[-–—_]{1,2}\s+(?=\S)/u

/** Labels in capitals that open a text as a place would. */
const LABEL =
  /^(?:BREAKING|EXCLUSIVE|UPDATED?|WATCH|ANALYSIS|OPINION|NEWS?|REVIEW|VIDEO|PHOTOS?|LIVE|FILE|FACTBOX|EXPLAINER|NOTE|CORRECTION|URGENT|FLASH|BULLETIN|INTERVIEW|COLUMN|TIMELINE)\b/
/** Words with which a sentence begins, and no place. */
const SENTENCE =
  /^(?:He|She|It|They|We|I|You|The|A|An|This|That|In|On|At|But|And|Der|Die|Das|Le|La|Les|El|Los)$/

/**
 * The dateline that opens a text: "NEW YORK (AP) — ", "Berlin (dpa) - ", "København /ritzau/: ", "PORT ELLERY, Maine —
 * ". A bracket counts only where nothing but a place and a date stands before it. Null where there is none.
 */
export function leadingDateline(text: string): LeadingDateline | null {
  const head = text.slice(0, 200)
  const agency = WITH_AGENCY.exec(head)
  if (agency !== null && isPlace(agency[1] ?? '') && isAgency(agency[2] ?? agency[3] ?? '')) {
    const dateline = agency[0].replace(/\s*(?:[.,]?\s*[-–—_]{1,3}|:)\s*$/u, '').trim()
    return { dateline, agency: (agency[2] ?? agency[3] ?? '').trim() }
  }
  const place = CAPITALS.exec(head)?.[1]?.trim()
  if (place === undefined || !/\p{Lu}{3}/u.test(place) || LABEL.test(place)) return null
  return { dateline: place, agency: null }
}

/** A name, or letters as agencies sign: `dpa`, `tca/dpa`. */
function isAgency(words: string): boolean {
  return (
    /^(?:\p{Lu}|\p{Lo}|[a-z]{2,4}(?:[/,-][a-z]{2,4})*$|ritzau)/u.test(words) &&
    !/photo|foto|video|bild/i.test(words)
  )
}

function isPlace(before: string): boolean {
  const place = before.trim()
  if (place === '') return true
  if (place.length > LONGEST_PLACE || !/^\p{L}/u.test(place) || /[!?;"“”«»]/u.test(place)) return false
  const words = place.split(/\s+/)
  if (words.length > 10 || /\p{Ll}{5,}\.\s/u.test(place)) return false
  const first = words[0] ?? ''
  if (!/^(?:\p{Lu}|\p{Lo})/u.test(first) || SENTENCE.test(first)) return false
  return words.filter((word) => /^\p{Ll}{3,}/u.test(word)).length <= 2
}
