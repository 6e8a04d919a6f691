/** A field that is open: its code comes first, then its result, which is copy. */
export type WordField = { code: string; result: boolean }

/** Fields whose result comes from elsewhere, and those that run something (17.16.5, and [MS-OI29500]). */
const FETCHING = /^\s*(?:DDE|DDEAUTO|INCLUDETEXT|INCLUDEPICTURE|IMPORT|LINK|DATABASE|RD)\b/i
/** What is read of a longer code. */
const CODE_CHARACTERS = 4_000

/**
 * Takes note of the beginning, the turn or the end of a field.
 *
 * @param fetching where codes of fields that would fetch something are kept
 * @returns whether the mark means anything where it stands
 */
export function turnField(type: string, fields: WordField[], fetching: string[]): boolean {
  const field = fields.at(-1)
  if (type === 'begin') fields.push({ code: '', result: false })
  else if (field === undefined) return false
  else if (type === 'separate') {
    field.result = true
    noteField(field, fetching)
  } else if (type === 'end') {
    if (!field.result) noteField(field, fetching)
    fields.pop()
  } else return false
  return true
}

function noteField({ code }: WordField, fetching: string[]): void {
  if (FETCHING.test(code)) fetching.push(code.trim().slice(0, 200))
}

/**
 * Adds a piece of code to the field that is open.
 *
 * @returns the piece as mammoth is told it: blanks mean nothing, and its search for words in many of them is slow
 */
export function addCode(text: string, fields: readonly WordField[]): string {
  const field = fields.at(-1)
  if (field === undefined || field.result || field.code.length > CODE_CHARACTERS) return ''
  const piece = text.slice(0, CODE_CHARACTERS).replace(/\s+/g, ' ')
  field.code += piece
  return piece
}
