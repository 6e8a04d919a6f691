import { Refusal } from '../../../contract/errors.ts'
import { knownItem } from '../../items/actions/change-desk.ts'
import { rowChange, type Action } from '../../store/action.ts'

/** Chooses the copy that leads its story; the choice stands over what is earliest: "Chose the lead". */
export const chooseLead: Action<'story.lead'> = {
  words: () => 'Chose the lead of a story',
  plan(read, input, { actor, now }) {
    const { story } = knownItem(read, input.item)
    if (story === null)
      throw new Refusal('INVALID', 'It stands in no story, so it leads already.', [input.item])
    const others = read.storyMembers(story).filter((member) => member !== input.item)
    return {
      changes: [
        ...others.flatMap((item) => rowChange(read, 'story_lead', { item }, null)),
        ...(read.row('story_lead', { item: input.item })
          ? []
          : rowChange(read, 'story_lead', { item: input.item }, { by: actor, at: now })),
      ],
      items: [input.item],
    }
  },
}
