import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import { engine } from '../client.ts'

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
