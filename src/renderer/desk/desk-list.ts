import type { ListedItem } from '../../contract/items.ts'
import { createCell, createKeptCell } from '../cell.ts'
import { engine } from '../client.ts'
import { connectionNumber } from '../client.ts'
import { imports, onChange } from '../notices.ts'
import { offerRows } from '../optimistic.ts'
import { noteCursor } from '../place.ts'
import { queries } from '../queries.ts'
import { queryClient } from '../query-client.ts'
import { createItemList } from './item-list.ts'

/** The desk's one list, its cursor and its selection. They outlive the screen, so that coming back finds them. */
export const deskList = createItemList()

/** `index` is the place of `id` in the list; both null in an empty list. */
export type Cursor = { readonly id: string; readonly index: number }
export const cursor = createCell<Cursor | null>(null)
export const selection = createCell<ReadonlySet<string>>(new Set())
export const density = createKeptCell<'tall' | 'compact'>('density', 'tall')
/** In a window too narrow for both: whether the reader is shown instead of the list. */
export const reading = createCell(false)

let travelled: 1 | -1 = 1
/** Where a range of Shift began. */
let anchor: number | null = null
/** Nothing was touched since the list opened empty: what comes in may then show itself. */
let untouched = true

const NOTE_AFTER = 200
let noting: ReturnType<typeof setTimeout> | undefined

function setCursor(index: number): void {
  const id = deskList.idAt(index)
  if (id === null) {
    deskList.need(index, index)
    return
  }
  cursor.set({ id, index })
  clearTimeout(noting)
  noting = setTimeout(() => noteCursor(id), NOTE_AFTER)
  prefetch(index)
}

/** The two neighbours in the direction travelled, and the one behind. */
function prefetch(index: number): void {
  for (const near of [index + travelled, index + 2 * travelled, index - travelled]) {
    const id = deskList.idAt(near)
    if (id !== null) void queryClient.prefetchQuery(queries.item(id))
  }
}

/** Where the cursor is to stand once the query that was asked for is open; null while none is being opened. */
let wanted: { readonly item: string | null } | null = null

/** Opens a query, with the cursor on an item if the list has it, else on its first row. */
export async function openList(query: string, item: string | null): Promise<void> {
  const other = query !== deskList.view().query
  if (other) {
    selection.set(new Set())
    anchor = null
  }
  wanted = { item }
  await openAtWanted(query)
}

/** Opens the same query again, so that copy that came in is shown. The cursor may move meanwhile, and stays there. */
export async function reopenList(): Promise<void> {
  await openAtWanted(deskList.view().query)
}

const itemWanted = (): string | null => (wanted ? wanted.item : (cursor.get()?.id ?? null))

async function openAtWanted(query: string): Promise<void> {
  if (!(await deskList.open(query, deskList.view().order))) return
  const item = itemWanted()
  if (item !== null && deskList.indexOf(item) < 0) await deskList.complete()
  const now = itemWanted()
  // Whichever opening is shown at last has it: a later one may have overtaken the one that asked.
  wanted = null
  const found = now === null ? -1 : deskList.indexOf(now)
  const { total } = deskList.view()
  untouched = total === 0
  if (total === 0) {
    cursor.set(null)
    noteCursor(null)
  } else {
    setCursor(Math.max(0, found))
  }
}

export function touch(): void {
  untouched = false
}

export function moveTo(index: number): void {
  const { total } = deskList.view()
  if (total === 0) return
  const now = cursor.get()?.index ?? 0
  const next = Math.min(total - 1, Math.max(0, index))
  if (next !== now) travelled = next > now ? 1 : -1
  touch()
  setCursor(next)
}

export function moveBy(by: number, extend: boolean): void {
  const now = cursor.get()?.index ?? -1
  if (extend && anchor === null) anchor = now
  moveTo(now + by)
  if (extend && anchor !== null) {
    selection.set(new Set(deskList.between(anchor, cursor.get()?.index ?? anchor)))
  } else {
    anchor = null
  }
}

/** From the anchor, or else the cursor, to this row. */
export function selectTo(index: number): void {
  anchor ??= cursor.get()?.index ?? index
  selection.set(new Set(deskList.between(anchor, index)))
  const kept = anchor
  moveTo(index)
  anchor = kept
}

export function toggleSelected(id: string): void {
  const next = new Set(selection.get())
  if (!next.delete(id)) next.add(id)
  selection.set(next)
}

export async function selectAll(): Promise<void> {
  await deskList.complete()
  selection.set(new Set(deskList.all()))
}

export function clearSelection(): boolean {
  anchor = null
  if (selection.get().size === 0) return false
  selection.set(new Set())
  return true
}

/** The selection in list order, else the item under the cursor. */
export function chosenItems(): readonly string[] {
  const selected = selection.get()
  if (selected.size > 0) return deskList.all().filter((id) => selected.has(id))
  const now = cursor.get()
  return now ? [now.id] : []
}

export function chosenRows(): readonly ListedItem[] {
  return chosenItems().flatMap((id) => deskList.row(id) ?? [])
}

/** Off the items just dealt with, in the direction last travelled, else the other way. */
export function moveOn(): void {
  const done = new Set(chosenItems())
  const now = cursor.get()
  clearSelection()
  if (!now || !done.has(now.id)) return
  const { total } = deskList.view()
  for (const way of [travelled, -travelled as 1 | -1]) {
    for (let index = now.index + way; index >= 0 && index < total; index += way) {
      const id = deskList.idAt(index)
      if (id !== null && done.has(id)) continue
      if (id !== null) setCursor(index)
      return
    }
  }
}

export async function setUnfolded(open: boolean): Promise<void> {
  const now = cursor.get()
  const row = now && deskList.row(now.id)
  if (!now || !row) return
  let parent = now.index
  while (parent > 0 && (deskList.rowAt(parent)?.depth ?? 0) > 0) parent--
  const head = deskList.rowAt(parent)
  if (!head || head.folded === 0 || head.unfolded === open) return
  await deskList.unfold(head.id, open)
  const found = deskList.indexOf(open ? now.id : head.id)
  if (found >= 0) setCursor(found)
}

const SEEN_AFTER = 700
let dwelling: ReturnType<typeof setTimeout> | undefined

// An item counts as read once the cursor has rested on it.
cursor.subscribe(() => {
  clearTimeout(dwelling)
  const now = cursor.get()
  if (!now) return
  dwelling = setTimeout(() => {
    const row = deskList.row(now.id)
    if (!row || row.seen || document.hidden) return
    deskList.noteSeen(now.id)
    void engine.items.seen({ items: [now.id], seen: true }).catch(() => undefined)
  }, SEEN_AFTER)
})

offerRows((items, change) => deskList.patch(items, change))

// The reader's answers change with the rows, so that chips and buttons agree in the same frame.
offerRows((items, change) => {
  const before = items.flatMap((id) => {
    const { queryKey } = queries.item(id)
    const shown = queryClient.getQueryData(queryKey)
    if (!shown) return []
    queryClient.setQueryData(queryKey, { ...shown, ...change(shown) })
    return [{ queryKey, shown }]
  })
  return () => {
    for (const { queryKey, shown } of before) queryClient.setQueryData(queryKey, shown)
  }
})

/** More rows than any window shows: what comes in below them need not be drawn while it comes. */
const FULL = 100

const importing = () => imports.get().some((each) => each.state === 'running')

/** An untouched list fills by itself, but a long import opens it anew only until the window is full, and at its end. */
async function fillUntouched(waiting: number): Promise<void> {
  if (waiting === 0 || !untouched || (importing() && deskList.view().total >= FULL)) return
  await reopenList()
  untouched = true
}

onChange((change) => {
  void deskList.changed(change).then(({ count }) => fillUntouched(count))
})

imports.subscribe(() => {
  if (!importing()) void fillUntouched(deskList.view().waiting.count)
})

connectionNumber.subscribe(() => {
  // The engine's lists went with it.
  if (connectionNumber.get() > 1) void reopenList()
})
