import { join } from 'node:path'
import { expect, it, vi } from 'vitest'
import { originalPath } from '../../../src/engine/store/keep-original.ts'
import { verifyStore } from '../../../src/engine/store/verify.ts'
import { desk, EDITOR, type Desk } from '../../build/desk.ts'
import { folderOf, importCopy, imported, line } from '../../build/import-desk.ts'
import { fromLine, inMbox, syntheticMail } from '../../build/synthetic-mail.ts'
import { syntheticCopy, vocabulary } from '../../build/synthetic-copy.ts'

// Real processes read and write here, and a machine may be busy with others.
vi.setConfig({ testTimeout: 120_000 })

const words = vocabulary()
const actor = (at: Desk) => ({ actor: EDITOR, now: () => at.clock.now })
/** Copy that is like no other. */
const storyOf = (number: number): string => syntheticCopy(words, number).paragraphs.join('\n\n')
const mailbox = (count: number): string =>
  Array.from(
    { length: count },
    (_, index) => `${fromLine(index)}${inMbox(syntheticMail(words, index))}`,
  ).join('')

it('a mailbox of more than a megabyte is read mail by mail; its attachments name the mail they came with', async () => {
  const at = await desk().open()
  const note = [
    'From: a@b.example',
    'Subject: With a note',
    'Message-ID: <note@b.example>',
    'Content-Type: multipart/mixed; boundary=x',
    '',
    '--x\r\nContent-Type: text/plain\r\n\r\nSee the note.',
    `--x\r\nContent-Type: text/plain; name=note.txt\r\nContent-Disposition: attachment\r\n\r\nThe note says that the quay is shut for repairs until the first week of March.`,
    '--x--',
  ].join('\r\n')
  const folder = await folderOf({ 'desk.mbox': `${mailbox(100)}${fromLine(100)}${inMbox(note)}` })
  const { receipt, files, outcomes } = await importCopy(at, { paths: [join(folder, 'desk.mbox')] })
  expect(receipt.counts).toMatchObject({ files: 12, items: 102, refused: 0 })
  expect(outcomes['desk.mbox/101/note.txt']).toBe('imported')
  expect(outcomes['desk.mbox/1/photo.jpg']).toBe('kept')
  const mails = files.find((file) => file.path === 'desk.mbox')
  expect(mails?.itemCount).toBe(101)
  const [version] = at.engine.store.db
    .prepare<[], { fields: string; locator: string; original: string }>(
      "SELECT fields, locator, original FROM item_version WHERE original_name = 'note.txt'",
    )
    .all()
  expect(JSON.parse(version?.fields ?? '[]')).toContainEqual({ name: 'mail:came-with', value: 'With a note' })
  expect(originalPath(at.engine.store.home, version?.original ?? '')).not.toBe(mails?.sha256)
  const again = await importCopy(at, { paths: [join(folder, 'desk.mbox')] })
  expect(again.receipt.counts).toMatchObject({ items: 102, alreadyHere: 102 })
})

it('a mailbox that was broken off goes on where it was, and nothing comes twice', async () => {
  const at = await desk().open()
  const folder = await folderOf({ 'desk.mbox': mailbox(600) })
  const id = await at.engine.imports.start({ paths: [join(folder, 'desk.mbox')] }, actor(at))
  await until(() => at.engine.lists.count('').count > 150)
  await at.restart()
  const before = imported(at, id)
  expect(before.receipt.state).toBe('interrupted')
  expect(before.receipt.counts.items).toBeLessThan(600)
  at.engine.imports.resume(id, actor(at))
  await at.engine.imports.finished(id)
  expect(imported(at, id).receipt).toMatchObject({
    state: 'done',
    counts: { items: 600, refused: 0, files: 61 },
  })
  expect((await verifyStore(at.engine.store, [])).damage).toEqual([])
})

it('lines of JSON beyond what one document may be are read in runs', async () => {
  const at = await desk().open()
  const blanks = `${' '.repeat(1_023)}\n`.repeat(33 * 1024)
  const broken = '{"id": "2", '
  const text = [line('1', storyOf(1)), blanks, broken, blanks, line('1', `${storyOf(1)} Updated.`)].join('\n')
  const folder = await folderOf({ 'wire.jsonl': text })
  const { files, receipt } = await importCopy(at, { paths: [folder] })
  expect(receipt.counts).toMatchObject({ items: 3, imported: 1, version: 1, refused: 1 })
  expect(files[0]?.words).toContain('Line 33795 of wire.jsonl is not a JSON object.')
})

it('a second line with the same id is a version of the item, in one file as in two', async () => {
  const at = await desk().open()
  const text = [line('1', storyOf(1)), line('2', storyOf(2)), line('1', `${storyOf(1)} Updated.`)].join('\n')
  const folder = await folderOf({ 'wire.jsonl': text })
  const first = await importCopy(at, { paths: [folder] })
  expect(first.receipt.counts).toMatchObject({ imported: 2, version: 1 })
  expect(at.engine.lists.count('updated ').count).toBe(1)
  const again = await importCopy(at, { paths: [folder] })
  expect(again.receipt.counts).toMatchObject({ alreadyHere: 3, version: 0 })
})

/** Waits until something is so; fails after a minute. */
async function until(so: () => boolean): Promise<void> {
  const end = Date.now() + 60_000
  while (!so()) {
    if (Date.now() > end) throw new Error('It did not come about.')
    await new Promise((resume) => setTimeout(resume, 2))
  }
}
