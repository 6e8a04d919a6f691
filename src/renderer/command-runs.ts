import type { MarkName } from '../contract/marks.ts'
import { act, redo, undo } from './act.ts'
import { ask, type Ask } from './asks.ts'
import { engine, wordsOf } from './client.ts'
import { currentBrief } from './current-brief.ts'
import { queryOfView } from './desk/views.ts'
import { railShown } from './frame/rail-shown.ts'
import { handles, type ListHandle } from './handles.ts'
import { goTo, goToDesk, placeNow } from './place.ts'
import { queries } from './queries.ts'
import { queryClient } from './query-client.ts'
import { nextTheme as turnTheme } from './theme.ts'
import { showToast } from './ui/toasts.ts'

/** What the commands of `commands.ts` do. */

export const deskTagNumbers = [1, 2, 3, 4, 5, 6, 7, 8, 9] as const

export function move(by: 1 | -1): () => void {
  return () => handles.list?.move(by, false)
}

export function extend(by: 1 | -1): () => void {
  return () => handles.list?.move(by, true)
}

export function jump(to: Parameters<ListHandle['jump']>[0]): () => void {
  return () => handles.list?.jump(to)
}

export function pageReader(): void {
  if (!handles.reader?.page()) handles.list?.move(1, false)
}

/** Steps through the panes in the order of the page, as F6 does everywhere. */
export function walkPanes(by: 1 | -1): () => void {
  return () => {
    const panes = [...document.querySelectorAll<HTMLElement>('[data-pane]')].filter(
      (each) => each.offsetParent,
    )
    const now = panes.findIndex((each) => each.contains(document.activeElement))
    const next = panes[(now + by + panes.length) % panes.length]
    const target =
      next?.querySelector<HTMLElement>('[data-pane-focus]') ??
      next?.querySelector<HTMLElement>('[aria-current]') ??
      next?.querySelector<HTMLElement>('a[href], button, input, [tabindex]')
    target?.focus()
  }
}

export function back(): void {
  if (placeNow().screen === 'desk') {
    if (!handles.list?.clearSelection()) handles.list?.focus()
  } else if (handles.story) handles.story.close()
  else goToDesk()
}

function chosen(): string[] {
  return [...(handles.list?.chosen() ?? [])]
}

/** Acts on the chosen items and moves on at once: the engine's answer comes later, and says so only if it refuses. */
function decide(name: 'item.vet' | 'item.hold' | 'item.spike' | 'item.restore'): void {
  const items = chosen()
  if (items.length === 0) return
  void act(name, { items })
  handles.list?.moveOn()
}

export function vet(): void {
  decide('item.vet')
}

export function hold(): void {
  decide('item.hold')
}

export function spikeOrRestore(): void {
  const rows = handles.list?.chosenRows() ?? []
  decide(rows.length > 0 && rows.every((row) => row.state === 'spiked') ? 'item.restore' : 'item.spike')
}

/** Spikes every copy of the story but the one under the cursor. */
export async function spikeOthers(): Promise<void> {
  const cursor = handles.list?.cursor()
  if (!cursor) return
  try {
    const story = cursor.story ? await queryClient.fetchQuery(queries.story(cursor.id)) : null
    const items = story?.copies
      .filter((copy) => copy.item.id !== cursor.id && copy.item.state !== 'spiked')
      .map((copy) => copy.item.id)
    if (items?.length) await act('item.spike', { items })
    else showToast('There are no other copies of this item to spike.')
  } catch (error) {
    showToast(wordsOf(error), { tone: 'refused' })
  }
}

export function undoLast(): void {
  void undo()
}

export function redoLast(): void {
  void redo()
}

export function askFor(kind: Extract<Ask['kind'], 'palette' | 'keys' | 'import' | 'source'>): () => void {
  return () => ask({ kind })
}

export function askAbout(kind: Extract<Ask['kind'], 'tag' | 'brief' | 'embargo' | 'note'>): () => void {
  return () => {
    const items = chosen()
    if (items.length > 0) ask({ kind, items })
  }
}

/** Puts the desk's nth tag on the chosen items, or takes it off where all have it. */
export async function tagByNumber(number: number): Promise<void> {
  const items = chosen()
  const rows = handles.list?.chosenRows() ?? []
  const { settings } = await queryClient.ensureQueryData(queries.status())
  const tag = settings.tags[number - 1]
  if (!tag) showToast(`The desk has no tag ${number} yet. Name it in Settings.`)
  else await act(rows.every((row) => row.tags.includes(tag)) ? 'item.untag' : 'item.tag', { items, tag })
}

/** Marks the chosen items as a whole, or takes the mark off where all carry it. */
export function toggleMark(mark: MarkName): () => void {
  return () => {
    const rows = handles.list?.chosenRows() ?? []
    const carried = rows.every((row) =>
      row.marks.some((each) => each.mark === mark && each.status === 'confirmed' && each.blocks === null),
    )
    void act(carried ? 'mark.clear' : 'mark.set', { items: chosen(), mark })
  }
}

/** Adds to the brief that was used last; asks where there is none. */
export async function addToBrief(): Promise<void> {
  const items = chosen()
  const { briefs } = await queryClient.ensureQueryData(queries.counts())
  const brief =
    briefs.find((each) => each.id === currentBrief.get()) ?? (briefs.length === 1 ? briefs[0] : undefined)
  if (!brief) ask({ kind: 'brief', items })
  else if (await act('brief.add', { brief: brief.id, items })) currentBrief.set(brief.id)
}

export function askToCorrect(): void {
  const item = handles.reader?.item()
  if (item) ask({ kind: 'correct', item: item.id })
}

export function askWhy(): void {
  const item = handles.reader?.item()
  if (item) ask({ kind: 'why', item: item.id })
}

export function mergeChosen(): void {
  const items = chosen()
  if (items.length < 2) showToast('Select two or more items to merge them into one story.')
  else void act('story.merge', { items })
}

export function compareCopies(): void {
  const [first, second] = handles.list?.chosen() ?? []
  const cursor = handles.list?.cursor()
  if (first && second) goTo({ screen: 'story', item: first, with: second })
  else if (cursor?.story) goTo({ screen: 'story', item: cursor.id, with: null })
  else showToast('There is no other copy of this item. Select two items to compare them.')
}

export function showOriginal(): void {
  const item = handles.reader?.item()
  if (item) ask({ kind: 'original', item: item.id })
}

export function showHistory(): void {
  const item = handles.reader?.item()
  if (item) goTo({ screen: 'history', item: item.id, actor: null })
}

export function saveSearch(): void {
  const place = placeNow()
  if (place.screen === 'desk' && place.q.trim()) ask({ kind: 'saveSearch', query: place.q.trim() })
  else showToast('Type a search first.')
}

export function goToView(name: string): () => void {
  return () => goTo({ screen: 'desk', q: queryOfView(name), item: null })
}

/** To the brief that was used last, else to the list of them. */
export async function goToBriefs(): Promise<void> {
  try {
    const { briefs } = await engine.desk.counts()
    const brief = briefs.find((each) => each.id === currentBrief.get())
    goTo(brief ? { screen: 'brief', brief: brief.id } : { screen: 'briefs' })
  } catch (error) {
    showToast(wordsOf(error), { tone: 'refused' })
  }
}

export function goToImports(): void {
  goTo({ screen: 'receipts' })
}

export function goToSources(): void {
  goTo({ screen: 'sources', source: null })
}

/** Fetches the page that the item under the cursor links to; its text becomes a version of the item. */
export async function fetchFullText(): Promise<void> {
  const item = handles.reader?.item()
  if (!item) return
  showToast('Fetching the page of this item…')
  try {
    const { outcome, words } = await engine.sources.fullText({ item: item.id })
    showToast(words, { tone: outcome === 'refused' ? 'refused' : 'done' })
  } catch (error) {
    showToast(wordsOf(error), { tone: 'refused' })
  }
}

export function goToHistory(): void {
  goTo({ screen: 'history', item: null, actor: null })
}

export function goToSettings(): void {
  goTo({ screen: 'settings' })
}

export function nextTheme(): void {
  showToast(turnTheme())
}

export function toggleRail(): void {
  railShown.set(!railShown.get())
}
