/** A figure as it may be written: `1,140`, `4.25`, `2.1`, `18`. */
const FIGURE = /\p{Nd}+(?:[.,'’\u00A0\u202F]\p{Nd}+)*/gu
const NUMBER_WORD = /\p{L}+(?:-\p{L}+)?/gu

const UNITS =
  'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen'.split(
    ' ',
  )
const TENS = 'twenty thirty forty fifty sixty seventy eighty ninety'.split(' ')

/**
 * Figures of a summary that the source does not have, as they are written, each once. A figure counts as found
 * however the source writes it: with other separators, in other digits, or in an English word up to ninety-nine.
 */
export function figuresNotIn(source: string, summary: string): string[] {
  const found = new Set<string>()
  for (const [figure] of source.matchAll(FIGURE)) for (const reading of readingsOf(figure)) found.add(reading)
  for (const [word] of source.toLowerCase().matchAll(NUMBER_WORD)) {
    const value = valueOfWord(word)
    if (value !== null) found.add(String(value))
  }
  const missing = [...summary.matchAll(FIGURE)]
    .map(([figure]) => figure)
    .filter((figure) => !readingsOf(figure).some((reading) => found.has(reading)))
  return [...new Set(missing)]
}

/** Whether a text has figures at all. */
export function hasFigures(text: string): boolean {
  return /\p{Nd}/u.test(text)
}

/** What a figure may mean: a separator parts thousands where groups of three follow it, else decimals. */
function readingsOf(figure: string): string[] {
  const digits = latinDigits(figure).replace(/['’\u00A0\u202F]/g, '')
  const readings = [withoutLeadingZeros(digits.replaceAll(',', '.'))]
  if (/^\d{1,3}(?:,\d{2,3})+(?:\.\d+)?$/.test(digits)) readings.push(digits.replaceAll(',', ''))
  if (/^\d{1,3}(?:\.\d{3})+(?:,\d+)?$/.test(digits))
    readings.push(digits.replaceAll('.', '').replace(',', '.'))
  return readings
}

function withoutLeadingZeros(figure: string): string {
  return figure.replace(/^0+(?=\d)/, '')
}

/** Digits of other scripts as Latin ones; every script has its ten in one row from zero. */
function latinDigits(text: string): string {
  return text.replace(/\p{Nd}/gu, (digit) => {
    const code = digit.codePointAt(0) ?? 0
    if (code < 0x80) return digit
    let zero = code
    while (/\p{Nd}/u.test(String.fromCodePoint(zero - 1)) && code - zero < 9) zero--
    return String(code - zero)
  })
}

function valueOfWord(word: string): number | null {
  const [first = '', second] = word.split('-')
  const unit = UNITS.indexOf(first)
  if (unit >= 0 && second === undefined) return unit
  const ten = TENS.indexOf(first)
  if (ten < 0) return null
  const rest = second === undefined ? 0 : UNITS.indexOf(second)
  return rest < 0 || rest > 9 ? null : (ten + 2) * 10 + rest
}
