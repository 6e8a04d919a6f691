import { useSyncExternalStore } from 'react'

/** Where the editor is. It stands in the address after `#`, so that a reload returns there. */
export type Place =
  | { readonly screen: 'desk'; readonly q: string; readonly item: string | null }
  | { readonly screen: 'story'; readonly item: string; readonly with: string | null }
  | { readonly screen: 'brief'; readonly brief: string }
  | { readonly screen: 'briefs' }
  | { readonly screen: 'receipt'; readonly receipt: string }
  | { readonly screen: 'receipts' }
  | { readonly screen: 'history'; readonly item: string | null; readonly actor: string | null }
  | { readonly screen: 'sources'; readonly source: string | null }
  | { readonly screen: 'settings' }

/** What the desk shows when nothing is asked for. */
export const FIRST_QUERY = 'since:today'

/** Reads the part of an address after `#`. What it does not know is the desk. */
export function parsePlace(hash: string): Place {
  const [path = '', search = ''] = hash.replace(/^#\/?/, '').split('?', 2)
  const [screen = '', subject = ''] = path.split('/').map(decode)
  const asked = new URLSearchParams(search)
  if (screen === 'story' && subject) return { screen, item: subject, with: asked.get('with') }
  if (screen === 'brief' && subject) return { screen, brief: subject }
  if (screen === 'receipt' && subject) return { screen, receipt: subject }
  if (screen === 'briefs' || screen === 'receipts' || screen === 'settings') return { screen }
  if (screen === 'sources') return { screen, source: subject || null }
  if (screen === 'history') return { screen, item: asked.get('item'), actor: asked.get('actor') }
  return { screen: 'desk', q: asked.get('q') ?? FIRST_QUERY, item: asked.get('item') }
}

/** The address of a place, for `href`. */
export function hrefOf(place: Place): string {
  const asked = new URLSearchParams()
  let path: string = place.screen
  switch (place.screen) {
    case 'desk':
      asked.set('q', place.q)
      if (place.item) asked.set('item', place.item)
      break
    case 'story':
      path += `/${encodeURIComponent(place.item)}`
      if (place.with) asked.set('with', place.with)
      break
    case 'brief':
      path += `/${encodeURIComponent(place.brief)}`
      break
    case 'receipt':
      path += `/${encodeURIComponent(place.receipt)}`
      break
    case 'sources':
      if (place.source) path += `/${encodeURIComponent(place.source)}`
      break
    case 'history':
      if (place.item) asked.set('item', place.item)
      if (place.actor) asked.set('actor', place.actor)
      break
    case 'briefs':
    case 'receipts':
    case 'settings':
      break
  }
  const search = asked.toString()
  return `#/${path}${search ? `?${search}` : ''}`
}

let current = parsePlace(location.hash)
const listeners = new Set<() => void>()

function tell(): void {
  for (const changed of [...listeners]) changed()
}

addEventListener('hashchange', () => {
  current = parsePlace(location.hash)
  tell()
})

/** The place now, for code outside React. */
export function placeNow(): Place {
  return current
}

/** Goes to a place. `replace` leaves no step for the back button: for what changes while typing. */
export function goTo(place: Place, { replace = false } = {}): void {
  const href = hrefOf(place)
  current = place
  if (replace) history.replaceState(null, '', href)
  else if (href !== location.hash) history.pushState(null, '', href)
  tell()
}

/** The desk as it was last seen, for the way back from another screen. */
let lastDesk: Place = { screen: 'desk', q: FIRST_QUERY, item: null }
listeners.add(() => {
  if (current.screen === 'desk') lastDesk = current
})
if (current.screen === 'desk') lastDesk = current

/** Back to the desk as it was left. */
export function goToDesk(): void {
  goTo(lastDesk)
}

/** Writes the cursor into the address without telling anybody: the list knows it already. */
export function noteCursor(item: string | null): void {
  if (current.screen !== 'desk' || current.item === item) return
  current = { ...current, item }
  lastDesk = current
  history.replaceState(null, '', hrefOf(current))
}

/** The place, redrawn when it changes. */
export function usePlace(): Place {
  return useSyncExternalStore(
    (changed) => {
      listeners.add(changed)
      return () => listeners.delete(changed)
    },
    () => current,
  )
}

function decode(part: string): string {
  try {
    return decodeURIComponent(part)
  } catch {
    return part
  }
}
