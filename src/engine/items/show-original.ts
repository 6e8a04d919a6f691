import { open } from 'node:fs/promises'
import { Refusal } from '../../contract/errors.ts'
import type { OriginalRef } from '../../contract/items.ts'
import { readOriginalPart } from '../store/keep-original.ts'
import type { Store } from '../store/open-store.ts'
import { prepared } from '../store/prepared.ts'
import { itemRowOf, readListRow } from './item-row.ts'

/** How many characters of an original are shown, and how many bytes are sent at once. */
const SHOWN = 200_000
const PART = 700_000

/** Some bytes in base64, and where the next ones begin. */
export type Part = { data: string; size: number; next: number | null }

/**
 * An item's original as inert text, where it is text: decoded, never rendered.
 * @throws Refusal `NOT_FOUND`, `STORE_DAMAGED`
 */
export async function showOriginal(
  store: Store,
  item: string,
): Promise<OriginalRef & { text: string | null; truncated: boolean }> {
  const row = readListRow(store.reader, item)
  if (!row) throw new Refusal('NOT_FOUND', 'There is no such item here.', [item])
  const { original } = itemRowOf(row)
  const bytes = await readOriginalPart(store.home, original.sha256, 0, SHOWN * 4)
  const text = inertText(bytes)
  return {
    ...original,
    text: text === null ? null : text.slice(0, SHOWN),
    truncated: text !== null && (text.length > SHOWN || bytes.byteLength < original.size),
  }
}

/**
 * Some bytes of a kept original.
 * @throws Refusal `NOT_FOUND` when nothing with this hash is kept
 */
export async function readPart(store: Store, sha256: string, offset: number): Promise<Part> {
  const row = prepared<[string], { size: number }>(
    store.reader,
    'SELECT size FROM original WHERE sha256 = ?',
  ).get(sha256)
  if (!row) throw new Refusal('NOT_FOUND', 'There is no such original here.')
  return part(await readOriginalPart(store.home, sha256, offset, PART), row.size, offset)
}

/** Some bytes of a file of ours. */
export async function readFilePart(path: string, size: number, offset: number): Promise<Part> {
  const handle = await open(path, 'r')
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(PART), 0, PART, offset)
    return part(buffer.subarray(0, bytesRead), size, offset)
  } finally {
    await handle.close()
  }
}

function part(bytes: Buffer, size: number, offset: number): Part {
  const next = offset + bytes.byteLength
  return { data: bytes.toString('base64'), size, next: bytes.byteLength > 0 && next < size ? next : null }
}

/** The text that bytes hold by their mark or as UTF-8, else as the commonest single-byte encoding; null for binaries. */
function inertText(bytes: Buffer): string | null {
  const marked = (
    [
      ['utf-16le', [0xff, 0xfe]],
      ['utf-16be', [0xfe, 0xff]],
    ] as const
  ).find(([, mark]) => mark.every((byte, index) => bytes[index] === byte))
  if (marked) return new TextDecoder(marked[0]).decode(bytes)
  if (bytes.subarray(0, 8000).includes(0)) return null
  const text = new TextDecoder('utf-8').decode(bytes)
  const broken = text.match(/\ufffd/gu)?.length ?? 0
  return broken > 3 ? new TextDecoder('windows-1252').decode(bytes) : text
}
