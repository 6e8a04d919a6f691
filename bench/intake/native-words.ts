const ESCAPES: Record<string, string> = { n: '\n', t: '\t', r: '\r', '\\': '\\', '"': '"', "'": "'", '&': '' }

/** A string literal of Haskell's, without its quotes, as text (Haskell 2010 report, 2.6). */
function unescaped(literal: string): string {
  return literal.replace(
    /\\(?:(\d{1,7})|x([\da-fA-F]{1,6})|([a-z\\"'&]))/g,
    (whole, decimal, hex, letter) => {
      if (decimal !== undefined) return String.fromCodePoint(Number(decimal))
      if (hex !== undefined) return String.fromCodePoint(Number.parseInt(String(hex), 16))
      return ESCAPES[String(letter)] ?? whole
    },
  )
}

/**
 * The words of a document as pandoc's tree (`.native`) states them: `Str` and `Code` that no blank parts are one word,
 * words are runs of letters and digits, and each stands as often as it is said.
 */
export function nativeWords(native: string): string[] {
  const pieces = native.matchAll(
    /\b(Str|Code|CodeBlock|Space|SoftBreak|LineBreak|Para|Plain|Header|Cell|Note)\b|([([]\s*\[)|"((?:[^"\\]|\\[^])*)"/g,
  )
  let text = ''
  let expects = 0
  for (const [, name, nested, literal = ''] of pieces) {
    if (name === 'Str') expects = 1
    // Identifier, classes and attributes come before the text of these.
    else if (name === 'Code' || name === 'CodeBlock') expects = -1
    else if (name !== undefined || nested !== undefined) {
      expects = 0
      text += ' '
    } else if (expects === 1) {
      text += unescaped(literal)
      expects = 0
    } else if (expects === -1) expects = 1
  }
  return wordsOf(text)
}

/** The words of Markdown without its addresses and attributes. */
export function markdownWords(markdown: string): string[] {
  return wordsOf(markdown.replace(/\]\([^)]*\)|\{[^}]*\}/g, ' '))
}

export function wordsOf(text: string): string[] {
  return text.normalize('NFC').match(/[\p{L}\p{N}\p{M}]+/gu) ?? []
}
