import type { Likeness } from './compare-texts.ts'

/** What is kept of two texts that match, to be put into words. */
export type Findings = Pick<
  Likeness,
  | 'shortWords'
  | 'shortShare'
  | 'longest'
  | 'numbers'
  | 'numbersFound'
  | 'names'
  | 'namesFound'
  | 'title'
  | 'days'
  | 'sameLink'
  | 'framed'
>

/** Leaves out of a likeness what no words tell. */
export function findingsOf(of: Likeness): Findings {
  const { shortWords, shortShare, longest, numbers, numbersFound, names, namesFound } = of
  const [title, days, framed] = [of.title, of.days, of.framed].map((figure) => figure && roundedOff(figure))
  return {
    shortWords,
    shortShare: roundedOff(shortShare),
    longest,
    numbers,
    numbersFound,
    names,
    namesFound,
    title: title ?? null,
    days: days ?? null,
    sameLink: of.sameLink,
    framed: framed ?? 0,
  }
}

/** Three digits tell enough, and 0.9996 is not all. */
function roundedOff(figure: number): number {
  return figure > 0.999 && figure < 1 ? 0.999 : Math.round(figure * 1000) / 1000
}

/**
 * What two texts have in common, in plain English, for an editor: "92 % of the shorter text stands in the longer;
 * longest passage 212 words; 9 of 9 numbers agree; same day".
 */
export function matchWords(of: Findings): string {
  const parts = [
    of.shortWords === 0 || of.shortShare === 0
      ? null
      : `${percent(of.shortShare)} of the shorter text stands in the longer`,
    of.longest < 5 ? null : `longest passage ${of.longest} words`,
    of.numbers === 0 || of.shortShare === 0 ? null : `${of.numbersFound} of ${of.numbers} numbers agree`,
    of.names === 0 || of.shortShare === 0 ? null : `${of.namesFound} of ${of.names} names agree`,
    of.sameLink ? 'same link' : null,
    of.title === 1 ? 'same headline' : null,
    of.framed < 0.1
      ? null
      : `${percent(of.framed)} of it is what that source always prints, and does not count`,
    of.days === null ? null : daysApart(of.days),
  ]
  const words = parts.filter((part) => part !== null).join('; ')
  return words === '' ? 'Nothing in common that counts' : words.charAt(0).toUpperCase() + words.slice(1)
}

function percent(share: number): string {
  // Nearly all is not all, and little is not nothing.
  const rounded = Math.round(share * 100)
  return `${share < 1 ? Math.max(1, Math.min(99, rounded)) : 100} %`
}

function daysApart(days: number): string {
  if (days < 1) return 'same day'
  const whole = Math.round(days)
  return whole === 1 ? '1 day apart' : `${whole} days apart`
}
