import { readFile, rm, truncate } from 'node:fs/promises'
import { readdirSync } from 'node:fs'
import { basename, join } from 'node:path'
import { zipSync, strToU8 } from 'fflate'
import { describe, expect, it, vi } from 'vitest'
import { checkDerived } from '../../../src/engine/rebuild.ts'
import { readOriginal } from '../../../src/engine/store/keep-original.ts'
import { verifyStore } from '../../../src/engine/store/verify.ts'
import { desk, EDITOR, type Desk } from '../../build/desk.ts'
import { folderOf, importCopy, imported, line, textOf } from '../../build/import-desk.ts'

// Real processes read and write here, and a machine may be busy with others.
vi.setConfig({ testTimeout: 60_000 })

const actor = (at: Desk) => ({ actor: EDITOR, now: () => at.clock.now })
const headlines = (at: Desk, query = ''): string[] =>
  at.engine.lists
    .page(at.engine.lists.open({ query, order: 'oldest', fold: false }).list, 0, 500)
    .rows.map((row) => row.headline)

describe('an import', () => {
  it('takes a folder of many formats; one bad file never stops the rest', async () => {
    const at = await desk().open()
    const folder = await folderOf({
      'a.txt': `Ferry stops\n\n${textOf(1)}`,
      'b.jsonl': [line('1', textOf(2)), line('2', textOf(3)), line('3', textOf(2))].join('\n'),
      'c.html': `<html><head><title>Page</title></head><body><article><h1>Page</h1><p>${textOf(4)}</p></article></body></html>`,
      'd.docx': 'this is no zip',
      'e.txt': '',
      'f/g.md': `# Deep\n\n${textOf(5)}`,
      'h.zip': zipSync({
        'in/one.txt': strToU8(`One\n\n${textOf(6)}`),
        'two.jsonl': strToU8(line('9', textOf(7))),
      }),
      'i.png': new Uint8Array([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10, 0, 0, 0, 0]),
      '.hidden.txt': textOf(8),
      'j.xml': `<rss version="2.0"><channel><title>Feed</title><item><guid>1</guid><title>F</title><description>${textOf(9)}</description></item>`,
    })
    const { outcomes, receipt, files } = await importCopy(at, { paths: [folder] })
    expect(outcomes).toEqual({
      'a.txt': 'imported',
      'b.jsonl': 'partly',
      'c.html': 'imported',
      'd.docx': 'refused',
      'e.txt': 'refused',
      'f/g.md': 'imported',
      'h.zip': 'kept',
      'h.zip/in/one.txt': 'imported',
      'h.zip/two.jsonl': 'imported',
      'i.png': 'refused',
      'j.xml': 'imported',
      [`${basename(folder)} (hidden files)`]: 'kept',
    })
    expect(receipt).toMatchObject({
      state: 'done',
      by: EDITOR,
      counts: { imported: 8, folded: 1, version: 0, alreadyHere: 0 },
    })
    const bad = Object.fromEntries(
      files.filter((file) => file.code).map((file) => [file.path.split('/').at(-1), file.code]),
    )
    expect(bad).toMatchObject({ 'd.docx': 'NOT_A_ZIP', 'e.txt': 'EMPTY' })
    expect(files.slice(0, receipt.counts.refused).every((file) => file.outcome === 'refused')).toBe(true)
    for (const file of files) expect(file.outcome === 'refused' ? file.words : 'x', file.path).not.toBe('')
    const original = files.find((file) => file.path.endsWith('a.txt'))?.sha256 ?? ''
    expect(
      (await readOriginal(at.engine.store.home, original)).equals(await readFile(join(folder, 'a.txt'))),
    ).toBe(true)
    expect((await verifyStore(at.engine.store, [() => checkDerived(at.engine.store)])).damage).toEqual([])
  })

  it('knows what is here already, and newer versions of it', async () => {
    const at = await desk().open()
    const first = await folderOf({ 'x.jsonl': [line('1', textOf(1)), line('2', textOf(2))].join('\n') })
    await importCopy(at, { paths: [first] })
    const again = await importCopy(at, { paths: [first] })
    expect(again.receipt.counts).toMatchObject({ items: 2, alreadyHere: 2, imported: 0 })
    const newer = await folderOf({
      'x.jsonl': [line('1', textOf(1)), line('2', `${textOf(2)} More.`), line('3', textOf(3))].join('\n'),
    })
    const second = await importCopy(at, { paths: [newer] })
    expect(second.files[0]?.items.map((item) => item.outcome)).toEqual(['alreadyHere', 'version', 'imported'])
    // The older file once more is no newer version of anything.
    expect((await importCopy(at, { paths: [first] })).receipt.counts).toMatchObject({
      alreadyHere: 2,
      version: 0,
    })
    expect(at.engine.lists.count('more ').count).toBe(1)
  })

  it('names two files of the same name apart', async () => {
    const at = await desk().open()
    const folder = await folderOf({ 'one/x.txt': textOf(1), 'two/x.txt': textOf(2) })
    const { files, receipt } = await importCopy(at, {
      paths: [join(folder, 'one/x.txt'), join(folder, 'two/x.txt')],
    })
    expect(files.map((file) => file.path)).toEqual(['one/x.txt', 'two/x.txt'])
    expect(receipt.counts).toMatchObject({ files: 2, imported: 2 })
  })

  it('says of a path that is not there, and takes the others', async () => {
    const at = await desk().open()
    const folder = await folderOf({ 'x.txt': textOf(1) })
    const { outcomes, files } = await importCopy(at, {
      paths: [join(folder, 'gone.txt'), join(folder, 'x.txt')],
    })
    expect(outcomes).toEqual({ 'gone.txt': 'refused', 'x.txt': 'imported' })
    expect(files[0]).toMatchObject({
      code: 'UNREADABLE',
      words: expect.stringContaining('is no longer there'),
    })
  })

  it('goes on when a file disappears while it is read', async () => {
    const at = await desk().open()
    const names = Object.fromEntries(
      Array.from({ length: 60 }, (_, index) => [`${String(index).padStart(3, '0')}.txt`, textOf(index)]),
    )
    const folder = await folderOf(names)
    const id = await at.engine.imports.start({ paths: [folder] }, actor(at))
    await until(() => imported(at, id).files.length > 0)
    await rm(join(folder, '059.txt'))
    await at.engine.imports.finished(id)
    const { outcomes, receipt } = imported(at, id)
    expect(outcomes['059.txt']).toBe('refused')
    expect(receipt.counts).toMatchObject({ files: 60, imported: 59, refused: 1 })
  })

  it('keeps names with bidi controls as they are', async () => {
    const at = await desk().open()
    const name = 'annual\u202etxt.exe.txt'
    const { files } = await importCopy(at, { paths: [await folderOf({ [name]: textOf(1) })] })
    expect(files[0]?.path.endsWith(`/${name}`)).toBe(true)
    expect(files[0]?.outcome).toBe('imported')
  })

  it('keeps a text of 200 MB and does not read it, in memory that stays flat', async () => {
    const at = await desk().open()
    const folder = await folderOf({ 'big.txt': 'words ', 'small.txt': textOf(1) })
    await truncate(join(folder, 'big.txt'), 200 * 1024 * 1024)
    globalThis.gc?.()
    const before = process.memoryUsage().rss
    let most = 0
    const watch = setInterval(() => (most = Math.max(most, process.memoryUsage().rss)), 10)
    const { files, outcomes } = await importCopy(at, { paths: [folder] })
    clearInterval(watch)
    expect(outcomes).toEqual({ 'big.txt': 'kept', 'small.txt': 'imported' })
    expect(files.find((file) => file.path.endsWith('big.txt'))).toMatchObject({ code: 'TOO_LARGE' })
    expect(most - before).toBeLessThan(120 * 1024 * 1024)
  })

  it('takes pasted text with the link that it came from', async () => {
    const at = await desk().open()
    const { receipt, files } = await importCopy(at, {
      pasted: { text: textOf(1), url: 'https://paper.example/pasted' },
    })
    expect(receipt.name).toBe('Pasted text')
    expect(files[0]?.path).toMatch(/^Pasted 2026-11-24 .*\.txt$/u)
    expect(readdirSync(at.engine.store.home.uploads)).toEqual([])
  })

  it('takes a newsletter as one mail, and its stories too where the editor wants them', async () => {
    const at = await desk().open()
    const stories = [1, 2, 3].map(
      (number) =>
        `<h2><a href="https://paper.example/${number}">Story number ${number} of the day</a></h2><p>${textOf(number)}</p>`,
    )
    const mail = `From: Brief <b@paper.example>\nSubject: The brief\nMessage-ID: <1@paper.example>\nContent-Type: text/html\n\n${stories.join('')}`
    const folder = await folderOf({ 'brief.eml': mail })
    expect((await importCopy(at, { paths: [folder] })).receipt.counts).toMatchObject({
      imported: 1,
      items: 1,
    })
    const parted = await importCopy(at, { paths: [folder], splitNewsletters: true })
    expect(parted.receipt.counts).toMatchObject({ items: 4, alreadyHere: 1 })
    expect(headlines(at).filter((headline) => headline.startsWith('Story number'))).toHaveLength(3)
  })

  it('takes 2,000 small files', async () => {
    const at = await desk().open()
    const folder = await folderOf(
      Object.fromEntries(Array.from({ length: 2000 }, (_, index) => [`${index}.txt`, textOf(index)])),
    )
    const { receipt } = await importCopy(at, { paths: [folder] })
    expect(receipt.counts).toMatchObject({ files: 2000, items: 2000, imported: 2000 })
  }, 60_000)
})

describe('an import that is stopped', () => {
  const many = (): Promise<string> =>
    folderOf({
      'x.jsonl': Array.from({ length: 1500 }, (_, index) => line(String(index), textOf(index))).join('\n'),
    })

  it('by the editor ends with what is in, and can be undone as a whole', async () => {
    const at = await desk().open()
    const id = await at.engine.imports.start({ paths: [await many()] }, actor(at))
    await until(() => at.engine.lists.count('').count > 300)
    at.engine.imports.cancel(id)
    await at.engine.imports.finished(id)
    const { receipt, files } = imported(at, id)
    expect(receipt.state).toBe('cancelled')
    expect(files).toMatchObject([
      { outcome: 'imported', code: 'CANCELLED', itemCount: receipt.counts.imported },
    ])
    expect(files[0]?.words).toMatch(/x\.jsonl was read\. What had been read by then is in\.$/)
    const { count } = at.engine.lists.count('')
    expect(count).toBe(receipt.counts.imported)
    expect(count).toBeLessThan(1500)
    at.engine.undo(actor(at), receipt.event ?? -1)
    expect(at.engine.lists.count('').count).toBe(0)
  })

  it('by the end of the program can be resumed, and nothing comes twice', async () => {
    const at = await desk().open()
    const id = await at.engine.imports.start({ paths: [await many()] }, actor(at))
    await until(() => at.engine.lists.count('').count > 300)
    await at.restart()
    expect(imported(at, id).receipt.state).toBe('interrupted')
    at.engine.imports.resume(id, actor(at))
    await at.engine.imports.finished(id)
    expect(imported(at, id).receipt).toMatchObject({
      state: 'done',
      counts: { items: 1500, imported: 1500, files: 1 },
    })
    expect((await verifyStore(at.engine.store, [])).damage).toEqual([])
    expect(() => at.engine.imports.resume(id, actor(at))).toThrow(
      'Only an interrupted import can be resumed.',
    )
  })
})

describe('undo of a whole import', () => {
  it('takes its items off the desk and redo brings them back, with what was decided', async () => {
    const at = await desk().item({ headline: 'Stays' }).open()
    const folder = await folderOf({ 'x.jsonl': [line('1', textOf(71)), line('2', textOf(72))].join('\n') })
    const { receipt, files } = await importCopy(at, { paths: [folder] })
    const [item = ''] = files[0]?.items.map((each) => each.id ?? '') ?? []
    at.act('item.hold', { items: [item] })
    at.engine.undo(actor(at), receipt.event ?? -1)
    expect(headlines(at)).toEqual(['Stays'])
    expect(headlines(at, 'report')).toEqual(['Stays'])
    expect(imported(at, receipt.id).receipt.withdrawn).toBe(true)
    expect(() => at.act('item.spike', { items: [item] })).toThrow('There is no such item here.')
    at.engine.redo(actor(at))
    expect(headlines(at)).toEqual(['Stays', 'Title 1', 'Title 2'])
    expect(headlines(at, 'state:held')).toEqual(['Title 1'])
    expect(checkDerived(at.engine.store)).toEqual([])
  })

  it('lets go of the copies in its stories, and takes them back', async () => {
    const at = await desk()
      .item({ headline: 'Mine', paragraphs: [textOf(1)] })
      .open()
    const folder = await folderOf({ 'x.jsonl': [line('1', textOf(1)), line('2', textOf(1))].join('\n') })
    const { receipt } = await importCopy(at, { paths: [folder] })
    const size = (): unknown => at.engine.store.db.prepare('SELECT size FROM story').pluck().all()
    expect(size()).toEqual([3])
    at.engine.undo(actor(at), receipt.event ?? -1)
    expect(size()).toEqual([])
    at.engine.redo(actor(at))
    expect(size()).toEqual([3])
  })

  it('can be followed by the same import again: items come back under the import that stands', async () => {
    const at = await desk().open()
    const folder = await folderOf({ 'x.jsonl': [line('1', textOf(1)), line('2', textOf(2))].join('\n') })
    const first = await importCopy(at, { paths: [folder] })
    at.engine.undo(actor(at), first.receipt.event ?? -1)
    const second = await importCopy(at, { paths: [folder] })
    expect(second.receipt.counts).toMatchObject({ imported: 2, alreadyHere: 0 })
    expect(headlines(at)).toEqual(['Title 1', 'Title 2'])
    at.engine.undo(actor(at), second.receipt.event ?? -1)
    expect(headlines(at)).toEqual([])
    const third = await importCopy(at, { paths: [folder] })
    expect(third.receipt.counts).toMatchObject({ imported: 2 })
  })

  it('of a newer version shows the older one again, and the newer one can come back', async () => {
    const at = await desk().open()
    const old = await folderOf({ 'x.jsonl': line('1', textOf(1)) })
    const newer = await folderOf({ 'x.jsonl': line('1', `${textOf(1)} Updated.`) })
    await importCopy(at, { paths: [old] })
    const second = await importCopy(at, { paths: [newer] })
    const updated = (): number => at.engine.lists.count('updated ').count
    expect([second.receipt.counts.version, updated()]).toEqual([1, 1])
    at.engine.undo(actor(at), second.receipt.event ?? -1)
    expect(updated()).toBe(0)
    const third = await importCopy(at, { paths: [newer] })
    expect([third.receipt.counts.version, updated()]).toEqual([1, 1])
    at.engine.undo(actor(at), third.receipt.event ?? -1)
    expect([headlines(at), updated()]).toEqual([['Title 1'], 0])
    expect(checkDerived(at.engine.store)).toEqual([])
  })
})

describe('what a browser sends', () => {
  const upload = '01a20ef5-4e8e-7779-bcd2-b826b31a6c75'
  const send = async (at: Desk, name: string, data: string, offset = 0): Promise<void> => {
    const { receiveUpload } = await import('../../../src/engine/intake/import-sources.ts')
    await receiveUpload(at.engine.store.home, {
      upload,
      name,
      offset,
      data: Buffer.from(data).toString('base64'),
    })
  }

  it('arrives in pieces, in folders, and is gone from the uploads once it is kept', async () => {
    const at = await desk().open()
    const text = textOf(1)
    await send(at, 'folder/x.txt', text.slice(0, 40))
    await expect(send(at, 'folder/x.txt', 'y', 10)).rejects.toThrow('A piece of folder/x.txt is missing.')
    await send(at, 'folder/x.txt', text.slice(40), 40)
    const { files } = await importCopy(at, { uploads: [upload] })
    expect(files.map((file) => [file.path, file.outcome])).toEqual([['folder/x.txt', 'imported']])
    expect((await readOriginal(at.engine.store.home, files[0]?.sha256 ?? '')).toString()).toBe(text)
    expect(readdirSync(at.engine.store.home.uploads)).toEqual([])
  })

  it.each(['../x.txt', 'a/../../x.txt', '/etc/x.txt', 'a\\b.txt', 'C:x.txt', '.', 'a/./b', 'x\0.txt', '//'])(
    'is refused under the name %j',
    async (name) => {
      const at = await desk().open()
      await expect(send(at, name, 'x')).rejects.toThrow('is not a name for a file here.')
      expect(readdirSync(at.engine.store.home.uploads)).toEqual([])
    },
  )
})

/** Waits until something is so; fails after a minute. */
async function until(so: () => boolean): Promise<void> {
  const end = Date.now() + 60_000
  while (!so()) {
    if (Date.now() > end) throw new Error('It did not come about.')
    await new Promise((resume) => setTimeout(resume, 2))
  }
}
