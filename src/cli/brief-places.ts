import type { BriefEntry, BriefShown } from '../contract/briefs.ts'
import { Refusal } from '../contract/errors.ts'
import { findBrief, findItem } from '../engine/find-named.ts'
import type { Shell } from './shell.ts'

/** The brief that a word names, as it is now. */
export async function briefNamed(shell: Shell, word: string): Promise<BriefShown> {
  return shell.client.briefs.show({ brief: findBrief(shell.engine, word) })
}

/**
 * The entry of a brief that a word names: its number, its id, or its item.
 * @throws Refusal `NOT_FOUND`
 */
export function entryNamed(shell: Shell, brief: BriefShown, word: string): BriefEntry {
  const entries = brief.sections.flatMap((section) => section.entries)
  const numbered = entries.find((entry) => String(entry.number) === word || entry.id === word)
  if (numbered) return numbered
  const item = findItem(shell.engine, word)
  const entry = entries.find((each) => each.item.id === item)
  if (!entry) throw new Refusal('NOT_FOUND', `The brief “${brief.title}” does not hold ${word}.`, [item])
  return entry
}

/**
 * The section of a brief that a word names: its id, or its title.
 * @throws Refusal `NOT_FOUND`
 */
export function sectionNamed(brief: BriefShown, word: string): BriefShown['sections'][number] {
  const title = word.trim().toLowerCase()
  const section = brief.sections.find((each) => each.id === word || each.title.toLowerCase() === title)
  if (!section) {
    throw new Refusal(
      'NOT_FOUND',
      `The brief “${brief.title}” has no section “${word}”. “brief section” adds it.`,
    )
  }
  return section
}
