import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import { v7 as newId } from 'uuid'
import type { ActionGiven, ActionName } from '../../src/contract/actions.ts'
import type { Block } from '../../src/contract/blocks.ts'
import { afterLanding } from '../../src/engine/after-landing.ts'
import { openEngine, type Engine } from '../../src/engine/engine.ts'
import { landDraft, type Landed } from '../../src/engine/intake/land-drafts.ts'
import { prepareDraft } from '../../src/engine/intake/prepare-draft.ts'
import type { WireFields } from '../../src/contract/wire.ts'
import type { Draft } from '../../src/engine/items/draft.ts'
import { keepOriginal } from '../../src/engine/store/keep-original.ts'
import type { Performed } from '../../src/engine/store/perform.ts'
import { seeded } from './seeded.ts'

/** Copy as a test states it: only what matters to it. */
export type CopyGiven = {
  headline?: string
  byline?: string
  paragraphs?: readonly string[]
  /** Blocks as a reader gives them, where paragraphs alone will not do. */
  blocks?: Block[]
  source?: string
  url?: string
  externalId?: string
  /** UTC, ISO 8601 with milliseconds. */
  published?: string
  language?: string
  fields?: Draft['fields']
  /** Makes it wire copy: what the sender states, where it differs from a plain usable story. */
  wire?: Partial<WireFields>
  /** Takes the text of the item with this number in the desk; headline, source and link are its own. */
  copyOf?: number
}

/** A desk on a real file in a folder of its own, which goes when the test has ended. */
export type Desk = {
  engine: Engine
  /** Items in the order in which they were given. */
  ids: string[]
  folder: string
  /** The time that the engine reads; set it at will. */
  clock: { now: Date }
  /** Lands more copy as one import, the way every import does. */
  land: (...copies: readonly CopyGiven[]) => Promise<Landed[]>
  /** Takes an action as an editor. */
  act: <Name extends ActionName>(name: Name, given: ActionGiven<Name>, actor?: string) => Performed
  /** Closes the engine and opens it again on the same folder. */
  restart: () => Promise<void>
  close: () => Promise<void>
}

/** Who acts in tests unless they say otherwise. */
export const EDITOR = 'Ada Marsh'
/** When a desk's clock begins. */
export const MORNING = '2026-11-24T08:00:00.000Z'

const PLAIN_WIRE: WireFields = {
  slug: null,
  credit: null,
  provider: 'Meridian Wire',
  version: null,
  status: 'usable',
  statusWords: null,
  urgency: null,
  embargoUntil: null,
  genres: [],
  subjects: [],
  places: [],
  usageTerms: null,
  editorialNote: null,
}

type DeskBuilder = { item: (copy?: CopyGiven) => DeskBuilder; open: () => Promise<Desk> }

/** Begins a desk: `await desk().item({ byline: 'Ann Moor' }).item({ copyOf: 0 }).open()`. */
export function desk(): DeskBuilder {
  const given: CopyGiven[] = []
  const builder: DeskBuilder = {
    item(copy = {}) {
      given.push(copy)
      return builder
    },
    open: () => openDesk(given),
  }
  return builder
}

async function openDesk(given: readonly CopyGiven[]): Promise<Desk> {
  const folder = await mkdtemp(join(tmpdir(), 'copytaster-desk-'))
  const clock = { now: new Date(MORNING) }
  const open = (): Promise<Engine> => openEngine({ home: folder, now: () => clock.now })
  const texts: CopyGiven[] = []
  const opened: Desk = {
    engine: await open(),
    ids: [],
    folder,
    clock,
    async land(...copies) {
      const landed = await landCopies(opened.engine, copies, texts, clock.now)
      for (const each of landed) {
        if (each.item !== null && !opened.ids.includes(each.item)) opened.ids.push(each.item)
      }
      return landed
    },
    act: (name, input, actor = EDITOR) => opened.engine.act({ actor, now: () => clock.now }, name, input),
    async restart() {
      await opened.engine.close()
      opened.engine = await open()
    },
    async close() {
      await opened.engine.close()
      await rm(folder, { recursive: true, force: true })
    },
  }
  onTestFinished(() => opened.close())
  if (given.length > 0) await opened.land(...given)
  return opened
}

async function landCopies(
  engine: Engine,
  copies: readonly CopyGiven[],
  texts: CopyGiven[],
  now: Date,
): Promise<Landed[]> {
  const { store } = engine
  const id = newId()
  const bytes = Buffer.from(JSON.stringify({ import: id, copies }))
  const original = await keepOriginal(store.home, bytes)
  return store.transaction(() => {
    store.db
      .prepare('INSERT INTO original (sha256, size, kept_at) VALUES (?, ?, ?)')
      .run(original.sha256, original.size, now.toISOString())
    store.db
      .prepare(
        "INSERT INTO import (id, name, by, input, state, started_at) VALUES (?, ?, ?, '{}', 'done', ?)",
      )
      .run(id, 'Copy of a test', EDITOR, now.toISOString())
    return copies.map((copy, index) => {
      const known = copy.copyOf === undefined ? undefined : texts[copy.copyOf]
      texts.push({
        ...known,
        ...copy,
        blocks: copy.blocks ?? known?.blocks ?? blocksOf(copy, known, texts.length),
      })
      return landDraft(
        store.db,
        afterLanding,
        {
          import: id,
          path: 'copy.json',
          original: original.sha256,
          originalName: 'copy.json',
          mediaType: 'application/json',
          now: now.toISOString(),
        },
        prepareDraft(draftOf(texts.at(-1) ?? copy, copy, String(index), texts.length), 'copy.json'),
      )
    })
  })
}

function blocksOf(copy: CopyGiven, known: CopyGiven | undefined, number: number): Block[] {
  const lines = copy.paragraphs ?? known?.paragraphs ?? [ownText(number)]
  return lines.map((text) => ({ kind: 'paragraph', role: 'body', runs: [{ text }] }))
}

/** A text that no other item has, nor one much like it, of more than eight words. */
function ownText(number: number): string {
  const random = seeded(number + 1).next
  const word = (): string =>
    Array.from({ length: 3 }, () => SYLLABLES[Math.floor(random() * SYLLABLES.length)]).join('')
  return `Report ${number}: harbour, ${Array.from({ length: 14 }, word).join(' ')}.`
}

const SYLLABLES = ['ba', 'de', 'fi', 'go', 'hu', 'ka', 'le', 'mi', 'no', 'pu', 'ra', 'se', 'ti', 'vo', 'zu']

function draftOf(text: CopyGiven, copy: CopyGiven, locator: string, number: number): Draft {
  return {
    externalId: copy.externalId ?? null,
    locator,
    headline: copy.headline ?? `Headline ${number}`,
    byline: copy.byline ?? null,
    dateline: null,
    url: copy.url ?? `https://paper.example/${number}`,
    canonicalUrl: null,
    published: copy.published
      ? { value: copy.published, precision: 'second', text: copy.published, zone: 'Z' }
      : null,
    updated: null,
    language: copy.language ?? 'en',
    source: copy.source ?? 'The Paper',
    sourceUrl: null,
    section: null,
    summary: null,
    rights: null,
    wire: copy.wire ? { ...PLAIN_WIRE, ...copy.wire } : null,
    fields: copy.fields ?? [],
    blocks: text.blocks ?? [],
    problems: [],
  }
}
