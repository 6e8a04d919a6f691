import { mkdtempSync, rmSync } from 'node:fs'
import { mkdir, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { onTestFinished } from 'vitest'
import type { ImportInput, Receipt, ReceiptFile } from '../../src/contract/imports.ts'
import { readReceipt, receiptFiles } from '../../src/engine/intake/receipts.ts'
import { EDITOR, type Desk } from './desk.ts'
import { syntheticCopy, vocabulary } from './synthetic-copy.ts'

/** A folder of files of a test's own, which goes when the test has ended. */
export async function folderOf(files: Record<string, string | Uint8Array>): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'copytaster-copy-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  for (const [name, content] of Object.entries(files)) {
    const path = join(folder, name)
    await mkdir(dirname(path), { recursive: true })
    await writeFile(path, content)
  }
  return folder
}

/** What an import came to: its receipt, and its files by path without the folder that was given. */
export type Imported = {
  id: string
  receipt: Receipt
  files: ReceiptFile[]
  outcomes: Record<string, string>
}

/** Imports by the real readers and waits for the end. The sums of every receipt are checked on the way. */
export async function importCopy(at: Desk, input: ImportInput): Promise<Imported> {
  const id = await at.engine.imports.start(input, { actor: EDITOR, now: () => at.clock.now })
  await at.engine.imports.finished(id)
  return imported(at, id)
}

/** The receipt of an import as it stands. @throws where its sums do not balance */
export function imported(at: Desk, id: string): Imported {
  const receipt = readReceipt(at.engine.store.reader, id)
  const { files } = receiptFiles(at.engine.store.reader, id, 0, 100_000, 100_000)
  const { counts } = receipt
  const lines = files.reduce((sum, file) => sum + file.items.length, 0)
  const outcomes = counts.imported + counts.version + counts.folded + counts.alreadyHere + counts.refused
  if (
    counts.items !== outcomes ||
    counts.files !== files.length ||
    (receipt.state === 'done' && lines !== counts.items)
  ) {
    throw new Error(
      `The receipt does not balance: ${JSON.stringify(counts)}, ${files.length} files, ${lines} lines`,
    )
  }
  for (const file of files) {
    if (file.itemCount !== file.items.length) throw new Error(`${file.path} counts ${file.itemCount} items`)
  }
  const short = (path: string): string => path.replace(/^copytaster-copy-[^/]+\//u, '')
  return {
    id,
    receipt,
    files,
    outcomes: Object.fromEntries(files.map((file) => [short(file.path), file.outcome])),
  }
}

/** A line of a .jsonl document. */
export function line(id: string, text: string, more: object = {}): string {
  return JSON.stringify({
    id,
    title: `Title ${id}`,
    text,
    source: 'The Paper',
    date: '2026-11-24T07:00:00Z',
    ...more,
  })
}

const words = vocabulary()

/** A text that no other number has anything of, or all would be one story. */
export function textOf(number: number): string {
  return `Report number ${number}. ${syntheticCopy(words, number).paragraphs[0]}`
}
