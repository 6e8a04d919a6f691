import { Refusal } from '../../../contract/errors.ts'
import { knownItem } from '../../items/actions/change-desk.ts'
import { countOf, rowChange, type Action } from '../../store/action.ts'
import { decidePair } from './story-pairs.ts'

/**
 * Keeps items together as one story, for good: "Kept 3 copies together". One item alone is kept in the story it
 * stands in. Earlier verdicts that told any of them, or of the copies they stand with, apart are taken back.
 */
export const merge: Action<'story.merge'> = {
  words: (_input, plan) => `Kept ${countOf(plan.items.length, 'copy', 'copies')} together`,
  plan(read, input, { actor, now }) {
    const items = new Set(input.items.map((id) => knownItem(read, id).id))
    if (items.size === 1) {
      const story = knownItem(read, input.items[0] ?? '').story
      for (const member of story === null ? [] : read.storyMembers(story)) items.add(member)
    }
    const [first, ...rest] = [...items]
    if (first === undefined || rest.length === 0) {
      throw new Refusal('INVALID', 'Select at least two items to keep together.', [...items])
    }
    const verdict = { verdict: 'together', by: actor, at: now } as const
    const changes = rest.flatMap((item) => decidePair(read, first, item, verdict))
    // Who joins one copy of a story joins the others too: what told them apart is taken back.
    const settled = new Set(
      changes.map((change) => `${String(change.key['one'])} ${String(change.key['other'])}`),
    )
    const homes = [first, ...rest].flatMap((id) => {
      const { story } = knownItem(read, id)
      return story === null ? [id] : read.storyMembers(story)
    })
    const together = [...new Set([first, ...rest, ...homes])].sort()
    together.forEach((one, at) => {
      for (const other of together.slice(at + 1)) {
        if (settled.has(`${one} ${other}`) || (!items.has(one) && !items.has(other))) continue
        if (read.row('story_link', { one, other })?.verdict !== 'apart') continue
        changes.push(...rowChange(read, 'story_link', { one, other }, null))
      }
    })
    return { changes, items: [first, ...rest] }
  },
}
