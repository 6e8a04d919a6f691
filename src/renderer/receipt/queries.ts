import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import type { Receipt } from '../../contract/imports.ts'
import { engine } from '../client.ts'

/** Files that are asked for at once. */
export const FILES_PER_PAGE = 100

/** How often a receipt is looked at while its import runs, in milliseconds. */
const LIVE = 700

/** What the receipt screens ask. */
export const receiptQueries = {
  receipts: () =>
    queryOptions({
      queryKey: ['receipts'],
      queryFn: () => engine.imports.list({ count: 200 }),
      meta: { topics: ['imports', 'history'] },
      refetchInterval: (query) => (query.state.data?.some(isRunning) ? LIVE : false),
    }),
  /** @param live the import is known to run, whatever the answer before said */
  receipt: (receipt: string, live: boolean) =>
    queryOptions({
      queryKey: ['receipt', receipt],
      queryFn: () => engine.imports.show({ import: receipt }),
      meta: { topics: ['imports', 'history'] },
      refetchInterval: (query) => (live || (query.state.data && isRunning(query.state.data)) ? LIVE : false),
    }),
  /** A page of the files, refusals first. While the import runs the pages change, for refusals go to the front. */
  files: (receipt: string, page: number, running: boolean) =>
    queryOptions({
      queryKey: ['receipt-files', receipt, page],
      queryFn: () =>
        engine.imports.files({ import: receipt, from: page * FILES_PER_PAGE, count: FILES_PER_PAGE }),
      meta: { topics: ['imports', 'history'] },
      refetchInterval: running ? LIVE : false,
      placeholderData: keepPreviousData,
      gcTime: 60_000,
    }),
}

function isRunning(receipt: Receipt): boolean {
  return receipt.state === 'running'
}
