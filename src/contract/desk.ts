import { z } from 'zod'
import { houseRow } from './marks.ts'
import { count, id } from './items.ts'
import { instant } from './dates.ts'
import { savedSearch } from './searches.ts'
import { sourceCounts } from './sources.ts'

/** What the desk has set for itself. Keys and values are editorial rows, so a change can be undone. */
export const deskSettings = z.object({
  /** The editor's name, asked once; empty until then. */
  editor: z.string(),
  /** The desk's own nine tags, in the order of the digits. */
  tags: z.array(z.string().trim().min(1).max(60)).max(9),
  /** Single-letter keys act (WCAG 2.1.4 asks that they can be switched off). */
  singleKeys: z.boolean(),
  /** Folders of this computer whose files come in by themselves: absolute paths. */
  watchedFolders: z.array(z.string()),
  /** Minutes between two polls of a source at least, unless its own say otherwise. */
  pollMinutes: z.int(),
  /** Houses and agencies that the desk added to the table, or has another mind about: they come before it. */
  houses: z.array(houseRow),
})
export type DeskSettings = z.infer<typeof deskSettings>

/** An absolute path, as any of the platforms writes it. */
const watchedFolder = z
  .string()
  .max(4096)
  .regex(/^(?:\/|[A-Za-z]:[\\/]|\\\\)/u, 'is not a whole path')

export const deskActions = {
  'desk.configure': z.object({
    houses: z.array(houseRow).max(500).optional(),
    editor: z.string().trim().min(1).max(120).optional(),
    tags: z.array(z.string().trim().min(1).max(60)).max(9).optional(),
    singleKeys: z.boolean().optional(),
    watchedFolders: z.array(watchedFolder).max(20).optional(),
    pollMinutes: z
      .int()
      .min(15)
      .max(24 * 60)
      .optional(),
  }),
} as const

/** The numbers of the side bar. */
export const deskCounts = z.object({
  today: count,
  new: count,
  held: count,
  vetted: count,
  spiked: count,
  all: count,
  duplicates: count,
  syndicated: count,
  opinion: count,
  embargoed: count,
  vettedToday: count,
  spiked24h: count,
  searches: z.array(savedSearch),
  sources: z.array(z.object({ name: z.string(), count })),
  /** Subscriptions, and how many of them need an eye. */
  feeds: sourceCounts,
  tags: z.array(z.object({ name: z.string(), count })),
  briefs: z.array(z.object({ id, title: z.string(), entries: z.int() })),
})
export type DeskCounts = z.infer<typeof deskCounts>

export const deskStatus = z.object({
  settings: deskSettings,
  version: z.string(),
  home: z.string(),
  items: count,
  /** Which database pages are sound was checked at the start; false with words when damage was found. */
  sound: z.boolean(),
  savedAt: instant.nullable(),
  /** Folders that are watched now, and why nothing comes from one of them, where that is so. */
  watched: z.array(z.object({ folder: z.string(), words: z.string().nullable() })),
  /** An interrupted import that can be resumed. */
  interrupted: z.array(z.object({ import: id, name: z.string() })),
})
export type DeskStatus = z.infer<typeof deskStatus>

/** What changed, for windows to fetch again. */
export const topic = z.enum([
  'items',
  'stories',
  'marks',
  'briefs',
  'history',
  'searches',
  'settings',
  'imports',
  'sources',
])
export type Topic = z.infer<typeof topic>
export const notice = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('changed'), topics: z.array(topic), items: z.array(z.string()) }),
  z.object({
    kind: z.literal('progress'),
    import: id,
    name: z.string(),
    state: z.enum(['running', 'done', 'cancelled', 'interrupted']),
    files: z.int(),
    filesTotal: z.int().nullable(),
    items: z.int(),
    refused: z.int(),
  }),
  /** A source needs an eye: it has fallen silent against its own rhythm, or is gone. */
  z.object({ kind: z.literal('alarm'), source: id, name: z.string(), words: z.string() }),
])
export type Notice = z.infer<typeof notice>
