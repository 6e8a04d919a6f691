import type { AfterLanding } from './intake/land-drafts.ts'
import { refreshList } from './items/refresh-list.ts'
import { markStories, writeSuggestions } from './marks/write-suggestions.ts'
import { indexText } from './search/index-text.ts'
import { joinStories, keyItems } from './stories/group-items.ts'

/**
 * What follows when items have come in or have a new version: marks are looked for, the list row is made, copies of
 * the same text meet, the words go into the index. All in the transaction of the landing, so that nothing is ever
 * half here.
 */
export const afterLanding: AfterLanding = (db, items) => {
  writeSuggestions(db, items)
  refreshList(db, items)
  const matched = keyItems(db, items)
  // An earlier copy in the story is evidence, so what is in one looks again.
  const touched = markStories(db, joinStories(db, [...items, ...matched]))
  refreshList(db, touched)
  indexText(db, items)
  return touched
}
