import type { MarkKind, MarkRef } from '../contract/marks.ts'
import { createCell } from './cell.ts'

/** What the window asks the editor for. One thing at a time; `frame/Asks.tsx` shows it. */
export type Ask =
  | { readonly kind: 'palette' }
  | { readonly kind: 'keys' }
  | { readonly kind: 'import'; readonly url?: string }
  | { readonly kind: 'name'; readonly goOn: () => void }
  | { readonly kind: 'tag'; readonly items: readonly string[] }
  | { readonly kind: 'brief'; readonly items: readonly string[] }
  | { readonly kind: 'embargo'; readonly items: readonly string[] }
  | { readonly kind: 'note'; readonly items: readonly string[] }
  | { readonly kind: 'correct'; readonly item: string }
  | { readonly kind: 'original'; readonly item: string }
  | { readonly kind: 'saveSearch'; readonly query: string }
  | { readonly kind: 'source' }
  | { readonly kind: 'why'; readonly item: string }
  | { readonly kind: 'markKind'; readonly mark: MarkRef; readonly now: MarkKind }
  | { readonly kind: 'link'; readonly url: string }

export const asked = createCell<Ask | null>(null)

export function ask(what: Ask): void {
  asked.set(what)
}

export function stopAsking(): void {
  asked.set(null)
}
