import type { BriefDocument } from '../../contract/briefs.ts'
import { paragraphsOf } from '../../contract/print-text.ts'
import { createCell } from '../cell.ts'

/** What is being typed into the open entry and may not be saved yet. */
export type TypedEntry = {
  readonly number: number
  readonly headline?: string
  readonly summary?: string
  readonly note?: string
}

/** The preview reads it, so that it shows every key at once. */
export const typedEntry = createCell<TypedEntry | null>(null)

/** Notes what was typed into a field of an entry. */
export function noteTyped(number: number, typed: Omit<TypedEntry, 'number'>): void {
  const before = typedEntry.get()
  typedEntry.set({ ...(before?.number === number ? before : {}), number, ...typed })
}

/** The document as it will be once what is typed has been saved. An emptied field is left to the engine. */
export function withTyped(document: BriefDocument, typed: TypedEntry | null): BriefDocument {
  if (!typed) return document
  return {
    ...document,
    sections: document.sections.map((section) => ({
      ...section,
      entries: section.entries.map((entry) => {
        if (entry.number !== typed.number) return entry
        const summary = typed.summary?.trim() ? paragraphsOf(typed.summary).map((text) => [{ text }]) : null
        return {
          ...entry,
          headline: typed.headline?.trim() || entry.headline,
          summary: summary ?? entry.summary,
          note: typed.note === undefined ? entry.note : typed.note.trim() || null,
        }
      }),
    })),
  }
}
