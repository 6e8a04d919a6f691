import { useEffect } from 'react'
import type { ItemRow, ListedItem } from '../contract/items.ts'

/**
 * What the panes on the screen offer to commands. A pane offers itself while it is mounted; a command asks
 * whether it is there. So keys, palette, menus and buttons reach a pane without knowing its component.
 */
export type ListHandle = {
  /** By one row; `extend` takes the rows passed into the selection. */
  move(by: 1 | -1, extend: boolean): void
  /** By a screenful, or to an end. */
  jump(to: 'pageUp' | 'pageDown' | 'first' | 'last'): void
  toggle(): void
  selectAll(): void
  /** Ends the selection; false when there was none. */
  clearSelection(): boolean
  setUnfolded(open: boolean): void
  cursor(): ListedItem | null
  /** The selection in list order, else the item under the cursor. */
  chosen(): readonly string[]
  /** Rows of the chosen items, as far as they are loaded. */
  chosenRows(): readonly ListedItem[]
  /** Steps off rows that were just dealt with, in the direction last travelled. */
  moveOn(): void
  showWaiting(): void
  focus(): void
  toggleDensity(): void
  toggleOrder(): void
}

export type ReaderHandle = {
  item(): ItemRow | null
  focus(): void
  /** Scrolls down by a page; false at the end of the text. */
  page(): boolean
  /** Steps through the highlighted evidence. */
  stepEvidence(by: 1 | -1): void
  find(): void
  setTextSize(by: 1 | -1): void
  confirm(): void
  overrule(): void
  /** Asks for the kind of the mark that Y and N decide. */
  changeKind(): void
}

/** Offered by the story screen. */
export type StoryHandle = {
  step(by: 1 | -1): void
  keepTogether(): void
  splitOff(): void
  makeLead(): void
  spikeOthers(): void
  close(): void
  /** By one copy in the list of copies. */
  move(by: 1 | -1): void
}

/** Offered by the brief screen. */
export type BriefHandle = {
  add(): void
  moveEntry(by: 1 | -1): void
  doneEditing(): void
  exportBrief(): void
  /** By one entry in the outline. */
  move(by: 1 | -1): void
}

/** Offered by the sources screen; each acts on the source under the cursor. */
export type SourcesHandle = {
  move(by: 1 | -1): void
  /** Polls it now, or all that are not paused. */
  poll(all: boolean): void
  pauseOrResume(): void
  remove(): void
  /** To the desk, with its copy. */
  showItems(): void
}

export type SearchHandle = { focus(): void }

export type Handles = {
  search: SearchHandle | null
  list: ListHandle | null
  reader: ReaderHandle | null
  story: StoryHandle | null
  brief: BriefHandle | null
  sources: SourcesHandle | null
}

/** What is on the screen now. Commands read it when they run. */
export const handles: Handles = {
  search: null,
  list: null,
  reader: null,
  story: null,
  brief: null,
  sources: null,
}

/** Offers a pane to commands while the component is mounted. Pass a handle that stays the same object. */
export function useHandle<Name extends keyof Handles>(name: Name, handle: NonNullable<Handles[Name]>): void {
  useEffect(() => {
    handles[name] = handle
    return () => {
      if (handles[name] === handle) handles[name] = null
    }
  }, [name, handle])
}
