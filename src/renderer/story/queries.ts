import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import type { StoryShown } from '../../contract/stories.ts'
import { engine } from '../client.ts'
import { offerRows } from '../optimistic.ts'
import { patchAnswers } from '../patch-answers.ts'

/** What the story screen asks beside the story itself. */
export const storyQueries = {
  /** Two copies laid side by side; the pair before stays on the screen until the next is here. */
  comparison: (left: string, right: string) =>
    queryOptions({
      queryKey: ['comparison', left, right],
      queryFn: () => engine.stories.compare({ left, right }),
      meta: { topics: ['items', 'stories', 'marks'] },
      placeholderData: keepPreviousData,
      gcTime: 60_000,
    }),
}

// Chips of the copies change in the same frame as the editor's key.
offerRows((items, change) =>
  patchAnswers<StoryShown>('story', (story) => ({
    ...story,
    copies: story.copies.map((copy) =>
      items.includes(copy.item.id) ? { ...copy, item: { ...copy.item, ...change(copy.item) } } : copy,
    ),
  })),
)
