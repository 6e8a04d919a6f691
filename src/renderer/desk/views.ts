import type { LucideIcon } from 'lucide-react'
import {
  CircleCheck,
  CirclePause,
  Clock,
  Copy,
  Inbox,
  Layers,
  MessageSquareQuote,
  Newspaper,
  Radio,
  Trash2,
} from 'lucide-react'
import type { DeskCounts } from '../../contract/desk.ts'

/** A view of the rail: a query with a name. `count` is where its number stands in `desk.counts`. */
export type View = {
  readonly name: string
  readonly query: string
  readonly icon: LucideIcon
  readonly count: keyof Pick<
    DeskCounts,
    | 'today'
    | 'new'
    | 'held'
    | 'vetted'
    | 'spiked'
    | 'all'
    | 'duplicates'
    | 'syndicated'
    | 'opinion'
    | 'embargoed'
  >
}

export const deskViews: readonly View[] = [
  { name: 'Today', query: 'since:today', icon: Newspaper, count: 'today' },
  { name: 'New', query: 'state:new', icon: Inbox, count: 'new' },
  { name: 'Held', query: 'state:held', icon: CirclePause, count: 'held' },
  { name: 'Vetted', query: 'state:vetted', icon: CircleCheck, count: 'vetted' },
  { name: 'Spiked', query: 'state:spiked', icon: Trash2, count: 'spiked' },
  { name: 'All copy', query: '', icon: Layers, count: 'all' },
]

export const decisionViews: readonly View[] = [
  { name: 'Duplicates', query: 'story:undecided', icon: Copy, count: 'duplicates' },
  { name: 'Syndicated?', query: 'mark:syndicated?', icon: Radio, count: 'syndicated' },
  { name: 'Opinion?', query: 'mark:opinion?', icon: MessageSquareQuote, count: 'opinion' },
  { name: 'Embargoed', query: 'is:embargoed', icon: Clock, count: 'embargoed' },
]

/** The query of a view by name, for commands. */
export function queryOfView(name: string): string {
  return [...deskViews, ...decisionViews].find((each) => each.name === name)?.query ?? ''
}

/** The view that a query is, if it is one. */
export function viewOf(query: string): View | null {
  const wanted = query.trim()
  return [...deskViews, ...decisionViews].find((each) => each.query === wanted) ?? null
}
