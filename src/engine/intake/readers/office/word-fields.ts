import { safeLink } from '../safe-link.ts'

/** A field that is open: its code comes first, then its result, which is copy. */
export type WordField = { code: string; result: boolean; link: string | null }

/** Fields whose result comes from elsewhere, and those that run something (17.16.5, and [MS-OI29500]). */
const FETCHING = /^\s*(?:DDE|DDEAUTO|INCLUDETEXT|INCLUDEPICTURE|IMPORT|LINK|DATABASE|RD)\b/i

/** Takes note of the beginning, the turn or the end of a field. */
export function turnField(type: string | undefined, fields: WordField[], fetching: string[]): void {
  const field = fields.at(-1)
  if (type === 'begin') fields.push({ code: '', result: false, link: null })
  else if (type === 'separate' && field !== undefined) {
    field.result = true
    field.link = noteField(field.code, fetching)
  } else if (type === 'end' && field !== undefined) {
    if (!field.result) noteField(field.code, fetching)
    fields.pop()
  }
}

/** The address that a field's code links to, or null. */
export function noteField(code: string, fetching: string[]): string | null {
  if (FETCHING.test(code)) fetching.push(code.trim().slice(0, 200))
  const address = /^\s*HYPERLINK\s+"([^"]{1,4000})"/i.exec(code)?.[1]
  return safeLink(address, null)
}
