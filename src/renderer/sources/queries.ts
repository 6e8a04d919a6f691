import { queryOptions } from '@tanstack/react-query'
import { engine } from '../client.ts'

/** What the sources screen asks. Ages and next polls are read off the answer, so it is asked again each minute. */
export const sourceQueries = {
  list: () =>
    queryOptions({
      queryKey: ['sources'],
      queryFn: () => engine.sources.list(),
      meta: { topics: ['sources', 'settings'] },
      refetchInterval: 60_000,
    }),
}
