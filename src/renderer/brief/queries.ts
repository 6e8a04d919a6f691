import { queryOptions } from '@tanstack/react-query'
import type { BriefShown } from '../../contract/briefs.ts'
import { engine } from '../client.ts'
import { offerRows } from '../optimistic.ts'
import { patchAnswers } from '../patch-answers.ts'
import { queryClient } from '../query-client.ts'

/** Copy that can be added, as a search finds it; more is found by typing more. */
const MOST_FOUND = 40

/** What the brief screens ask. */
export const briefQueries = {
  brief: (brief: string) =>
    queryOptions({
      queryKey: ['brief', brief],
      queryFn: () => engine.briefs.show({ brief }),
      meta: { topics: ['briefs', 'items', 'marks', 'stories', 'settings'] },
    }),
  /** Every word that is printed of a brief. */
  document: (brief: string) =>
    queryOptions({
      queryKey: ['brief-document', brief],
      queryFn: () => engine.briefs.document({ brief }),
      meta: { topics: ['briefs', 'items', 'marks', 'stories', 'settings'] },
    }),
  /** Items that answer a query, newest first. */
  found: (query: string) =>
    queryOptions({
      queryKey: ['found', query],
      queryFn: async () => {
        const { list, total } = await engine.items.open({ query, fold: false })
        try {
          const { rows } = await engine.items.page({ list, from: 0, count: MOST_FOUND })
          return { total, rows }
        } finally {
          void engine.items.close({ list }).catch(() => undefined)
        }
      },
      meta: { topics: ['items', 'briefs', 'marks'] },
      gcTime: 30_000,
    }),
}

/** Shows a brief as it will be before the engine has answered. @returns what puts it back */
export function patchBrief(brief: string, change: (shown: BriefShown) => BriefShown): () => void {
  const { queryKey } = briefQueries.brief(brief)
  const before = queryClient.getQueryData(queryKey)
  if (!before) return () => undefined
  // An answer that is under way knows nothing of the change.
  void queryClient.cancelQueries({ queryKey })
  queryClient.setQueryData(queryKey, change(before))
  return () => {
    queryClient.setQueryData(queryKey, before)
  }
}

// Chips of the entries change in the same frame as the editor's key.
offerRows((items, change) =>
  patchAnswers<BriefShown>('brief', (brief) => ({
    ...brief,
    sections: brief.sections.map((section) => ({
      ...section,
      entries: section.entries.map((entry) =>
        items.includes(entry.item.id) ? { ...entry, item: { ...entry.item, ...change(entry.item) } } : entry,
      ),
    })),
  })),
)
