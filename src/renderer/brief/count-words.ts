const words = new Intl.Segmenter(undefined, { granularity: 'word' })

/** How many words a text has; by dictionary in scripts without spaces. */
export function countWords(text: string): number {
  let count = 0
  for (const segment of words.segment(text)) if (segment.isWordLike) count++
  return count
}
