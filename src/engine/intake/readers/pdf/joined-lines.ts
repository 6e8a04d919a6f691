import { isUnspaced } from './scripts.ts'

/** First parts that are hardly ever written together with what follows them. */
const COMPOUNDS = /^(?:self|well|ex|vice|half|cross|long|short|high|low|full|part|so|non)$/i

/** Two lines as one text: without a hyphen that only parted a word, and without a blank where the script has none. */
export function joinedLines(text: string, next: string, words: ReadonlySet<string>): string {
  // A paragraph may be as long as a book: only its end is looked at.
  const end = text.slice(-80)
  const parted = /(\p{L}+)[-\u2010\u00ad]$/u.exec(end)
  const rest = /^\p{Ll}+/u.exec(next)?.[0]
  if (parted?.[1] !== undefined && rest !== undefined) {
    const whole = `${parted[1]}${rest}`.toLowerCase()
    const hyphenated = `${parted[1]}-${rest}`.toLowerCase()
    const isCompound =
      words.has(hyphenated) ||
      COMPOUNDS.test(parted[1]) ||
      (words.has(parted[1].toLowerCase()) && words.has(rest))
    const keeps = isCompound && !words.has(whole) && !text.endsWith('\u00ad')
    return keeps ? text + next : text.slice(0, -1) + next
  }
  if (/[\p{L}\p{N}][-\u2010]$/u.test(end) && /^[\p{Lu}\p{N}]/u.test(next)) return text + next
  if (isUnspaced(text.at(-1)) && isUnspaced(next[0])) return text + next
  return `${text} ${next}`
}
