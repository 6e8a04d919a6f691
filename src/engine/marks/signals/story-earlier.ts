import { houseByMark } from '../../intake/credits/houses.ts'
import { isOwnHouse, ownHouse } from '../../intake/credits/own-house.ts'
import { foundInField, syndicatedKind, type Finding, type Signal } from '../finding.ts'
import type { EarlierCopy, MarkSubject } from '../subject.ts'

/** Another house had the same copy before: the strongest proof that nothing in the text admits. */
export const storyEarlier: Signal = {
  name: 'story-earlier',
  mark: 'syndicated',
  looksFor: 'the same copy, earlier, from another house or an agency',
  find,
}

const BY_AGENCY = 0.8
const BY_ANOTHER_HOUSE = 0.55

function find(subject: MarkSubject): Finding[] {
  const own = ownHouse(subject)
  const foreign = (subject.story?.earlier ?? []).flatMap((copy) => {
    const name = copy.originator ?? copy.source
    if (name === null) return []
    const house = houseByMark(name)
    return isOwnHouse({ name, url: null, sites: house?.sites }, own) ? [] : [{ copy, name, house }]
  })
  const first = foreign.find(({ copy }) => copy.originator !== null) ?? foreign[0]
  if (first === undefined) return []
  const { copy, name, house } = first
  return [
    foundInField(
      {
        mark: 'syndicated',
        kind: syndicatedKind(house),
        signal: 'story-earlier',
        weight: copy.originator === null ? BY_ANOTHER_HOUSE : BY_AGENCY,
        family: 'story',
        originator: house?.name ?? name,
      },
      'story',
      wordsOf(copy),
    ),
  ]
}

function wordsOf({ source, publishedAt, originator, headline }: EarlierCopy): string {
  const from = [source, originator === null || originator === source ? null : `by ${originator}`]
  const when = publishedAt === null ? '' : `, ${publishedAt.slice(0, 16).replace('T', ' ')} UTC`
  return `${from.filter((each) => each !== null).join(', ')}${when}: ${headline}`
}
