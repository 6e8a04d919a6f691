/** A text without accents, and where in the text itself a place in it stands. */
export type Folded = {
  text: string
  /** @param at an offset into `text`, in UTF-16 code units; its end is the end of the text */
  placeOf: (at: number) => number
}

/**
 * Folds a text the way the index does for letters of the Latin and Greek alphabets: compatibility forms made one
 * (NFKC) and accents dropped, so that "resume" finds "résumé".
 */
export function foldAccents(text: string): Folded {
  if (!/[^\0-\x7f]/u.test(text)) return { text, placeOf: (at) => at }
  let folded = ''
  const places: number[] = []
  let place = 0
  for (const character of text) {
    const plain = withoutAccents(character)
    for (let unit = 0; unit < plain.length; unit++) places.push(place)
    folded += plain
    place += character.length
  }
  return { text: folded, placeOf: (at) => places[at] ?? text.length }
}

function withoutAccents(character: string): string {
  const parts = character.normalize('NFKD')
  return /^[\p{Script=Latin}\p{Script=Greek}\u0300-\u036f]/u.test(parts)
    ? parts.replace(/[\u0300-\u036f]/gu, '')
    : character.normalize('NFKC')
}
