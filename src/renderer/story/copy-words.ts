import type { StoryCopy, StoryShown } from '../../contract/stories.ts'
import { firstCopy } from '../article/SameStory.tsx'

/** Why a copy stands in its story, in a few words: "lead, earliest", "same words as the lead", "kept together by M. Okafor". */
export function copyWords(copy: StoryCopy, story: StoryShown): string {
  const first = firstCopy(story)?.id === copy.item.id
  if (copy.item.id === story.lead) {
    return ['lead', story.leadChosen ? 'chosen by the desk' : '', first ? 'earliest' : '']
      .filter((each) => each !== '')
      .join(', ')
  }
  const { words } = copy
  return `${words.charAt(0).toLowerCase()}${words.slice(1)}${first ? ', earliest' : ''}`
}
