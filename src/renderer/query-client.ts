import { QueryClient } from '@tanstack/react-query'
import { refusalOf } from './client.ts'

/** All server state. Nothing grows old by itself: `notices.ts` says what changed. */
export const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: Infinity,
      gcTime: 300_000,
      refetchOnWindowFocus: false,
      refetchOnReconnect: false,
      // A refusal is an answer. Anything else is tried once more, for the connection may have been replaced.
      retry: (failures, error) => failures < 1 && refusalOf(error) === null,
    },
  },
})
