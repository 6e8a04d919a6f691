import type { BriefBlocker, BriefShown } from '../../contract/briefs.ts'
import { clockTime, fullTime, listOf } from '../words.ts'
import { entriesOf } from './outline.ts'

/** More are counted and not named. */
const MOST_NAMED = 5

/** Why an entry keeps its brief from leaving: "is not vetted", "is under embargo until 18:00". */
function reasonOf(blocker: BriefBlocker, brief: BriefShown): string {
  const entry = entriesOf(brief).find((each) => each.id === blocker.entry)
  const until = entry?.item.embargoUntil
  if (blocker.code === 'EMBARGOED' && until) {
    const today = new Date(until).toDateString() === new Date().toDateString()
    return `is under embargo until ${today ? clockTime(until) : fullTime(until)}`
  }
  if (blocker.code === 'VETTING_LAPSED') return 'was vetted in an older version; vet the new one'
  if (blocker.code === 'SPIKED') return 'is spiked'
  if (blocker.code === 'KILLED') return 'was killed by its sender and must not be used'
  if (blocker.code === 'WITHHELD') return 'is withheld by its sender'
  if (blocker.code === 'WITHDRAWN') return 'was taken back with its import'
  return 'is not vetted'
}

/** A blocker in one sentence: "Item 5 is not vetted." */
export function blockerWords(blocker: BriefBlocker, brief: BriefShown): string {
  if (blocker.number === null) return blocker.words
  return `Item ${blocker.number} ${reasonOf(blocker, brief)}.`
}

/** The line of the banner: "Item 5 is not vetted, so this brief cannot be exported." */
export function blockedWords(blockers: readonly BriefBlocker[], brief: BriefShown): string {
  const [first] = blockers
  if (!first) return ''
  if (blockers.length === 1 && first.number !== null) {
    return `Item ${first.number} ${reasonOf(first, brief)}, so this brief cannot be exported.`
  }
  const numbers = [...new Set(blockers.map((blocker) => String(blocker.number)))]
  const items =
    numbers.length === 1
      ? `Item ${numbers[0]} keeps`
      : numbers.length > MOST_NAMED
        ? `${numbers.length} items keep`
        : `Items ${listOf.format(numbers)} keep`
  return `${items} this brief from being exported.`
}
