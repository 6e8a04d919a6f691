import type { BriefBlocker } from '../../contract/briefs.ts'
import type { BriefRead, EntryRead } from './read-brief.ts'

/**
 * What keeps a brief from leaving, entry by entry: not vetted, a vetted version that was replaced by a newer one,
 * an embargo that still holds, copy that was spiked or taken back, copy that its sender has killed or withholds. Empty
 * when it may leave.
 * @param now the time against which embargoes are held
 */
export function mayLeave(brief: BriefRead, now: Date): BriefBlocker[] {
  const entries = brief.sections.flatMap((section) => section.entries)
  if (entries.length === 0) {
    return [
      { entry: null, item: null, number: null, code: 'EMPTY_BRIEF', words: 'The brief has no entries yet.' },
    ]
  }
  return entries.flatMap((entry) => reasonsOf(entry, now))
}

function reasonsOf(entry: EntryRead, now: Date): BriefBlocker[] {
  const { row, number } = entry
  const blocker = (code: BriefBlocker['code'], words: string): BriefBlocker => ({
    entry: entry.id,
    item: row.id,
    number,
    code,
    words: `Item ${number}, “${entry.headline ?? row.headline}”, ${words}`,
  })
  if (row.withdrawn === 1) return [blocker('WITHDRAWN', 'was taken back with its import.')]
  const reasons: BriefBlocker[] = []
  if (row.wire_status === 'killed') {
    reasons.push(blocker('KILLED', 'was killed by its sender and must not be used.'))
  }
  if (row.wire_status === 'withheld') {
    reasons.push(blocker('WITHHELD', 'is withheld by its sender until told otherwise.'))
  }
  if (row.state === 'spiked') reasons.push(blocker('SPIKED', 'is spiked.'))
  else if (row.lapsed === 1)
    reasons.push(blocker('VETTING_LAPSED', 'has changed since it was vetted. Vet it again.'))
  else if (row.state !== 'vetted') reasons.push(blocker('NOT_VETTED', 'is not vetted.'))
  if (row.embargo_until !== null && row.embargo_until > now.toISOString()) {
    const stated = row.embargo_until === row.stated_embargo ? ', as its sender states' : ''
    reasons.push(blocker('EMBARGOED', `is under embargo until ${row.embargo_until}${stated}.`))
  }
  return reasons
}
