import { infiniteQueryOptions } from '@tanstack/react-query'
import { engine } from '../client.ts'

const PER_PAGE = 100

/** What the history screen asks. */
export const historyQueries = {
  /** The log from the newest event back, by item and by person where these are named. */
  events: (item: string | null, actor: string | null) =>
    infiniteQueryOptions({
      queryKey: ['history', item, actor],
      queryFn: ({ pageParam }) =>
        engine.history.list({
          item: item ?? undefined,
          actor: actor ?? undefined,
          before: pageParam ?? undefined,
          count: PER_PAGE,
        }),
      initialPageParam: null as number | null,
      getNextPageParam: (last) => (last.events.length < PER_PAGE ? null : (last.events.at(-1)?.seq ?? null)),
      meta: { topics: ['history'] },
      gcTime: 30_000,
    }),
}
