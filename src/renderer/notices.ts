import type { QueryClient } from '@tanstack/react-query'
import type { Notice, Topic } from '../contract/desk.ts'
import { createCell } from './cell.ts'
import { connectionNumber, engine } from './client.ts'
import { goTo } from './place.ts'
import { showToast } from './ui/toasts.ts'

/** What changed since the last telling. `items` empty with the topic `items` means: any of them. */
export type Change = { readonly topics: ReadonlySet<Topic>; readonly items: ReadonlySet<string> }
export type Progress = Extract<Notice, { kind: 'progress' }>

/** Imports under way, and those that ended since the window opened, by id. */
export const imports = createCell<readonly Progress[]>([])

type Listener = (change: Change) => void
const listeners = new Set<Listener>()

/** Calls back after changes, gathered so that a stream of notices asks for little. */
export function onChange(listener: Listener): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

// An import sends notices by the hundred; the rail and the lists ask again a few times a second at most.
const GATHER = 120
const GATHER_LONG = 700

/** Listens to the engine for as long as the window lives, again after each reconnection. */
export function watchEngine(queryClient: QueryClient): void {
  let topics = new Set<Topic>()
  let items = new Set<string>()
  let whole = false
  let timer: ReturnType<typeof setTimeout> | null = null
  let last = 0

  function tell(): void {
    timer = null
    last = performance.now()
    const change: Change = { topics, items: whole ? new Set() : items }
    topics = new Set()
    items = new Set()
    whole = false
    void queryClient.invalidateQueries({
      predicate: ({ meta }) => {
        if (!meta?.topics.some((topic) => change.topics.has(topic))) return false
        return !meta.item || change.items.size === 0 || change.items.has(meta.item)
      },
    })
    for (const listener of [...listeners]) listener(change)
  }

  function take(notice: Notice): void {
    if (notice.kind === 'progress') {
      imports.set([...imports.get().filter((each) => each.import !== notice.import), notice])
      return
    }
    if (notice.kind === 'alarm') {
      showToast(`${notice.name}: ${notice.words}`, {
        tone: 'refused',
        button: { words: 'Show', run: () => goTo({ screen: 'sources', source: notice.source }) },
      })
      return
    }
    for (const topic of notice.topics) topics.add(topic)
    if (notice.topics.includes('items') && notice.items.length === 0) whole = true
    for (const item of notice.items) items.add(item)
    if (timer === null)
      timer = setTimeout(tell, performance.now() - last > GATHER_LONG ? GATHER : GATHER_LONG)
  }

  async function listen(number: number): Promise<void> {
    try {
      for await (const notice of await engine.desk.notices()) {
        if (number !== connectionNumber.get()) return
        take(notice)
      }
    } catch {
      // The connection broke; its successor listens anew.
    }
  }

  connectionNumber.subscribe(() => {
    const number = connectionNumber.get()
    void listen(number)
    if (number === 1) return
    imports.set(imports.get().filter((each) => each.state !== 'running'))
    void queryClient.invalidateQueries()
    for (const listener of [...listeners]) listener({ topics: new Set<Topic>(['items']), items: new Set() })
    showToast('The engine restarted. Everything is as it was saved.')
  })
}
