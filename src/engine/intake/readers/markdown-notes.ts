const DEFINITION = /^ {0,3}\[\^([^\]\s]{1,60})\]:[^\S\n]*([^\n]*(?:\n(?: {2,}|\t)[^\n]*)*)\n?/gm
const REFERENCE = /\[\^([^\]\s]{1,60})\]/g

/**
 * Footnotes as most programs write them in Markdown, which CommonMark has no word for: the mark in the text becomes
 * `[1]`, and the notes stand at the end under their marks, in the order in which the text calls them.
 */
export function withNotes(markdown: string): string {
  const notes = new Map<string, string>()
  const text = markdown.replace(DEFINITION, (whole, id: string, note: string) => {
    if (notes.has(id)) return whole
    notes.set(id, note.replace(/\s+/g, ' ').trim())
    return '\n'
  })
  if (notes.size === 0) return markdown
  const numbers = new Map<string, number>()
  const marked = text.replace(REFERENCE, (whole, id: string) => {
    if (!notes.has(id)) return whole
    const number = numbers.get(id) ?? numbers.size + 1
    numbers.set(id, number)
    return `\\[${number}\\]`
  })
  // A note that nothing calls is still part of the text.
  for (const id of notes.keys()) if (!numbers.has(id)) numbers.set(id, numbers.size + 1)
  const written = [...numbers].map(([id, number]) => `\\[${number}\\] ${notes.get(id) ?? ''}`)
  return `${marked}\n\n${written.join('\n\n')}\n`
}
