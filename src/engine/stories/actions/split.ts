import { Refusal } from '../../../contract/errors.ts'
import { knownItem } from '../../items/actions/change-desk.ts'
import { countOf, type Action } from '../../store/action.ts'
import { decidePair } from './story-pairs.ts'

/** Takes items out of their story: "not a duplicate", remembered for good: "Split off 1 copy". */
export const split: Action<'story.split'> = {
  words: (_input, plan) => `Split off ${countOf(plan.items.length, 'copy', 'copies')}`,
  plan(read, input, { actor, now }) {
    const leaving = new Set(input.items)
    const changes = [...leaving].flatMap((id) => {
      const { story } = knownItem(read, id)
      if (story === null)
        throw new Refusal('INVALID', 'It stands in no story, so there is nothing to split off.', [id])
      const staying = read.storyMembers(story).filter((member) => !leaving.has(member))
      if (staying.length === 0) throw new Refusal('INVALID', 'One copy has to stay in the story.', [id])
      return staying.flatMap((member) =>
        decidePair(read, id, member, { verdict: 'apart', by: actor, at: now }),
      )
    })
    return { changes, items: [...leaving] }
  },
}
