/**
 * Text as CommonMark that reads as itself: no character of it makes markup (CommonMark 0.31.2, 2.4 Backslash
 * escapes). Escapes only what could act, so that the raw file stays readable.
 *
 * @param text one paragraph; line breaks in it become hard breaks
 */
export function writeMarkdownText(text: string): string {
  return text
    .split('\n')
    .map((line) => escapeLineStart(escapeInline(line.trim())))
    .join('\\\n')
}

/** The same for a place that is not the start of a line. */
export function writeMarkdownInline(text: string): string {
  return escapeInline(text.replace(/\s*\n\s*/g, ' '))
}

/**
 * A link, as an autolink where its words are its address.
 *
 * @param inLook puts the escaped words into emphasis
 */
export function writeMarkdownLink(
  words: string,
  url: string,
  inLook: (escaped: string) => string = (escaped) => escaped,
): string {
  if (words === url && !/[&\\]/.test(url)) return `<${url}>`
  const address = url.replace(/\\/g, '%5C').replace(/&(?=#?\w+;)/g, '\\&')
  // Parentheses would end a bare destination (CommonMark 0.31.2, 6.3).
  return `[${inLook(writeMarkdownInline(words))}](${/[()]/.test(address) ? `<${address}>` : address})`
}

function escapeInline(text: string): string {
  return (
    text
      // The signs that open or close inline markup wherever they stand.
      .replace(/[\\`*[\]<>~|]/g, '\\$&')
      // An underscore inside a word is only itself; a sign that begins an entity is only one before a name or number.
      .replace(/(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])/gu, '\\_')
      .replace(/&(?=#?[\p{L}\p{N}]+;|$)/gu, '\\&')
      .replace(/!(?=\\\[|$)/g, '\\!')
      // Readers that make links of bare addresses, as GitHub's does, must not make one of a stranger's words.
      .replace(/\b(https?|mailto|ftp):(?=\S)/gi, '$1\\:')
      .replace(/\bwww\./gi, 'www\\.')
      .replace(/(?<=\S)@(?=\S)/g, '\\@')
      // A heading drops number signs at its end.
      .replace(/(?<=\s)#(?=#*$)/g, '\\#')
  )
}

/** Escapes the signs that make a block only where a line begins: headings, lists, rules, setext underlines. */
export function escapeLineStart(line: string): string {
  return line.replace(/^[#+=-]/, '\\$&').replace(/^(\d{1,9})([.)])(?=\s|$)/, '$1\\$2')
}
