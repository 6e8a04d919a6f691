import { useSyncExternalStore } from 'react'

/** One value that lives outside React, for what keys and notices change while no component asks. */
export type Cell<Value> = {
  get(): Value
  set(next: Value): void
  subscribe(changed: () => void): () => void
}

/** Makes a cell. `set` with an identical value tells nobody. */
export function createCell<Value>(first: Value): Cell<Value> {
  let value = first
  const listeners = new Set<() => void>()
  return {
    get: () => value,
    set(next) {
      if (Object.is(next, value)) return
      value = next
      for (const changed of [...listeners]) changed()
    },
    subscribe(changed) {
      listeners.add(changed)
      return () => listeners.delete(changed)
    },
  }
}

/** A cell that the browser keeps between visits, as JSON under `copytaster:NAME`. Private windows forget it. */
export function createKeptCell<Value>(name: string, first: Value): Cell<Value> {
  const key = `copytaster:${name}`
  const cell = createCell(readKept(key, first))
  cell.subscribe(() => {
    try {
      localStorage.setItem(key, JSON.stringify(cell.get()))
    } catch {
      // No storage: the choice holds until the window closes.
    }
  })
  return cell
}

function readKept<Value>(key: string, first: Value): Value {
  try {
    const kept = localStorage.getItem(key)
    return kept === null ? first : (JSON.parse(kept) as Value)
  } catch {
    return first
  }
}

/** The value of a cell, redrawn when it changes. */
export function useCell<Value>(cell: Cell<Value>): Value {
  return useSyncExternalStore(cell.subscribe, cell.get)
}
