/** Control characters but tab and line feed: no format means them as text. */
const CONTROLS = /[^\P{Cc}\t\n]/gu

/** Text without control characters and lone surrogates, every line break as LF. Bidi controls stay: the desk marks them. */
export function cleanText(text: string): string {
  return text
    .toWellFormed()
    .replace(/\r\n?|[\v\f\u0085]/g, '\n')
    .replace(CONTROLS, '')
}

/** The same on one line, white space collapsed; null where nothing is left. */
export function cleanLine(text: string | null | undefined): string | null {
  if (text === null || text === undefined) return null
  const line = cleanText(text).replace(/\s+/g, ' ').trim()
  return line === '' ? null : line
}
