/**
 * A slug without the words that tell its version, and those words: "BC-US--Lobster, 1st Ld-Writethru" is "BC-US--Lobster"
 * and "1st Ld-Writethru"; null where there are none. The words are those of AP and dpa.
 */
export function partVersionWords(slug: string): { slug: string; version: string | null } {
  const line = slug.trim()
  const found = line.length > LONGEST_SLUG ? null : TAIL.exec(line)
  if (found === null) return { slug: line, version: null }
  const rest = line
    .slice(0, found.index)
    .replace(/[\s,:-]+$/, '')
    .trim()
  return rest === '' ? { slug: line, version: null } : { slug: rest, version: (found[1] ?? '').trim() }
}

/** A longer line is no slug. */
const LONGEST_SLUG = 300
const WORD =
  '(?:\\d{1,2}(?:st|nd|rd|th)\\s?)?(?:Ld|Lead|Add|Sub|Subs|Insert|Urgent|Update)|Write-?thr(?:u|ough)|Correct(?:ion|ive|ed)|Corrects|KILL|Kill|Elimination|ELIMINATION|Withdrawn|WITHDRAWN|CORRECTION|HOLD|Advisory'
const TAIL = new RegExp(`[,\\s]\\s*((?:${WORD})(?:[\\s,-]+(?:${WORD}|\\d{1,2}))*)$`, 'i')

/** A line that is nothing but words of a version: "1ST LEAD", "2. Zusammenfassung", "CORRECTION". */
export function isVersionLine(line: string): boolean {
  return (
    line.length <= 60 &&
    /^(?:\(?(?:\d{1,2}(?:ST|ND|RD|TH|\.)?\s+)?(?:LEAD|LD|SUMMARY|UPDATE|ROUNDUP|URGENT|CORRECTION|CORRECTED|CORRECTIVE|KILL|ADVISORY|EXTRA|REPETITION|REPEAT|Zusammenfassung|Lead|Eil|EIL|Vorausmeldung|Wiederholung|Berichtigung|Korrektur|KORREKTUR|BERICHTIGUNG)\)?:?\s*)+$/.test(
      line,
    )
  )
}
