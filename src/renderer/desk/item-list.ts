import type { Count, ItemRow, ListedItem, ListQuery } from '../../contract/items.ts'
import { engine, refusalOf, wordsOf } from '../client.ts'
import type { Change } from '../notices.ts'
import { timeGroup } from '../words.ts'

/** Rows are asked for in blocks of so many: two windows full, since each row of a search needs its snippet made. */
const BLOCK = 40
/** The first rows of a list, which the editor waits for while typing: a window full. */
const FIRST = 16
/** So many rows beyond the window are fetched before they are needed. */
const AHEAD = 60
/** The ids beyond the first are fetched when no key has followed for so many milliseconds. */
const COMPLETE_AFTER = 150
/** An opening that takes longer than this, in milliseconds, is not waited for. */
const PATIENCE = 1000
const NONE: Count = { count: 0, more: false }

/** What the desk shows of a list, apart from its rows. */
export type ListView = {
  /** Grows with every change that is drawn. */
  readonly drawn: number
  /** Grows when rows changed their places or headings, so that heights are measured anew. */
  readonly laidOut: number
  /** Grows with every list that is opened, by another query or the same again. */
  readonly opened: number
  readonly query: string
  readonly order: ListQuery['order']
  readonly state: 'opening' | 'open' | 'failed'
  readonly total: number
  readonly more: boolean
  readonly unseen: Count
  readonly waiting: Count
  readonly problems: readonly string[]
  readonly fault: string | null
}

/**
 * The list that is open: ids frozen in the engine, rows fetched in blocks as they come near, both kept here and
 * not in the query cache, for a row changes alone (an action, a notice) among up to 100,000.
 */
export function createItemList() {
  let list: string | null = null
  let asking = 0
  /** The opening that the engine is at. Another waits for it, so that fast typing asks for the last query only. */
  let flying: Promise<unknown> = Promise.resolve()
  let ids: (string | undefined)[] = []
  let rows = new Map<string, ListedItem>()
  let blocks = new Map<number, 'asked' | 'here' | 'stale'>()
  let headings = new Map<number, string>()
  let openedAt = new Date()
  let near: readonly [number, number] = [0, BLOCK]
  let completing: ReturnType<typeof setTimeout> | undefined
  let view: ListView = {
    drawn: 0,
    laidOut: 0,
    opened: 0,
    query: '',
    order: 'newest',
    state: 'opening',
    total: 0,
    more: false,
    unseen: NONE,
    waiting: NONE,
    problems: [],
    fault: null,
  }
  const listeners = new Set<() => void>()

  function draw(next: Partial<ListView> = {}): void {
    view = { ...view, ...next, drawn: view.drawn + 1 }
    for (const changed of [...listeners]) changed()
  }

  /**
   * Opens the list of a query. What was shown stays until the answer is there, and an answer that was overtaken
   * by a later question is dropped.
   * @returns whether this list is now the one shown
   */
  async function open(query: string, order: ListQuery['order']): Promise<boolean> {
    const asked = ++asking
    const before = list
    view = { ...view, query, order }
    try {
      await Promise.race([flying.catch(() => undefined), sleep(PATIENCE)])
      if (asked !== asking) return false
      const opening = engine.items.open({ query, order, fold: true, first: FIRST })
      flying = opening
      const opened = await opening
      if (asked !== asking) {
        void engine.items.close({ list: opened.list }).catch(() => undefined)
        return false
      }
      list = opened.list
      ids = opened.ids
      rows = new Map()
      blocks = new Map()
      headings = new Map()
      openedAt = new Date()
      take(0, opened.rows)
      // The block is only begun; the rest of it is fetched once the window has been drawn.
      if (opened.total > FIRST) blocks.delete(0)
      draw({
        state: 'open',
        total: opened.total,
        more: opened.more,
        unseen: opened.unseen,
        problems: opened.problems,
        waiting: NONE,
        fault: null,
        laidOut: view.laidOut + 1,
        opened: view.opened + 1,
      })
      if (before) void engine.items.close({ list: before }).catch(() => undefined)
      clearTimeout(completing)
      completing = setTimeout(() => void complete(), COMPLETE_AFTER)
      return true
    } catch (error) {
      if (asked === asking) draw({ state: 'failed', fault: wordsOf(error) })
      return false
    }
  }

  /** Fetches the ids that the list did not bring along, so that ranges and counts are whole. */
  async function complete(): Promise<void> {
    const asked = list
    if (!asked || (!view.more && ids.length >= view.total)) return
    try {
      const whole = await engine.items.ids({ list: asked })
      if (asked !== list) return
      ids = [...whole.ids, ...ids.slice(whole.ids.length)]
      draw({ total: whole.total, more: whole.more, unseen: whole.unseen, laidOut: view.laidOut + 1 })
    } catch (error) {
      if (asked === list && refusalOf(error)?.code === 'NOT_FOUND') void open(view.query, view.order)
    }
  }

  /** Takes rows that the engine sent for these places. */
  function take(from: number, sent: readonly ListedItem[]): boolean {
    let moved = false
    sent.forEach((row, place) => {
      const index = from + place
      ids[index] = row.id
      rows.set(row.id, row)
    })
    for (let index = from; index <= from + sent.length; index++) moved = head(index) || moved
    blocks.set(Math.floor(from / BLOCK), 'here')
    return moved
  }

  /** Works out the heading over a row from the row above it; true when it changed. */
  function head(index: number): boolean {
    const row = rowAt(index)
    if (!row || row.depth > 0) return headings.delete(index)
    const above = index === 0 ? null : lineAbove(index)
    if (index > 0 && !above) return headings.delete(index)
    const own = timeGroup(row.arrivedAt, openedAt)
    if (above && timeGroup(above.arrivedAt, openedAt) === own) return headings.delete(index)
    if (headings.get(index) === own) return false
    headings.set(index, own)
    return true
  }

  function lineAbove(index: number): ListedItem | null {
    for (let above = index - 1; above >= 0; above--) {
      const row = rowAt(above)
      if (!row) return null
      if (row.depth === 0) return row
    }
    return null
  }

  function rowAt(index: number): ListedItem | null {
    const id = ids[index]
    return id === undefined ? null : (rows.get(id) ?? null)
  }

  /** Asks for the rows of these places, as far as they are not here. */
  function need(from: number, to: number): void {
    near = [from, to]
    if (!list || view.total === 0) return
    const last = Math.floor(Math.min(to + AHEAD, view.total - 1) / BLOCK)
    for (let block = Math.floor(Math.max(0, from - AHEAD) / BLOCK); block <= last; block++) {
      const state = blocks.get(block)
      if (state === 'asked' || state === 'here') continue
      blocks.set(block, 'asked')
      void fetchBlock(list, block)
    }
    // Near the end of what is counted, the engine is asked to read on.
    if (view.more && to > view.total - BLOCK) {
      const block = Math.floor(view.total / BLOCK)
      if (!blocks.has(block)) {
        blocks.set(block, 'asked')
        void fetchBlock(list, block)
      }
    }
  }

  async function fetchBlock(from: string, block: number): Promise<void> {
    try {
      const page = await engine.items.page({ list: from, from: block * BLOCK, count: BLOCK })
      if (from !== list) return
      const moved = take(block * BLOCK, page.rows)
      draw({
        total: page.total,
        more: page.more,
        laidOut: moved || page.total !== view.total ? view.laidOut + 1 : view.laidOut,
      })
    } catch (error) {
      if (from !== list) return
      blocks.delete(block)
      if (refusalOf(error)?.code === 'NOT_FOUND') void open(view.query, view.order)
    }
  }

  /** Fetches rows again: these, or with none named all that are near the window. */
  async function refresh(changed: ReadonlySet<string>): Promise<void> {
    const asked = list
    if (!asked) return
    if (changed.size === 0) {
      for (const block of blocks.keys()) blocks.set(block, 'stale')
      need(near[0], near[1])
      return
    }
    const here = [...changed].filter((id) => rows.has(id))
    for (let at = 0; at < here.length; at += 500) {
      try {
        const fresh = await engine.items.rows({ list: asked, items: here.slice(at, at + 500) })
        if (asked !== list) return
        for (const row of fresh) rows.set(row.id, row)
        draw()
      } catch (error) {
        if (refusalOf(error)?.code === 'NOT_FOUND') void open(view.query, view.order)
        return
      }
    }
  }

  async function countWaiting(): Promise<Count> {
    const asked = list
    if (!asked) return NONE
    const waiting = await engine.items.waiting({ list: asked }).catch(() => NONE)
    if (asked === list && (waiting.count !== view.waiting.count || waiting.more !== view.waiting.more))
      draw({ waiting })
    return waiting
  }

  return {
    subscribe(changed: () => void) {
      listeners.add(changed)
      return () => {
        listeners.delete(changed)
      }
    },
    view: () => view,
    open,
    complete,
    rowAt,
    need,
    row: (id: string) => rows.get(id) ?? null,
    idAt: (index: number) => ids[index] ?? null,
    indexOf: (id: string) => ids.indexOf(id),
    headingAt: (index: number) => headings.get(index) ?? null,
    /** Ids from one place to another, both counted in, as far as they are known. */
    between(from: number, to: number): string[] {
      const [low, high] = from <= to ? [from, to] : [to, from]
      return ids.slice(low, high + 1).filter((each) => each !== undefined)
    },
    all: (): string[] => ids.filter((each) => each !== undefined),
    /** Shows or hides the copies beneath a row. */
    async unfold(item: string, show: boolean): Promise<void> {
      const asked = list
      if (!asked) return
      const { total, ids: next } = await engine.items.unfold({ list: asked, item, open: show })
      if (asked !== list) return
      ids = next
      blocks = new Map()
      headings = new Map()
      const row = rows.get(item)
      if (row) rows.set(item, { ...row, unfolded: show })
      for (let index = 0; index < Math.min(total, ids.length) && rowAt(index); index++) head(index)
      draw({ total, laidOut: view.laidOut + 1 })
      need(near[0], near[1])
    },
    /** Changes rows before the engine has answered; the answer puts them back. */
    patch(items: readonly string[], change: (row: ItemRow) => Partial<ItemRow>): () => void {
      const before: ListedItem[] = []
      for (const id of items) {
        const row = rows.get(id)
        if (!row) continue
        before.push(row)
        rows.set(id, { ...row, ...change(row) })
      }
      if (before.length > 0) draw()
      return () => {
        for (const row of before) rows.set(row.id, row)
        if (before.length > 0) draw()
      }
    },
    /** A row was read: it counts no longer among the unread. */
    noteSeen(id: string): void {
      const row = rows.get(id)
      if (!row || row.seen) return
      rows.set(id, { ...row, seen: true })
      draw({ unseen: { ...view.unseen, count: Math.max(0, view.unseen.count - 1) } })
    },
    /** Takes a gathered notice: redraws what changed and counts what waits. */
    async changed({ topics, items }: Change): Promise<Count> {
      if (!['items', 'marks', 'stories', 'briefs'].some((topic) => topics.has(topic as 'items')))
        return view.waiting
      await refresh(items)
      return await countWaiting()
    },
    whenOpened: () => openedAt,
  }
}

function sleep(milliseconds: number): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, milliseconds)
  })
}
