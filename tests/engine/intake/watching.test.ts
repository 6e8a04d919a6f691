import { mkdir, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it, onTestFinished, vi } from 'vitest'
import { openEngine } from '../../../src/engine/engine.ts'
import { listReceipts } from '../../../src/engine/intake/receipts.ts'
import { desk, type Desk } from '../../build/desk.ts'
import { folderOf, line, textOf } from '../../build/import-desk.ts'

// Real folders, real waiting until a file is written, and a machine that may be busy with others.
vi.setConfig({ testTimeout: 60_000 })
const SOON = { timeout: 20_000, interval: 100 }

const lineOf = (number: number): string => line(`id-${number}`, textOf(number))

async function watched(files: Record<string, string> = {}): Promise<{ at: Desk; folder: string }> {
  const folder = await folderOf(files)
  const at = await desk().open()
  at.act('desk.configure', { watchedFolders: [folder] })
  at.engine.watchFolders()
  return { at, folder }
}

const count = (at: Desk): number => at.engine.lists.count('').count
const ended = (at: Desk) => listReceipts(at.engine.store.reader, 100).filter((each) => each.state === 'done')

describe('a watched folder', () => {
  it('gives what is in it and what comes, files of one moment as one import, and leaves them there', async () => {
    const { at, folder } = await watched({ 'one.jsonl': lineOf(1), 'below/two.jsonl': lineOf(2) })
    await vi.waitFor(() => expect(ended(at)).toHaveLength(1), SOON)
    expect(count(at)).toBe(2)
    await writeFile(join(folder, 'three.jsonl.part'), lineOf(3).slice(0, 20))
    await writeFile(join(folder, '.four.jsonl'), lineOf(4))
    await writeFile(join(folder, 'three.jsonl.part'), lineOf(3))
    await rename(join(folder, 'three.jsonl.part'), join(folder, 'three.jsonl'))
    await vi.waitFor(() => expect(ended(at)).toHaveLength(2), SOON)
    expect(count(at)).toBe(3)
    expect(ended(at).map((receipt) => [receipt.by, receipt.counts.files])).toEqual([
      ['Watched folder', 1],
      ['Watched folder', 2],
    ])
  })

  it('does not give the same again after a restart or to a second program, but what has changed', async () => {
    const { at, folder } = await watched({ 'one.jsonl': lineOf(1) })
    await vi.waitFor(() => expect(ended(at)).toHaveLength(1), SOON)
    await at.restart()
    at.engine.watchFolders()
    const other = await openEngine({ home: at.folder })
    onTestFinished(() => other.close())
    other.watchFolders()
    await writeFile(join(folder, 'two.jsonl'), lineOf(2))
    await vi.waitFor(() => expect(ended(at)).toHaveLength(2), SOON)
    await writeFile(join(folder, 'one.jsonl'), `${lineOf(1)}\n${lineOf(3)}`)
    await vi.waitFor(() => expect(ended(at)).toHaveLength(3), SOON)
    expect(ended(at)[0]?.counts).toMatchObject({ items: 2, alreadyHere: 1, refused: 0 })
    expect(count(at)).toBe(3)
  })

  it('that vanishes is named, and watched again once it is back', async () => {
    const { at, folder } = await watched()
    const words = (): string | null | undefined => at.engine.watching.folders()[0]?.words
    await vi.waitFor(() => expect(words()).toBeNull(), SOON)
    await new Promise((resume) => setTimeout(resume, 500))
    await rm(folder, { recursive: true })
    await vi.waitFor(() => expect(words()).toMatch(/not there|no longer there/), SOON)
    await mkdir(folder)
    await writeFile(join(folder, 'one.jsonl'), lineOf(1))
    await vi.waitFor(() => expect(count(at)).toBe(1), SOON)
    expect(words()).toBeNull()
  })

  it('never gives the desk its own data folder, and is left once the desk takes it away', async () => {
    const at = await desk().open()
    at.act('desk.configure', { watchedFolders: [at.folder] })
    at.engine.watchFolders()
    await writeFile(join(at.folder, 'inside.jsonl'), lineOf(1))
    await new Promise((resume) => setTimeout(resume, 4000))
    expect(count(at)).toBe(0)
    at.act('desk.configure', { watchedFolders: [] })
    expect(at.engine.watching.folders()).toEqual([])
    expect(() => at.act('desk.configure', { watchedFolders: ['somewhere'] })).toThrow('is not a whole path')
  })
})
