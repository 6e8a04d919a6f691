// The characters that no format means as text: C0 controls but tab and line feed, and DEL.
// eslint-disable-next-line no-control-regex
const CONTROLS = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/g

/** Text without control characters and lone surrogates, every line break as LF. Bidi controls stay: the desk marks them. */
export function cleanText(text: string): string {
  return text.toWellFormed().replace(/\r\n?/g, '\n').replace(CONTROLS, '')
}

/** The same on one line, white space collapsed; null where nothing is left. */
export function cleanLine(text: string | null | undefined): string | null {
  if (text === null || text === undefined) return null
  const line = cleanText(text).replace(/\s+/g, ' ').trim()
  return line === '' ? null : line
}
