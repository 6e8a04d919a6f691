import { rm } from 'node:fs/promises'
import { describe, expect, it, vi } from 'vitest'
import type { ItemShown } from '../../../src/contract/items.ts'
import { showItem } from '../../../src/engine/items/show-item.ts'
import { checkDerived } from '../../../src/engine/rebuild.ts'
import { originalPath } from '../../../src/engine/store/keep-original.ts'
import { desk, EDITOR, type Desk } from '../../build/desk.ts'
import { folderOf, importCopy, imported, line, textOf, type Imported } from '../../build/import-desk.ts'

// Real processes read here, and a machine may be busy with others.
vi.setConfig({ testTimeout: 60_000 })

/** A desk with one document of so many items, and how it came in. */
async function withCopy(count = 3): Promise<{ at: Desk; first: Imported }> {
  const at = await desk().open()
  at.act('desk.configure', { editor: EDITOR })
  const lines = Array.from({ length: count }, (_, number) =>
    line(`id-${number}`, textOf(number), { byline: `Writer ${number}` }),
  )
  const folder = await folderOf({ 'wires.jsonl': lines.join('\n') })
  const first = await importCopy(at, { paths: [folder] })
  at.ids.push(...first.files.flatMap((file) => file.items.map((item) => item.id ?? '')))
  return { at, first }
}

/**
 * Leaves a version as an earlier reader might have read it; what was read is never changed otherwise, so the engine
 * starts anew.
 */
async function asReadBefore(at: Desk, item: string, columns: Record<string, string | null>): Promise<void> {
  const sets = Object.keys(columns)
    .map((column) => `${column} = ?`)
    .join(', ')
  at.engine.store.db
    .prepare(`UPDATE item_version SET ${sets} WHERE item = ?`)
    .run(...Object.values(columns), item)
  await at.restart()
}

/** Letters with a note and so many bytes attached; a mailbox of more than a megabyte is read part by part. */
function mailbox(name: string, count: number, bytes: number): string {
  const attached = (file: string, type: string, lines: readonly string[]): string[] => [
    '--part',
    `Content-Type: ${type}`,
    `Content-Disposition: attachment; filename="${file}"`,
    ...lines,
  ]
  const mails = Array.from({ length: count }, (_, number) => [
    'From ada@paper.example Tue Nov 24 08:00:00 2026',
    'From: Ada Marsh <ada@paper.example>',
    `Message-ID: <${name}-${number}@paper.example>`,
    `Subject: Letter ${number} of ${name}`,
    'Date: Tue, 24 Nov 2026 08:00:00 +0000',
    'MIME-Version: 1.0',
    'Content-Type: multipart/mixed; boundary=part',
    '',
    '--part',
    'Content-Type: text/plain; charset=utf-8',
    '',
    `${textOf(number)} The letter of ${name} came by boat.`,
    ...attached(`note-${number}.txt`, 'text/plain; charset=utf-8', [
      '',
      `Note ${number} of ${name}`,
      '',
      `The quay of letter ${number} of ${name} is closed, its keeper said on Monday.`,
    ]),
    ...attached(`plan-${number}.bin`, 'application/octet-stream', [
      'Content-Transfer-Encoding: base64',
      '',
      ...(Buffer.alloc(bytes, number + 1)
        .toString('base64')
        .match(/.{1,76}/gu) ?? []),
    ]),
    '--part--',
    '',
  ])
  return mails.flat().join('\n')
}

async function reread(at: Desk, query = ''): Promise<Imported> {
  const id = at.engine.imports.reread(query, { actor: EDITOR, now: () => at.clock.now })
  await at.engine.imports.finished(id)
  expect(checkDerived(at.engine.store)).toEqual([])
  return imported(at, id)
}

const show = (at: Desk, item: string): ItemShown => showItem(at.engine.store.reader, item, () => [])
const performer = (at: Desk) => ({ actor: EDITOR, now: () => at.clock.now })

describe('reading originals again', () => {
  it('leaves everything as it is where nothing reads differently', async () => {
    const { at } = await withCopy()
    const { receipt } = await reread(at)
    expect(receipt).toMatchObject({ name: 'Re-read', reread: true, state: 'done', event: null })
    expect(receipt.counts).toMatchObject({ files: 1, items: 3, alreadyHere: 3, version: 0, refused: 0 })
    expect(at.ids.map((item) => show(at, item).versions.length)).toEqual([1, 1, 1])
  })

  it('makes a version of what differs, keeps decisions, lapses the vote on another text, and is undone as a whole', async () => {
    const { at } = await withCopy()
    const [item = '', other = ''] = at.ids
    await asReadBefore(at, item, { byline: null, text_hash: 'as the earlier reader had it' })
    at.act('item.tag', { items: [item], tag: 'courts' })
    at.act('item.note', { items: [item], note: 'Ask the clerk' })
    at.act('item.correct', { item, headline: 'By hand' })
    at.act('mark.set', { items: [item], mark: 'opinion', kind: 'opinion' })
    at.act('item.vet', { items: [item, other] })
    const { receipt, files } = await reread(at)
    expect(receipt.counts).toMatchObject({ items: 3, version: 1, alreadyHere: 2 })
    expect(files[0]?.items.find((each) => each.outcome === 'version')?.words).toBe(
      'Read again by a newer reader: the byline differs.',
    )
    const shown = show(at, item)
    expect(shown).toMatchObject({
      headline: 'By hand',
      byline: 'Writer 0',
      tags: ['courts'],
      note: 'Ask the clerk',
      lapsed: true,
      state: 'new',
    })
    expect(shown.marks.map((mark) => [mark.mark, mark.status])).toEqual([['opinion', 'confirmed']])
    expect(shown.versions.map((each) => [each.reread, each.current])).toEqual([
      [false, false],
      [true, true],
    ])
    expect(show(at, other)).toMatchObject({ state: 'vetted', lapsed: false })
    const event = receipt.event ?? 0
    at.engine.undo(performer(at), event)
    expect(show(at, item)).toMatchObject({ byline: null, state: 'vetted', lapsed: false, tags: ['courts'] })
    at.engine.redo(performer(at))
    expect(show(at, item)).toMatchObject({ byline: 'Writer 0', lapsed: true })
    expect(checkDerived(at.engine.store)).toEqual([])
  })

  it('keeps a vote and the roles set by hand where only other facts differ, however often', async () => {
    const { at } = await withCopy(1)
    const [item = ''] = at.ids
    at.act('item.setRole', { item, blocks: [0], role: 'notice' })
    at.act('item.vet', { items: [item] })
    await asReadBefore(at, item, { section: 'As it was called' })
    expect((await reread(at)).receipt.counts.version).toBe(1)
    expect(show(at, item)).toMatchObject({ state: 'vetted', lapsed: false, section: null, wordCount: 0 })
    expect(show(at, item).blocks.map((block) => block.role)).toEqual(['notice'])
    at.act('item.setRole', { item, blocks: [0], role: 'promo' })
    expect(show(at, item)).toMatchObject({ lapsed: true })
    expect((await reread(at)).receipt.counts).toMatchObject({ version: 0, alreadyHere: 1 })
    expect(show(at, item).blocks.map((block) => block.role)).toEqual(['promo'])
  })

  it('reads what a query names, and refuses one that it does not understand', async () => {
    const { at } = await withCopy()
    at.act('item.tag', { items: [at.ids[1] ?? ''], tag: 'courts' })
    expect((await reread(at, 'tag:courts')).receipt.counts.items).toBe(1)
    expect(() => at.engine.imports.reread('state:nonsense', performer(at))).toThrow('state: is new')
  })

  it('names what cannot be read any more, which keeps its version', async () => {
    const { at, first } = await withCopy(2)
    const [item = '', other = ''] = at.ids
    await asReadBefore(at, item, { locator: 'a place that this reader does not know' })
    const gone = await reread(at)
    expect(gone.receipt.counts).toMatchObject({ refused: 1, alreadyHere: 1 })
    expect(gone.files[0]?.items.find((each) => each.outcome === 'refused')).toMatchObject({
      id: item,
      words: expect.stringContaining('It keeps the version that is here.') as string,
    })
    await rm(originalPath(at.engine.store.home, first.files[0]?.sha256 ?? ''))
    const damaged = await reread(at)
    expect(damaged.receipt.counts).toMatchObject({ items: 2, refused: 2 })
    expect(damaged.files[0]).toMatchObject({ outcome: 'refused', code: 'STORE_DAMAGED' })
    expect([item, other].map((each) => show(at, each).versions.length)).toEqual([1, 1])
  })

  it('holds no item whose own import is taken back, and comes back with it', async () => {
    const { at, first } = await withCopy(1)
    const [item = ''] = at.ids
    await asReadBefore(at, item, { byline: 'Nobody', text_hash: 'as the earlier reader had it' })
    await reread(at)
    at.engine.undo(performer(at), first.receipt.event ?? 0)
    expect(at.engine.lists.count('').count).toBe(0)
    at.engine.redo(performer(at))
    expect(at.engine.lists.count('').count).toBe(1)
    expect(show(at, item).byline).toBe('Writer 0')
    expect(checkDerived(at.engine.store)).toEqual([])
  })

  it('finds what came in mailboxes of any length, and with their letters, as it was', async () => {
    const at = await desk().open()
    const folder = await folderOf({
      'short.mbox': mailbox('short', 2, 100),
      'long.mbox': mailbox('long', 3, 400_000),
    })
    const { receipt } = await importCopy(at, { paths: [folder] })
    const brought = receipt.counts.imported + receipt.counts.folded
    expect(brought).toBe(10)
    const again = await reread(at)
    expect(
      again.files.flatMap((file) => file.items.filter((item) => item.outcome !== 'alreadyHere')),
    ).toEqual([])
    expect(again.receipt.counts).toMatchObject({ items: brought, alreadyHere: brought })
  })

  it('goes on where it was interrupted, and reads nothing twice', async () => {
    const { at } = await withCopy(1)
    const folder = await folderOf({ 'more.jsonl': line('id-9', textOf(9)) })
    await importCopy(at, { paths: [folder] })
    const [item = ''] = at.ids
    await asReadBefore(at, item, { byline: 'Nobody', text_hash: 'as the earlier reader had it' })
    const { id } = await reread(at)
    const { db } = at.engine.store
    // As a crash leaves it after the first of two originals.
    db.prepare("UPDATE import SET state = 'interrupted', event = NULL, counts = NULL WHERE id = ?").run(id)
    db.prepare("DELETE FROM import_file WHERE import = ? AND path = 'more.jsonl'").run(id)
    db.prepare("DELETE FROM import_item WHERE import = ? AND path = 'more.jsonl'").run(id)
    at.engine.imports.resume(id, performer(at))
    await at.engine.imports.finished(id)
    expect(imported(at, id).receipt.counts).toMatchObject({ files: 2, version: 1, alreadyHere: 1 })
    expect(show(at, item).versions).toHaveLength(2)
  })

  it('stops where it is told to, and its receipt says so', async () => {
    const { at } = await withCopy(1)
    const id = at.engine.imports.reread('', performer(at))
    at.engine.imports.cancel(id)
    await at.engine.imports.finished(id)
    expect(imported(at, id).receipt.state).toBe('cancelled')
  })
})
