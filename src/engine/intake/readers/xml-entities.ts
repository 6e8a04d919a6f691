import { parseFragment } from 'parse5'
import { ENTITY_CHARACTERS } from './limits.ts'

/** Expands what a document's own type declares, and what XML and HTML know. */
export type EntityReader = {
  /** Text as written between tags or quotes, with its references replaced. An unknown one stays as it is written. */
  read: (text: string) => string
  /** Whether a declared entity was left as it is written: it points outside, or would grow past the limit. */
  refused: () => boolean
}

const DECLARATION = /<!ENTITY\s+([\w.:-]{1,100})\s+(?:"([^"]*)"|'([^']*)'|(?:SYSTEM|PUBLIC)\b[^>]*)\s*>/gi
const MOST_DECLARED = 1_000
const NESTING = 8
/** Everything but what `read` replaces at the end, in one go. */
const REFERENCE = /&(?!(?:amp|lt|gt|quot);)(?:#(\d{1,7})|#x([\da-f]{1,6})|([a-z_][\w.:-]{0,99}));/gi
/** HTML reads the numbers of the C1 controls as Windows does (HTML standard, 13.2.5.80). */
const windows1252 = new TextDecoder('windows-1252')
const htmlNames = new Map<string, string | null>()

/**
 * Reads entities by the internal subset of a document type. Nothing outside the document is ever asked for, and all
 * that a document's own entities add comes to no more than `ENTITY_CHARACTERS`.
 *
 * @param subset what stands between `[` and `]` of the document type, or ''
 */
export function entityReader(subset: string): EntityReader {
  const declared = declaredEntities(subset)
  let left = ENTITY_CHARACTERS
  let refused = false

  const expand = (text: string, depth: number): string =>
    text.replace(REFERENCE, (whole, decimal?: string, hexadecimal?: string, name?: string) => {
      if (name === undefined)
        return safe(
          characterOf(Number.parseInt(decimal ?? hexadecimal ?? '', decimal === undefined ? 16 : 10)) ??
            whole,
        )
      if (!declared.has(name)) return safe(htmlCharacter(name) ?? whole)
      const value = declared.get(name) ?? null
      if (value === null || depth >= NESTING || left <= 0) return refuse(whole)
      // One more than its length, so that nothing at all cannot be nested without end.
      left -= 1
      const inner = safe(lastFive(expand(value, depth + 1)))
      left -= inner.length
      return left < 0 ? refuse(whole) : inner
    })
  const refuse = (whole: string): string => {
    refused = true
    return safe(whole)
  }
  return {
    read: (text) => (text.includes('&') ? lastFive(expand(text, 0)) : text),
    refused: () => refused,
  }
}

/** Names that a subset declares with their text; null for what stands outside. The first declaration counts (XML 1.0, 4.2). */
function declaredEntities(subset: string): Map<string, string | null> {
  const declared = new Map<string, string | null>()
  for (const [, name = '', double, single] of subset.matchAll(DECLARATION)) {
    if (declared.size >= MOST_DECLARED) break
    if (!declared.has(name)) declared.set(name, double ?? single ?? null)
  }
  return declared
}

/** The four signs that nearly all references are; the ampersand last, for it makes no new reference. */
function lastFive(text: string): string {
  return text
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&amp;', '&')
}

/** Written so that `lastFive` gives it back as it is. */
function safe(text: string): string {
  return text.replaceAll('&', '&amp;')
}

function characterOf(code: number): string | null {
  if (code >= 0x80 && code <= 0x9f) return windows1252.decode(Uint8Array.of(code))
  if (code === 0 || code > 0x10ffff || (code >= 0xd800 && code <= 0xdfff)) return null
  return String.fromCodePoint(code)
}

/** HTML's own table, asked once for each name. */
function htmlCharacter(name: string): string | null {
  const known = htmlNames.get(name)
  if (known !== undefined) return known
  const [node] = parseFragment(`&${name};`).childNodes
  const value = node !== undefined && 'value' in node && node.value !== `&${name};` ? node.value : null
  // No text can make the table grow past the names there are.
  if (value !== null) htmlNames.set(name, value)
  return value
}
