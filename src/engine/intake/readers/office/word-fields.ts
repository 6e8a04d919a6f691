/** A field that is open: its code comes first, then its result, which is copy. */
export type WordField = { code: string; result: boolean }

/** Fields whose result comes from elsewhere, and those that run something (17.16.5, and [MS-OI29500]). */
const FETCHING = /^\s*(?:DDE|DDEAUTO|INCLUDETEXT|INCLUDEPICTURE|IMPORT|LINK|DATABASE|RD)\b/i

/**
 * Takes note of the beginning, the turn or the end of a field.
 *
 * @returns whether the mark means anything where it stands
 */
export function turnField(type: string | undefined, fields: WordField[], fetching: string[]): boolean {
  const field = fields.at(-1)
  if (type === 'begin') fields.push({ code: '', result: false })
  else if (field === undefined) return false
  else if (type === 'separate') {
    field.result = true
    noteField(field.code, fetching)
  } else if (type === 'end') {
    if (!field.result) noteField(field.code, fetching)
    fields.pop()
  } else return false
  return true
}

/** Keeps the code of a field that would fetch something. */
export function noteField(code: string, fetching: string[]): void {
  if (FETCHING.test(code)) fetching.push(code.trim().slice(0, 200))
}
