import { join } from 'node:path'
import { root } from './shell.ts'

const file = (name: string): string => join(root, 'tests/fixtures/desk', name)

/** Copy of our own making: a feed, two reprints of its first item, an opinion piece, a piece in Chinese. */
export const ledger = file('ledger.rss')
export const gazette = file('gazette.jsonl')
/** Two items that come in later. */
export const late = file('late.jsonl')
export const hostile = file('hostile.html')
/** Text that calls itself a Word document. */
export const broken = file('broken.docx')
export const quay = file('quay.txt')
/** One wire story as it came in, as it was written anew, and as its sender killed it; and one under embargo. */
export const wire = {
  id: 'urn:newsml:meridian.example:20261124:harbour-crane',
  first: file('wire-first.json'),
  second: file('wire-second.json'),
  kill: file('wire-kill.json'),
  embargo: file('wire-embargo.json'),
} as const

/** Headlines by which specs call their items. */
export const headline = {
  tariff: 'Ministers agree an interim tariff deal after two nights of talks',
  ferry: 'Night ferry returns to port after an engine room fire',
  rates: 'Central bank leaves its rate at 3.25 per cent for a fourth month',
  water: 'Council votes to mend the old aqueduct rather than replace it',
  storm: 'Storm warning for the western isles from Wednesday noon',
  court: 'Court hears the appeal of two dock workers over lost pay',
  column: 'The bank should stop waiting',
  chinese: '港口城市批准新的渡輪航線',
  lighthouse: 'Lighthouse keeper retires after forty winters',
  bridge: 'Harbour bridge closes for repairs on Sunday',
  mill: 'Mill owner denies a leak',
  quay: 'Crane at the north quay stands still',
  crane: 'Harbour crane topples at the eastern quay',
  craneAgain: 'Harbour crane topples, three berths blocked',
  report: 'Harbour report finds the quay walls sound',
} as const

/** A feed of so many short items, each with a text of its own. */
export function longFeed(count: number): string {
  const items = Array.from(
    { length: count },
    (_, place) =>
      `<item><title>Berth ${place} is free again</title><guid>berth-${place}</guid><link>https://port.example/${place}</link>` +
      `<description>Berth ${place} of the harbour is free again since ship number ${place * 7} sailed for the isles at noon.</description></item>`,
  )
  return `<?xml version="1.0"?><rss version="2.0"><channel><title>Port notices</title><link>https://port.example/</link><description>Berths</description>${items.join('')}</channel></rss>`
}
