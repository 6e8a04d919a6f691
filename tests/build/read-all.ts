import type { Problem } from '../../src/contract/errors.ts'
import type {
  Draft,
  DraftField,
  NestedOriginal,
  ReadHints,
  Subscription,
} from '../../src/engine/items/draft.ts'
import { blockText } from '../../src/contract/blocks.ts'
import { readDocument } from '../../src/engine/intake/readers/read-document.ts'

export type ReadAll = {
  format: string | null
  drafts: Draft[]
  nested: NestedOriginal[]
  refused: { locator: string; headline: string; problem: Problem }[]
  problems: Problem[]
  feed: DraftField[]
  subscriptions: Subscription[]
}

/** Everything that the readers make of a document. Text is given to them as UTF-8. */
export async function readAll(
  document: string | Uint8Array,
  name: string,
  hints: Partial<ReadHints> = {},
): Promise<ReadAll> {
  const bytes = typeof document === 'string' ? new TextEncoder().encode(document) : document
  const all: ReadAll = {
    format: null,
    drafts: [],
    nested: [],
    refused: [],
    problems: [],
    feed: [],
    subscriptions: [],
  }
  for await (const event of readDocument(bytes, {
    name,
    mediaType: null,
    url: null,
    modified: null,
    ...hints,
  })) {
    if (event.kind === 'format') all.format = event.format
    else if (event.kind === 'draft') all.drafts.push(event.draft)
    else if (event.kind === 'nested') all.nested.push(event.nested)
    else if (event.kind === 'refused') all.refused.push(event)
    else if (event.kind === 'feed') all.feed = event.fields
    else if (event.kind === 'subscriptions') all.subscriptions.push(...event.outlines)
    else all.problems.push(event.problem)
  }
  return all
}

/** The only draft of a document, or an error that shows what came instead. */
export async function readOne(
  document: string | Uint8Array,
  name: string,
  hints: Partial<ReadHints> = {},
): Promise<Draft> {
  const all = await readAll(document, name, hints)
  const [draft] = all.drafts
  if (draft === undefined || all.drafts.length > 1)
    throw new Error(`Not one draft: ${JSON.stringify(all).slice(0, 400)}`)
  return draft
}

/** The texts of a draft's blocks, in order. */
export function textsOf(draft: Draft): string[] {
  return draft.blocks.map(blockText)
}

/** The values that a draft holds under one field name. */
export function valuesOf(draft: Draft, name: string): string[] {
  return draft.fields.filter((field) => field.name === name).map((field) => field.value)
}
