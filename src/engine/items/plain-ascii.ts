const ASCII = /^[\t\n\r -~]*$/

/**
 * Whether a text has nothing but ASCII in it. Most English sentences have not, and patterns over Unicode's properties
 * cost several times what the same pattern over A to Z does, at each item that lands.
 */
export function isPlainAscii(text: string): boolean {
  return ASCII.test(text)
}
