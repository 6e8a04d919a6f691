import { closingCredit } from '../../intake/credits/closing-credit.ts'
import { datelineCredit } from '../../intake/credits/dateline-credit.ts'
import { dispatchCredits } from '../../intake/credits/dispatch-credits.ts'
import { isOwnHouse, ownHouse } from '../../intake/credits/own-house.ts'
import { foundInText, type Finding, type Signal } from '../finding.ts'
import type { MarkSubject } from '../subject.ts'

/** A page of dispatches, as old papers and digests print them: every paragraph bears its own agency. */
export const agencyDispatches: Signal = {
  name: 'agency-dispatches',
  mark: 'syndicated',
  looksFor: 'agencies at the head or the end of paragraphs in mid-text',
  find,
}

const FIRST = 0.5
const FURTHER = 0.15

function find(subject: MarkSubject): Finding[] {
  const own = ownHouse(subject)
  // The first dateline and the last line have signals of their own.
  const told = [datelineCredit(subject.blocks), closingCredit(subject.blocks)].flatMap(
    (each) => each?.span ?? [],
  )
  return dispatchCredits(subject.blocks)
    .filter(
      ({ span }) =>
        !told.some((each) => each.block === span.block && each.start < span.end && span.start < each.end),
    )
    .filter(({ name, house }) => !isOwnHouse({ name, url: null, sites: house?.sites }, own))
    .map((credit, order) =>
      foundInText(
        {
          mark: 'syndicated',
          kind: 'agency',
          signal: 'agency-dispatches',
          weight: order === 0 ? FIRST : FURTHER,
          family: 'credit',
          originator: credit.house?.name ?? credit.name,
        },
        credit,
      ),
    )
}
