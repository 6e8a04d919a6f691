import { parseJson } from './json-value.ts'

/** Lists in which a feed has its items. */
const LISTS = new Set(['items', 'item'])

/** JSON of a feed, whole or as much of it as is whole. */
export type FeedJson = { value: unknown; damaged: boolean }

/** Parses the JSON of a feed; of one that breaks off, all that stands before its first incomplete item. */
export function parseFeedJson(text: string): FeedJson {
  const value = parseJson(text)
  if (value !== undefined) return { value, damaged: false }
  const closed = closeCutJson(text)
  return { value: closed === null ? undefined : parseJson(closed), damaged: true }
}

/**
 * JSON that breaks off, cut back to behind the last complete item of a list of items and closed there; null where
 * no item is complete. One pass; what is wrong before that place stays wrong.
 */
function closeCutJson(text: string): string | null {
  const open: { closes: string; list: boolean }[] = []
  let name = ''
  let found: { end: number; closes: string } | null = null
  for (let at = 0; at < text.length; at += 1) {
    const sign = text[at]
    if (sign === '"') {
      const end = endOfString(text, at)
      if (end === null) break
      name = text.slice(at + 1, Math.min(end, at + 20))
      at = end
    } else if (sign === '{' || sign === '[') {
      open.push({ closes: sign === '{' ? '}' : ']', list: sign === '[' && LISTS.has(name) })
      name = ''
    } else if (sign === '}' || sign === ']') {
      if (open.pop()?.closes !== sign) break
      if (sign === '}' && open.at(-1)?.list === true) {
        const closes = open.map((each) => each.closes)
        found = { end: at + 1, closes: closes.reverse().join('') }
      }
    }
  }
  return found === null ? null : text.slice(0, found.end) + found.closes
}

function endOfString(text: string, start: number): number | null {
  for (let at = start + 1; at < text.length; at += 1) {
    if (text[at] === '\\') at += 1
    else if (text[at] === '"') return at
  }
  return null
}
