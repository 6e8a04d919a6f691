import type { BriefEntry, BriefShown } from '../../contract/briefs.ts'

/** The outline of a brief and what moving an entry makes of it. */

/** Where an entry goes: into a section, before another entry or last. */
export type EntryPlace = { readonly section: string; readonly before: string | null }

/** All entries in the order of their numbers. */
export function entriesOf(brief: BriefShown): BriefEntry[] {
  return brief.sections.flatMap((section) => section.entries)
}

/** The brief with an entry moved, numbered anew. */
export function withMoved(brief: BriefShown, entry: string, place: EntryPlace): BriefShown {
  const moved = entriesOf(brief).find((each) => each.id === entry)
  if (!moved) return brief
  const sections = brief.sections.map((section) => {
    const entries = section.entries.filter((each) => each.id !== entry)
    if (section.id === place.section) {
      const at = entries.findIndex((each) => each.id === place.before)
      entries.splice(at < 0 ? entries.length : at, 0, { ...moved, section: section.id })
    }
    return { ...section, entries }
  })
  return { ...brief, sections: numbered(sections) }
}

/** The brief with one entry changed. */
export function withEntry(brief: BriefShown, entry: string, change: Partial<BriefEntry>): BriefShown {
  return {
    ...brief,
    sections: brief.sections.map((section) => ({
      ...section,
      entries: section.entries.map((each) => (each.id === entry ? { ...each, ...change } : each)),
    })),
  }
}

function numbered(sections: BriefShown['sections']): BriefShown['sections'] {
  let number = 0
  return sections.map((section) => ({
    ...section,
    entries: section.entries.map((entry) => ({ ...entry, number: ++number })),
  }))
}

/**
 * Where an entry goes by one step up or down: past its neighbour, and from the edge of a section into the next.
 * @returns null at the ends of the brief
 */
export function stepOf(brief: BriefShown, entry: string, by: 1 | -1): EntryPlace | null {
  const at = brief.sections.findIndex((section) => section.entries.some((each) => each.id === entry))
  const section = brief.sections[at]
  if (!section) return null
  const index = section.entries.findIndex((each) => each.id === entry)
  const beside = section.entries[index + by]
  if (beside) {
    const before = by < 0 ? beside.id : (section.entries[index + 2]?.id ?? null)
    return { section: section.id, before }
  }
  const next = brief.sections[at + by]
  if (!next) return null
  return { section: next.id, before: by > 0 ? (next.entries[0]?.id ?? null) : null }
}

/**
 * Where an entry goes that was dropped on another: before it or after it.
 * @param edge the edge of the other that was nearer
 */
export function placeBeside(
  brief: BriefShown,
  moved: string,
  beside: string,
  edge: string,
): EntryPlace | null {
  const section = brief.sections.find((each) => each.entries.some((entry) => entry.id === beside))
  if (!section) return null
  const others = section.entries.filter((entry) => entry.id !== moved)
  const at = others.findIndex((entry) => entry.id === beside)
  if (edge === 'top') return { section: section.id, before: at < 0 ? null : beside }
  return { section: section.id, before: others[at + 1]?.id ?? null }
}
