import { useCallback, useRef, useState } from 'react'
import { useQueries } from '@tanstack/react-query'
import { useVirtualizer } from '@tanstack/react-virtual'
import type { Receipt, ReceiptFile } from '../../contract/imports.ts'
import { wordsOf } from '../client.ts'
import { EmptyState } from '../ui/EmptyState.tsx'
import { FileRow } from './FileRow.tsx'
import { FILES_PER_PAGE, receiptQueries } from './queries.ts'
import styles from './ReceiptFiles.module.css'

const ROW = 64

/** The files of a receipt, refusals first, of which only those near the window are in the page. */
export function ReceiptFiles({ receipt }: { readonly receipt: Receipt }) {
  const scroller = useRef<HTMLDivElement>(null)
  const [opened, setOpened] = useState<ReadonlySet<string>>(new Set())
  const running = receipt.state === 'running'
  const total = receipt.counts.files
  const rows = useVirtualizer({
    count: total,
    getScrollElement: useCallback(() => scroller.current, []),
    estimateSize: useCallback(() => ROW, []),
    overscan: 8,
    // A toast may lie over the last rows.
    paddingEnd: 64,
  })
  const shown = rows.getVirtualItems()
  const first = Math.floor((shown[0]?.index ?? 0) / FILES_PER_PAGE)
  const last = Math.floor((shown.at(-1)?.index ?? 0) / FILES_PER_PAGE)
  const pages = useQueries({
    queries: Array.from({ length: total === 0 ? 0 : last - first + 1 }, (_, index) =>
      receiptQueries.files(receipt.id, first + index, running),
    ),
  })
  const fileAt = (index: number): ReceiptFile | undefined =>
    pages[Math.floor(index / FILES_PER_PAGE) - first]?.data?.files[index % FILES_PER_PAGE]
  const toggle = useCallback((path: string) => {
    setOpened((before) => {
      const next = new Set(before)
      if (!next.delete(path)) next.add(path)
      return next
    })
  }, [])
  const fault = pages.find((page) => page.error)?.error
  if (fault) return <EmptyState title="The files could not be listed.">{wordsOf(fault)}</EmptyState>
  if (total === 0) {
    return (
      <EmptyState title={running ? 'Looking for files…' : 'No file was found.'}>
        {running ? null : 'There was nothing to import at that place.'}
      </EmptyState>
    )
  }
  return (
    <div
      ref={scroller}
      className={styles.scroller}
      tabIndex={0}
      role="group"
      aria-label="Files"
      data-pane-focus
    >
      <ul className={styles.all} style={{ height: rows.getTotalSize() }}>
        {shown.map(({ index, start }) => {
          const file = fileAt(index)
          return (
            <li
              key={index}
              ref={rows.measureElement}
              data-index={index}
              className={styles.slot}
              style={{ transform: `translateY(${start}px)` }}
              aria-posinset={index + 1}
              aria-setsize={total}
            >
              {file ? (
                <FileRow file={file} open={opened.has(file.path)} onOpen={toggle} />
              ) : (
                <div className={styles.waiting} />
              )}
            </li>
          )
        })}
      </ul>
    </div>
  )
}
