import type { StoryCopy, StoryShown } from '../../contract/stories.ts'
import { firstCopy } from '../article/SameStory.tsx'

/** Why a copy stands in its story, in a few words: "lead, earliest", "same words", "kept together". */
export function copyWords(copy: StoryCopy, story: StoryShown): string {
  const leads = copy.item.id === story.lead
  const why = leads ? 'lead' : CLASSES[copy.class]
  const chosen = leads && story.leadChosen ? 'chosen' : ''
  const first = firstCopy(story)?.id === copy.item.id ? 'earliest' : ''
  return [why, chosen, first].filter((each) => each !== '').join(', ')
}

const CLASSES: Readonly<Record<StoryCopy['class'], string>> = {
  exact: 'same words',
  editor: 'kept together',
  version: 'version',
  reprint: 'reprint',
  partial: 'a part of it',
}
