import type { StoryShown } from '../../contract/stories.ts'

/** Two items to lay side by side, the lead at the left wherever it is one of them. */
export type ChosenPair = { readonly left: string; readonly right: string }

/**
 * Which two copies the address asks for. `other` is the one chosen in the list of copies, or an item of another
 * story that the editor wants to compare; without it the item itself is laid beside the lead.
 * @returns null for a story of one
 */
export function chosenPair(story: StoryShown, item: string, other: string | null): ChosenPair | null {
  const { lead } = story
  if (other !== null && other !== item && !story.copies.some((copy) => copy.item.id === other))
    return { left: item, right: other }
  const right = [other, item].find((each) => each !== null && each !== lead) ?? followersOf(story)[0]
  return right === undefined ? null : { left: lead, right }
}

/** The copies beside the lead, in the order of the list. */
export function followersOf(story: StoryShown): string[] {
  return story.copies.map((copy) => copy.item.id).filter((id) => id !== story.lead)
}
