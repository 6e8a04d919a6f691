import { readdirSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { PreparedDraft } from '../../src/engine/items/draft.ts'
import type { MeasuredSet } from './measured-set.ts'

/** Shares of a file after which it is cut off, besides places drawn by its length. */
const SHARES = [0.37, 0.61, 0.83]
const DRAWN = 9
const FEED = /\.(?:rss|atom|xml|rdf)$/i
const ENDS = /<\/(?:\w+:)?(?:item|entry)\s*>/g

/**
 * Real feeds (`*.rss`, `*.atom`, `*.xml` in one folder), each cut at a dozen places: an item whose end tag is before the
 * cut must come out as it does of the whole file, with a word that its feed was damaged.
 *
 * Target: every complete item.
 */
export const set: MeasuredSet = {
  name: 'feed-damage',
  fits: (folder) => holdsRealFeeds(readdirSync(folder)),
  measure: async (folder, read, show) => {
    let complete = 0
    let kept = 0
    let silent = 0
    let files = 0
    for (const name of readdirSync(folder).filter((each) => FEED.test(each))) {
      const bytes = await readFile(join(folder, name))
      const whole = (await read(bytes, { name })).drafts
      if (whole.length === 0) continue
      files += 1
      for (const cut of cutsOf(bytes.length)) {
        const part = bytes.subarray(0, cut)
        const ended = Math.min(part.toString('latin1').match(ENDS)?.length ?? 0, whole.length)
        const { drafts, problems } = await read(part, { name })
        const same = whole.slice(0, ended).filter((draft, at) => isSame(draft, drafts[at])).length
        complete += ended
        kept += same
        const closed = /<\/(?:rss|feed|rdf:RDF)\s*>\s*$/i.test(
          part.toString('latin1', Math.max(0, cut - 200)),
        )
        const said = problems.some((problem) => problem.code === 'FEED_DAMAGED')
        if (ended > 0 && !closed && !said) silent += 1
        if (show && same < ended) console.log(`${name} cut at ${cut}: ${same} of ${ended}`)
      }
    }
    return { files, completeItems: complete, kept, damageNotSaid: silent }
  },
}

/** Feeds as publishers name them, or each with a note on where it comes from. */
function holdsRealFeeds(names: readonly string[]): boolean {
  const ends = (end: string): number => names.filter((name) => name.endsWith(end)).length
  return (ends('.rss') > 0 && ends('.atom') > 0) || (ends('.xml') > 0 && ends('.about.md') >= ends('.xml'))
}

function cutsOf(length: number): number[] {
  const drawn = Array.from(
    { length: DRAWN },
    (_, at) => (Math.imul(length + at, 2_654_435_761) >>> 0) % length,
  )
  return [...SHARES.map((share) => Math.floor(length * share)), ...drawn]
}

function isSame(one: PreparedDraft, other: PreparedDraft | undefined): boolean {
  return (
    other !== undefined &&
    one.externalId === other.externalId &&
    one.textHash === other.textHash &&
    one.url === other.url &&
    one.published?.value === other.published?.value
  )
}
