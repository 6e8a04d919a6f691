import { useCallback, useMemo, useRef, useState } from 'react'
import { useInfiniteQuery } from '@tanstack/react-query'
import { useVirtualizer } from '@tanstack/react-virtual'
import type { RefusalData } from '../../contract/errors.ts'
import { useCell } from '../cell.ts'
import { wordsOf } from '../client.ts'
import { minute } from '../desk/minute.ts'
import { goTo, type Place } from '../place.ts'
import { Button } from '../ui/Button.tsx'
import { EmptyState } from '../ui/EmptyState.tsx'
import { PaneHeader } from '../ui/PaneHeader.tsx'
import { DayRow, EndRow, EventRow, OlderRow } from './EventRow.tsx'
import { historyLines } from './history-lines.ts'
import { HistoryFilters } from './HistoryFilters.tsx'
import { historyQueries } from './queries.ts'
import { undoEvent } from './undo-event.ts'
import styles from './HistoryScreen.module.css'

type HistoryPlace = Extract<Place, { screen: 'history' }>

/** An event that could not be undone, and the filters under which that was tried. */
type Refused = { readonly place: HistoryPlace; readonly event: number; readonly refusal: RefusalData }

const HEIGHTS = { day: 34, event: 41, foot: 64 } as const

/** Who did what when, newest first. Each event can be undone by itself, or says what stands in the way. */
export function HistoryScreen({ place }: { readonly place: HistoryPlace }) {
  const { data, error, hasNextPage, fetchNextPage, isFetchingNextPage } = useInfiniteQuery(
    historyQueries.events(place.item, place.actor),
  )
  const now = useCell(minute)
  const [refused, setRefused] = useState<Refused | null>(null)
  const scroller = useRef<HTMLDivElement>(null)
  const lines = useMemo(
    () => historyLines(data?.pages.flatMap((page) => page.events) ?? [], now),
    [data, now],
  )
  const total = lines.filter((line) => line.kind === 'event').length
  const rows = useVirtualizer({
    count: lines.length + 1,
    getScrollElement: useCallback(() => scroller.current, []),
    estimateSize: useCallback((index: number) => HEIGHTS[lines[index]?.kind ?? 'foot'], [lines]),
    getItemKey: useCallback(
      (index: number) => {
        const line = lines[index]
        return line === undefined ? 'foot' : line.kind === 'day' ? line.day : line.event.seq
      },
      [lines],
    ),
    overscan: 10,
    // A toast may lie over the last rows.
    paddingEnd: 64,
  })

  const onUndo = useCallback(
    (event: number) => {
      setRefused(null)
      void undoEvent(event).then((refusal) => setRefused(refusal && { place, event, refusal }))
    },
    [place],
  )
  const onDismiss = useCallback(() => setRefused(null), [])
  const indexOf = (event: number) =>
    lines.findIndex((line) => line.kind === 'event' && line.event.seq === event)
  const onGo = (event: number) => {
    const index = indexOf(event)
    if (index < 0) {
      // A filter hides it: later events of the whole log are always among the newest.
      goTo({ screen: 'history', item: null, actor: null })
      return
    }
    rows.scrollToIndex(index, { align: 'center' })
    requestAnimationFrame(() => document.getElementById(`event-${event}`)?.focus({ preventScroll: true }))
  }

  return (
    <section className={styles.history} aria-label="History" data-pane>
      <PaneHeader title="History" detail="every decision, in the order it was taken; nothing is ever erased">
        <HistoryFilters item={place.item} actor={place.actor} actors={data?.pages[0]?.actors ?? []} />
      </PaneHeader>
      {error ? (
        <EmptyState title="The history could not be read.">{wordsOf(error)}</EmptyState>
      ) : data && total === 0 ? (
        <EmptyState
          title="Nothing was done yet."
          actions={
            (place.item !== null || place.actor !== null) && (
              <Button onClick={() => goTo({ screen: 'history', item: null, actor: null })}>
                Show everything
              </Button>
            )
          }
        >
          {place.item !== null || place.actor !== null
            ? 'No event answers these filters.'
            : 'What is decided at the desk is kept here.'}
        </EmptyState>
      ) : (
        <div
          ref={scroller}
          className={styles.scroller}
          tabIndex={0}
          role="group"
          aria-label="Events, newest first"
          data-pane-focus
        >
          <div className={styles.all} role="list" style={{ height: rows.getTotalSize() }}>
            {rows.getVirtualItems().map(({ key, index, start }) => {
              const line = lines[index]
              return (
                <div
                  key={key}
                  ref={rows.measureElement}
                  data-index={index}
                  className={styles.slot}
                  style={{ transform: `translateY(${start}px)` }}
                  role="listitem"
                >
                  {line === undefined ? (
                    hasNextPage ? (
                      <OlderRow loading={isFetchingNextPage} onOlder={() => void fetchNextPage()} />
                    ) : (
                      data && (
                        <EndRow
                          words={
                            place.item === null && place.actor === null
                              ? 'The log begins here.'
                              : 'Nothing earlier.'
                          }
                        />
                      )
                    )
                  ) : line.kind === 'day' ? (
                    <DayRow day={line.day} />
                  ) : (
                    <EventRow
                      event={line.event}
                      refusal={
                        refused?.place === place && refused.event === line.event.seq ? refused.refusal : null
                      }
                      onUndo={onUndo}
                      onGo={onGo}
                      onDismiss={onDismiss}
                    />
                  )}
                </div>
              )
            })}
          </div>
        </div>
      )}
    </section>
  )
}
