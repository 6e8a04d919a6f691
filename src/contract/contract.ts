import { eventIterator, oc } from '@orpc/contract'
import { z } from 'zod'
import { actions, type ActionName } from './actions.ts'
import { briefDocument, briefFormat, briefShown } from './briefs.ts'
import { deskCounts, deskStatus, notice } from './desk.ts'
import { refusalData } from './errors.ts'
import { historyEvent, undoResult } from './history.ts'
import { importInput, receipt, receiptFile, uploadChunk } from './imports.ts'
import { count, id, itemShown, listedItem, listOpened, listQuery, originalRef } from './items.ts'
import {
  discovered,
  discoverInput,
  fullTextTaken,
  polled,
  pollInput,
  sourceList,
  subscribed,
} from './sources.ts'
import { marksExplained, signalRate } from './marks.ts'
import { comparison, storyShown } from './stories.ts'

/** A procedure whose refusals reach the caller as code, words and the items in the way. */
const procedure = oc.errors({ REFUSED: { status: 409, data: refusalData } })

/** The answer to an action: the event it became, its words, and the ids it made (a brief, a section). */
export const acted = z.object({
  event: z.int(),
  words: z.string(),
  /** Rows that changed, so that the window can redraw just these. */
  items: z.array(id),
  made: z.record(z.string(), z.string()),
})
export type Acted = z.infer<typeof acted>

const actionName = z.enum(Object.keys(actions) as [ActionName, ...ActionName[]])
const bytes = z.object({ data: z.string(), size: z.int(), next: z.int().nullable() })

/** Everything that the window, the browser and the shell can ask of the engine. */
export const contract = {
  desk: {
    status: procedure.output(deskStatus),
    counts: procedure.output(deskCounts),
    /** Change notices and import progress, until the caller goes away. */
    notices: procedure.output(eventIterator(notice)),
  },
  items: {
    /**
     * Freezes the ids that answer the query now; rows never move under the cursor. The `first` rows come along, so
     * that what is typed is answered in one round trip.
     */
    open: procedure
      .input(listQuery.extend({ first: z.int().min(0).max(100).default(0) }))
      .output(listOpened.extend({ rows: z.array(listedItem) })),
    page: procedure
      .input(z.object({ list: z.string(), from: z.int().min(0), count: z.int().min(1).max(500) }))
      .output(z.object({ total: z.int(), more: z.boolean(), rows: z.array(listedItem) })),
    /**
     * Up to 10,000 ids in list order, so that ranges and "all shown" need no paging. A search is first frozen in
     * part, so that typing never waits for it; this freezes the rest.
     */
    ids: procedure
      .input(z.object({ list: z.string() }))
      .output(z.object({ total: z.int(), more: z.boolean(), unseen: count, ids: z.array(id) })),
    /** Rows of the list by id, to redraw after a change. */
    rows: procedure
      .input(z.object({ list: z.string(), items: z.array(id).max(500) }))
      .output(z.array(listedItem)),
    /** How many items that answer the list's query came in after it was opened. */
    waiting: procedure.input(z.object({ list: z.string() })).output(count),
    /** Shows or hides the copies beneath a story's row; the list's total changes. */
    unfold: procedure
      .input(z.object({ list: z.string(), item: id, open: z.boolean() }))
      .output(z.object({ total: z.int(), ids: z.array(id) })),
    close: procedure.input(z.object({ list: z.string() })).output(z.object({})),
    count: procedure.input(z.object({ query: z.string().max(2000) })).output(count),
    show: procedure.input(z.object({ item: id })).output(itemShown),
    /** Reading state is not logged. */
    seen: procedure
      .input(z.object({ items: z.array(id).max(10_000), seen: z.boolean() }))
      .output(z.object({})),
    /** The original as inert text: decoded, never rendered, 200,000 characters at most. */
    original: procedure
      .input(z.object({ item: id }))
      .output(originalRef.extend({ text: z.string().nullable(), truncated: z.boolean() })),
    /** The original byte for byte, base64, 700,000 bytes at a time. */
    originalBytes: procedure.input(z.object({ item: id, offset: z.int().min(0) })).output(bytes),
  },
  imports: {
    start: procedure.input(importInput).output(z.object({ import: id })),
    upload: procedure.input(uploadChunk).output(z.object({})),
    /** Reads the kept originals of all items that answer a query again with today's readers, as an import of its own. */
    reread: procedure.input(z.object({ query: z.string().max(2000) })).output(z.object({ import: id })),
    cancel: procedure.input(z.object({ import: id })).output(z.object({})),
    resume: procedure.input(z.object({ import: id })).output(z.object({})),
    list: procedure.input(z.object({ count: z.int().min(1).max(500).default(100) })).output(z.array(receipt)),
    show: procedure.input(z.object({ import: id })).output(receipt),
    /** Files of a receipt, refusals first; at most 50 items a file are named here. */
    files: procedure
      .input(z.object({ import: id, from: z.int().min(0), count: z.int().min(1).max(200) }))
      .output(z.object({ total: z.int(), files: z.array(receiptFile) })),
    /** The kept bytes of a file that could not be read. */
    fileBytes: procedure
      .input(z.object({ sha256: z.string().regex(/^[0-9a-f]{64}$/), offset: z.int().min(0) }))
      .output(bytes),
  },
  sources: {
    list: procedure.output(sourceList),
    /** The feeds that a page or an address leads to; fetches it, and a few addresses of the same host where it names none. */
    discover: procedure.input(discoverInput).output(discovered),
    /** Polls now, and answers once all are polled. */
    poll: procedure.input(pollInput).output(z.object({ polled: z.array(polled) })),
    /** Adds the subscriptions of an OPML document that are not here; one event takes them all back. */
    addList: procedure.input(z.object({ opml: z.string().max(900_000) })).output(subscribed),
    /** All sources as an OPML 2.0 document. */
    listFile: procedure.output(z.object({ opml: z.string() })),
    /** Fetches the page that an item links to; its text becomes a version of the item. */
    fullText: procedure.input(z.object({ item: id })).output(fullTextTaken),
  },
  stories: {
    show: procedure.input(z.object({ item: id })).output(storyShown),
    compare: procedure.input(z.object({ left: id, right: id })).output(comparison),
  },
  marks: {
    /** Why an item is marked, or is not: every signal that looked, with what it found or that it found nothing. */
    why: procedure.input(z.object({ item: id })).output(marksExplained),
    /** How often each signal was right, from the decisions that stand. */
    signals: procedure.output(z.object({ signals: z.array(signalRate) })),
  },
  briefs: {
    show: procedure.input(z.object({ brief: id })).output(briefShown),
    document: procedure.input(z.object({ brief: id })).output(briefDocument),
    export: procedure.input(z.object({ brief: id, formats: z.array(briefFormat).min(1).max(4) })).output(
      z.object({
        export: id,
        files: z.array(
          z.object({ name: z.string(), format: briefFormat, sha256: z.string(), size: z.int() }),
        ),
      }),
    ),
    exportBytes: procedure
      .input(z.object({ export: id, format: briefFormat, offset: z.int().min(0) }))
      .output(bytes),
  },
  history: {
    list: procedure
      .input(
        z.object({
          item: id.optional(),
          actor: z.string().max(200).optional(),
          before: z.int().optional(),
          count: z.int().min(1).max(200).default(100),
        }),
      )
      .output(z.object({ events: z.array(historyEvent), actors: z.array(z.string()) })),
    /** Undoes one named event, or else the caller's own last action that is not undone. */
    undo: procedure.input(z.object({ event: z.int().optional() })).output(undoResult),
    /** Redoes what was undone last, as long as nothing was done since. */
    redo: procedure.output(undoResult),
  },
  /** Takes an action: checked against the contract of its name, planned, applied and logged in one transaction. */
  act: procedure.input(z.object({ name: actionName, input: z.unknown() })).output(acted),
}
