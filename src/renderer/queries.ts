import { queryOptions } from '@tanstack/react-query'
import type { Topic } from '../contract/desk.ts'
import { engine } from './client.ts'

declare module '@tanstack/react-query' {
  interface Register {
    queryMeta: {
      /** Notices about these make the answer stale. */
      readonly topics: readonly Topic[]
      /** Only notices about this item, where they name items. */
      readonly item?: string
    }
  }
}

/** What every screen asks. Answers stay until a notice names one of their topics; see `notices.ts`. */
export const queries = {
  status: () =>
    queryOptions({
      queryKey: ['status'],
      queryFn: () => engine.desk.status(),
      meta: { topics: ['settings', 'history', 'imports', 'items'] },
    }),
  counts: () =>
    queryOptions({
      queryKey: ['counts'],
      queryFn: () => engine.desk.counts(),
      meta: { topics: ['items', 'stories', 'marks', 'briefs', 'searches', 'sources'] },
    }),
  item: (item: string) =>
    queryOptions({
      queryKey: ['item', item],
      queryFn: () => engine.items.show({ item }),
      meta: { topics: ['items', 'marks', 'briefs', 'stories'], item },
      // A shift reads thousands; only those just passed are worth keeping.
      gcTime: 120_000,
    }),
  why: (item: string) =>
    queryOptions({
      queryKey: ['why', item],
      queryFn: () => engine.marks.why({ item }),
      meta: { topics: ['items', 'marks', 'stories'], item },
      gcTime: 10_000,
    }),
  signals: () =>
    queryOptions({
      queryKey: ['signals'],
      queryFn: () => engine.marks.signals(),
      meta: { topics: ['marks', 'history'] },
    }),
  original: (item: string) =>
    queryOptions({
      queryKey: ['original', item],
      queryFn: () => engine.items.original({ item }),
      meta: { topics: ['items'], item },
      gcTime: 10_000,
    }),
  story: (item: string) =>
    queryOptions({
      queryKey: ['story', item],
      queryFn: () => engine.stories.show({ item }),
      meta: { topics: ['stories', 'items'] },
      gcTime: 120_000,
    }),
}
