/**
 * The sign at a place of a symbol font. Word keeps those at U+F000 on; a code elsewhere is a character. What the font
 * Symbol has no letter or common sign for is a mark of a list in practice.
 */
export function symbolSign(code: number): string {
  if (code < 0xf000 || code > 0xf0ff) return String.fromCodePoint(code)
  return SIGNS[code - 0xf000] ?? (code < 0xf041 ? String.fromCharCode(code - 0xf000) : '•')
}

/** Greek letters and common signs by their places in Adobe's encoding of Symbol. */
const SIGNS: Record<number, string> = Object.fromEntries([
  ...[...'ΑΒΧΔΕΦΓΗΙϑΚΛΜΝΟΠΘΡΣΤΥςΩΞΨΖ'].map((letter, at) => [0x41 + at, letter]),
  ...[...'αβχδεφγηιϕκλμνοπθρστυϖωξψζ'].map((letter, at) => [0x61 + at, letter]),
  ...[...'∞ƒ♣♦♥♠↔←↑→↓°±″≥×∝∂•÷≠≡≈…'].map((sign, at) => [0xa5 + at, sign]),
  [0xa3, '≤'],
  [0xd2, '®'],
  [0xd3, '©'],
  [0xd4, '™'],
  [0xfc, '✓'],
])

/** Fonts of signs that mammoth knows the characters of. */
const KNOWN = new Set(['SYMBOL', 'WEBDINGS', 'WINGDINGS', 'WINGDINGS 2', 'WINGDINGS 3'])

export function isKnownSymbolFont(name: string): boolean {
  return KNOWN.has(name.toUpperCase())
}
