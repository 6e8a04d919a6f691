import type { ActionGiven, ActionName } from '../contract/actions.ts'
import type { ItemRow } from '../contract/items.ts'

/** Changes the rows of these items wherever they are shown, and answers with what puts them back. */
export type RowPatcher = (items: readonly string[], change: (row: ItemRow) => Partial<ItemRow>) => () => void

let patchers: readonly RowPatcher[] = []

/** A list or a cache that holds rows offers to change them before the engine has answered. */
export function offerRows(patcher: RowPatcher): () => void {
  patchers = [...patchers, patcher]
  return () => {
    patchers = patchers.filter((each) => each !== patcher)
  }
}

/** Shows rows as they will be after an action. Actions whose result only the engine knows change nothing here. */
export function rowsAfter<Name extends ActionName>(name: Name, given: ActionGiven<Name>): () => void {
  const [items, change] = expected(name, given)
  if (!change || items.length === 0) return () => undefined
  const putBack = patchers.map((patch) => patch(items, change))
  return () => {
    for (const each of putBack) each()
  }
}

type Expected = readonly [readonly string[], ((row: ItemRow) => Partial<ItemRow>) | null]

function expected<Name extends ActionName>(name: Name, given: ActionGiven<Name>): Expected {
  const change = EXPECTED[name]
  return change ? change(given) : [[], null]
}

const EXPECTED: { readonly [Name in ActionName]?: (given: ActionGiven<Name>) => Expected } = {
  'item.hold': ({ items }) => [items, () => ({ state: 'held' })],
  'item.spike': ({ items }) => [items, () => ({ state: 'spiked' })],
  'item.restore': ({ items }) => [items, () => ({ state: 'new' })],
  'item.vet': ({ items }) => [items, () => ({ state: 'vetted', lapsed: false })],
  'item.embargo': ({ items, until }) => [items, () => ({ embargoUntil: until })],
  'item.note': ({ items, note }) => [items, () => ({ hasNote: note !== null && note !== '' })],
  'item.tag': ({ items, tag }) => [
    items,
    (row) => ({ tags: row.tags.includes(tag) ? row.tags : [...row.tags, tag].sort() }),
  ],
  'item.untag': ({ items, tag }) => [items, (row) => ({ tags: row.tags.filter((each) => each !== tag) })],
  'item.correct': ({ item, headline, byline, publishedAt, source }) => [
    [item],
    (row) => ({
      headline: headline ?? row.headline,
      headlineMade: headline === undefined && row.headlineMade,
      byline: byline === undefined ? row.byline : byline,
      publishedAt: publishedAt === undefined ? row.publishedAt : publishedAt,
      source: source === undefined ? row.source : source,
    }),
  ],
  'mark.confirm': ({ marks }) => [
    marks.map((each) => each.item),
    (row) => ({
      marks: row.marks.map((mark) =>
        marks.some(
          (each) => each.item === row.id && each.mark === mark.mark && samePassage(each.blocks, mark.blocks),
        )
          ? { ...mark, status: 'confirmed' }
          : mark,
      ),
    }),
  ],
  'mark.reject': ({ marks }) => [
    marks.map((each) => each.item),
    (row) => ({
      marks: row.marks.map((mark) =>
        marks.some(
          (each) => each.item === row.id && each.mark === mark.mark && samePassage(each.blocks, mark.blocks),
        )
          ? { ...mark, status: 'rejected' }
          : mark,
      ),
    }),
  ],
  'mark.set': ({ items, mark, kind, blocks }) => [
    items,
    (row) => ({
      marks: [
        ...row.marks.filter((each) => each.mark !== mark || !samePassage(each.blocks, blocks ?? null)),
        {
          mark,
          kind: kind ?? mark,
          status: 'confirmed',
          originator: null,
          score: 1,
          blocks: blocks ?? null,
          evidence: [],
        },
      ],
    }),
  ],
  'mark.clear': ({ items, mark, blocks }) => [
    items,
    (row) => ({
      marks: row.marks.filter((each) => each.mark !== mark || !samePassage(each.blocks, blocks ?? null)),
    }),
  ],
}

function samePassage(
  left: readonly [number, number] | null,
  right: readonly [number, number] | null,
): boolean {
  return left === right || (left !== null && right !== null && left[0] === right[0] && left[1] === right[1])
}
