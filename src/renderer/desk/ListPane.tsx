import { useMemo, useRef, useSyncExternalStore } from 'react'
import { useQuery } from '@tanstack/react-query'
import { ArrowDownNarrowWide, ArrowDownWideNarrow, RotateCw, Rows2, Rows3 } from 'lucide-react'
import { useCell } from '../cell.ts'
import { useHandle, type ListHandle } from '../handles.ts'
import { queries } from '../queries.ts'
import { keysOf } from '../frame/CommandButton.tsx'
import { Button } from '../ui/Button.tsx'
import { IconButton } from '../ui/IconButton.tsx'
import { PaneHeader } from '../ui/PaneHeader.tsx'
import { formatCount, formatNumber, plural } from '../words.ts'
import {
  chosenItems,
  chosenRows,
  clearSelection,
  cursor,
  density,
  deskList,
  moveBy,
  moveOn,
  moveTo,
  reading,
  reopenList,
  selectAll,
  selection,
  setUnfolded,
  toggleSelected,
  touch,
} from './desk-list.ts'
import { ItemRows, type RowsHandle } from './ItemRows.tsx'
import { NothingHere } from './NothingHere.tsx'
import { viewOf } from './views.ts'
import styles from './ListPane.module.css'

/** The list of the desk with its header. */
export function ListPane() {
  const view = useSyncExternalStore(deskList.subscribe, deskList.view)
  const selected = useCell(selection)
  const rowsDensity = useCell(density)
  const { data: counts } = useQuery(queries.counts())
  const rows = useRef<RowsHandle>(null)
  const handle = useMemo((): ListHandle => {
    const toggleOrder = () => {
      const { query, order } = deskList.view()
      void deskList.open(query, order === 'newest' ? 'oldest' : 'newest').then(() => moveTo(0))
    }
    return {
      move: (by, extend) => moveBy(by, extend),
      jump(to) {
        const page = rows.current?.rowsPerPage() ?? 10
        const now = cursor.get()?.index ?? 0
        const target = { pageUp: now - page, pageDown: now + page, first: 0, last: deskList.view().total - 1 }
        moveTo(target[to])
      },
      toggle() {
        const now = cursor.get()
        if (now) toggleSelected(now.id)
      },
      selectAll: () => void selectAll(),
      clearSelection,
      setUnfolded: (open) => void setUnfolded(open),
      cursor() {
        const now = cursor.get()
        return now && deskList.row(now.id)
      },
      chosen: chosenItems,
      chosenRows,
      moveOn,
      showWaiting() {
        touch()
        void reopenList()
      },
      focus() {
        reading.set(false)
        rows.current?.focus()
      },
      toggleDensity: () => density.set(density.get() === 'tall' ? 'compact' : 'tall'),
      toggleOrder,
    }
  }, [])
  useHandle('list', handle)
  const named = viewOf(view.query)
  const title = named?.name ?? 'Search'
  // A story is one row: where the side bar counts the items, its number is the one to show.
  const items = named && counts ? counts[named.count] : { count: view.total, more: view.more }
  const newest = view.order === 'newest'
  return (
    <section className={styles.pane} aria-label="Copy" data-pane>
      <PaneHeader
        title={title}
        detail={
          selected.size > 0
            ? `${formatNumber(selected.size)} selected`
            : view.state === 'open'
              ? `${formatCount(items)} ${items.count === 1 ? 'item' : 'items'}${view.unseen.count > 0 ? `, ${formatCount(view.unseen)} unread` : ''}`
              : ''
        }
      >
        <Button
          look="quiet"
          icon={newest ? ArrowDownWideNarrow : ArrowDownNarrowWide}
          onClick={handle.toggleOrder}
          title="Order: newest or oldest first"
        >
          {newest ? 'Newest' : 'Oldest'}
        </Button>
        <IconButton
          icon={rowsDensity === 'tall' ? Rows3 : Rows2}
          words={rowsDensity === 'tall' ? 'Compact rows' : 'Tall rows'}
          onClick={handle.toggleDensity}
        />
      </PaneHeader>
      <div className={styles.body}>
        {view.waiting.count > 0 && (
          <div className={styles.waiting}>
            <button type="button" onClick={handle.showWaiting} aria-keyshortcuts="R">
              <RotateCw size={13} aria-hidden />
              {formatCount(view.waiting)} new
              <kbd aria-hidden>{keysOf('list.showWaiting')}</kbd>
            </button>
          </div>
        )}
        {view.state !== 'opening' && view.total === 0 ? (
          <NothingHere view={view} />
        ) : (
          <ItemRows ref={rows} label={`Copy, ${title.toLowerCase()}`} view={view} density={rowsDensity} />
        )}
      </div>
      <p className={styles.spoken} role="status">
        {view.state === 'open' && view.query.trim() !== '' ? plural(view.total, 'item') : ''}
        {view.waiting.count > 0 ? `, ${formatCount(view.waiting)} new` : ''}
      </p>
    </section>
  )
}
