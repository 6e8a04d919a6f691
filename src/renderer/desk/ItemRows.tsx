import { useCallback, useEffect, useImperativeHandle, useLayoutEffect, useRef, type Ref } from 'react'
import { useVirtualizer } from '@tanstack/react-virtual'
import { useCell } from '../cell.ts'
import { handles } from '../handles.ts'
import { cursor, deskList, moveTo, selection, selectTo, toggleSelected } from './desk-list.ts'
import type { ListView } from './item-list.ts'
import { ItemRow } from './ItemRow.tsx'
import { minute } from './minute.ts'
import styles from './ItemRows.module.css'

const HEIGHTS = { tall: 64, compact: 40 } as const
const HEADING = 26

export type RowsHandle = { focus(): void; rowsPerPage(): number }

/**
 * The rows, of which only those near the window are in the page. The list keeps the focus; the row under the
 * cursor is named by `aria-activedescendant` and is always there.
 */
export function ItemRows({
  ref,
  label,
  view,
  density,
}: {
  readonly ref: Ref<RowsHandle>
  readonly label: string
  readonly view: ListView
  readonly density: 'tall' | 'compact'
}) {
  const scroller = useRef<HTMLDivElement>(null)
  const now = useCell(minute)
  const at = useCell(cursor)
  const selected = useCell(selection)
  const height = HEIGHTS[density]
  const current = at?.index ?? -1

  const rows = useVirtualizer({
    count: view.total,
    getScrollElement: useCallback(() => scroller.current, []),
    estimateSize: useCallback(
      (index: number) => height + (deskList.headingAt(index) === null ? 0 : HEADING),
      [height],
    ),
    overscan: 6,
    rangeExtractor: useCallback(
      ({
        startIndex,
        endIndex,
        overscan,
        count,
      }: {
        startIndex: number
        endIndex: number
        overscan: number
        count: number
      }) => {
        const from = Math.max(0, startIndex - overscan)
        const to = Math.min(count - 1, endIndex + overscan)
        const shown = Array.from({ length: to - from + 1 }, (_, place) => from + place)
        if (current >= 0 && current < count && (current < from || current > to)) shown.push(current)
        return shown.sort((left, right) => left - right)
      },
      [current],
    ),
  })

  useEffect(() => {
    // Keys act on the list from the start, unless the editor is writing somewhere.
    if (document.activeElement === document.body) scroller.current?.focus({ preventScroll: true })
  }, [])

  // Fixed heights are looked up, not measured; they change when headings or the density do.
  useLayoutEffect(() => {
    rows.measure()
  }, [rows, view.laidOut, height])

  const shown = rows.getVirtualItems()
  // The row under the cursor may lie far from the window; what is between them is not needed.
  const first = rows.range?.startIndex ?? 0
  const last = rows.range?.endIndex ?? 0
  useEffect(() => {
    if (current >= 0 && (current < first || current > last)) deskList.need(current, current)
    deskList.need(first, last)
  }, [first, last, current, view.laidOut])

  // Only where the cursor went or another list was opened: who scrolls away from the cursor is let go.
  // By the heights that are known, for the library's own way asks the page for its size on every key.
  useLayoutEffect(() => {
    rows.getTotalSize()
    const place = current < 0 ? undefined : rows.measurementsCache[current]
    const { current: list } = scroller
    if (!place || !list || !rows.scrollRect) return
    const top = rows.scrollOffset ?? 0
    if (place.start < top) list.scrollTop = place.start
    else if (place.end > top + rows.scrollRect.height) list.scrollTop = place.end - rows.scrollRect.height
  }, [rows, current, view.opened])

  useImperativeHandle(ref, () => ({
    focus: () => scroller.current?.focus({ preventScroll: true }),
    rowsPerPage: () => Math.max(1, Math.floor((scroller.current?.clientHeight ?? height) / height) - 1),
  }))

  return (
    <div
      ref={scroller}
      className={styles.rows}
      role="listbox"
      aria-label={label}
      aria-multiselectable
      aria-activedescendant={at ? `item-${at.id}` : undefined}
      tabIndex={0}
      data-pane-focus
    >
      <div className={styles.all} role="presentation" style={{ height: rows.getTotalSize() }}>
        {shown.map(({ index, start }) => {
          const row = deskList.rowAt(index)
          const heading = deskList.headingAt(index)
          return (
            <div
              key={index}
              role="presentation"
              className={styles.slot}
              style={{
                transform: `translateY(${start}px)`,
                height: height + (heading === null ? 0 : HEADING),
              }}
            >
              {heading !== null && (
                <div className={styles.heading} aria-hidden>
                  {heading}
                </div>
              )}
              {row && (
                <ItemRow
                  row={row}
                  index={index}
                  total={view.total}
                  more={view.more}
                  now={now}
                  current={index === current}
                  selected={selected.has(row.id)}
                  selecting={selected.size > 0}
                  compact={density === 'compact'}
                  onPick={pick}
                  onTick={toggleSelected}
                />
              )}
            </div>
          )
        })}
      </div>
    </div>
  )
}

/** A click moves the cursor there; with Shift it selects the range, with Ctrl it ticks the row; twice enters the reader. */
function pick(
  event: { shiftKey: boolean; ctrlKey: boolean; metaKey: boolean; detail: number },
  index: number,
): void {
  const id = deskList.idAt(index)
  if (event.shiftKey) selectTo(index)
  else if ((event.ctrlKey || event.metaKey) && id !== null) {
    moveTo(index)
    toggleSelected(id)
  } else {
    moveTo(index)
    if (event.detail > 1) handles.reader?.focus()
  }
}
