import type { Readable } from 'node:stream'
import { crc32 } from 'node:zlib'
import { fromBuffer, getFileNameLowLevel, validateFileName, type Entry, type ZipFile } from 'yauzl'
import type { ReadHints } from '../../items/draft.ts'
import { Refusal } from '../../../contract/errors.ts'
import { refusal } from './file-words.ts'
import {
  ZIP_BYTES_OUT,
  ZIP_ENTRIES,
  ZIP_ENTRY_BYTES,
  ZIP_NAME_BYTES,
  ZIP_NAME_LEVELS,
  ZIP_RATIO,
  ZIP_RATIO_FROM,
} from './limits.ts'

export type ZipEntry = { name: string; read: () => Promise<Uint8Array> }

export type ZipLimits = {
  /** Bytes that one entry may unpack to. */
  entryBytes: (name: string) => number
}

/** A file that may not be read: its name in one line, and what it has that it should not. */
export type RefusedEntry = { name: string; code: 'PROTECTED' | 'UNSAFE_PATH'; has: string }

/** What an archive holds: what may be read, and what may not. */
export type ZipContents = { entries: ZipEntry[]; refused: RefusedEntry[] }

type Named = { entry: Entry; name: string }

/**
 * The files in a zip, in its order, after every name and place in it has been checked. Nothing is unpacked before
 * `read`, which counts the bytes that come out and never believes a header. A file with an unsafe name, a link and a
 * file under a password are refused one by one: nothing of them is read. An archive that is built as a bomb is refused
 * as a whole.
 *
 * @throws Refusal NOT_A_ZIP, DAMAGED, BOMB or PROTECTED
 */
export async function zipEntries(
  bytes: Uint8Array,
  hints: ReadHints,
  limits?: ZipLimits,
): Promise<ZipContents> {
  const zip = await open(withoutLead(bytes), hints)
  const all = await listEntries(zip, hints)
  refuseOverlap(all, hints)
  let total = 0
  const count = (size: number): number => (total += size)
  const contents: ZipContents = { entries: [], refused: [] }
  for (const { entry, name } of all) {
    const fault = faultOf(entry, name)
    if (fault !== null) contents.refused.push({ name: shownName(name), ...fault })
    else if (!name.endsWith('/')) {
      const limit = limits?.entryBytes(name) ?? ZIP_ENTRY_BYTES
      contents.entries.push({ name, read: () => readEntry(zip, entry, count, limit, hints) })
    }
  }
  return contents
}

/**
 * The archive without what stands before it, such as a program that unpacks it. Places in an archive count from its
 * own beginning; where they do not (the lead was counted in), nothing is cut.
 */
function withoutLead(bytes: Uint8Array): Uint8Array {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const end = buffer.lastIndexOf('PK\u0005\u0006', undefined, 'latin1')
  if (end < 0 || end + 22 > buffer.length) return bytes
  const lead = end - buffer.readUInt32LE(end + 12) - buffer.readUInt32LE(end + 16)
  return lead > 0 ? bytes.subarray(lead) : bytes
}

function open(bytes: Uint8Array, hints: ReadHints): Promise<ZipFile> {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  return new Promise((resolve, reject) => {
    // Names are decoded here, because one bad name would end the whole archive there.
    fromBuffer(buffer, { lazyEntries: true, decodeStrings: false, autoClose: false }, (error, zip) => {
      if (error === null) resolve(zip)
      else
        reject(
          refusal(
            'NOT_A_ZIP',
            hints,
            'is not a whole zip archive: its table of contents is missing or broken.',
          ),
        )
    })
  })
}

function listEntries(zip: ZipFile, hints: ReadHints): Promise<Named[]> {
  const entries: Named[] = []
  if (zip.entryCount > ZIP_ENTRIES) return Promise.reject(tooMany(hints))
  return new Promise((resolve, reject) => {
    zip.on('entry', (entry: Entry) => {
      const name = getFileNameLowLevel(
        entry.generalPurposeBitFlag,
        entry.fileNameRaw,
        entry.extraFields,
        false,
      )
      entries.push({ entry, name })
      if (entries.length > ZIP_ENTRIES) return reject(tooMany(hints))
      zip.readEntry()
    })
    zip.on('end', () => resolve(entries))
    zip.on('error', (error: Error) => reject(wordedFault(error, hints)))
    zip.readEntry()
  })
}

function tooMany(hints: ReadHints): Refusal {
  return refusal('BOMB', hints, `holds more than ${ZIP_ENTRIES.toLocaleString('en-GB')} files.`)
}

function wordedFault(error: Error, hints: ReadHints): Refusal {
  if (/encrypt/i.test(error.message)) return locked(hints)
  return refusal('DAMAGED', hints, 'is a damaged zip archive.')
}

function locked(hints: ReadHints): Refusal {
  return refusal('PROTECTED', hints, 'is protected by a password. Save it without one and import it again.')
}

function faultOf(entry: Entry, name: string): Omit<RefusedEntry, 'name'> | null {
  const levels = name.split('/')
  const unsafe = (has: string): Omit<RefusedEntry, 'name'> => ({ code: 'UNSAFE_PATH', has })
  if (entry.isEncrypted()) return { code: 'PROTECTED', has: 'a password' }
  if (name.includes('\u0000')) return unsafe('a NUL character in its name')
  if (validateFileName(name) !== null) return unsafe('a name that leads out of the archive')
  // The upper half of the attributes is the Unix mode, where the archive was made on Unix.
  if (((entry.externalFileAttributes >>> 16) & 0o170000) === 0o120000)
    return unsafe('a link to another file in its place')
  if (levels.length > ZIP_NAME_LEVELS || levels.some((level) => Buffer.byteLength(level) > ZIP_NAME_BYTES)) {
    return unsafe('a name that is too long, or too many folders deep')
  }
  return null
}

/** The refusal of a whole archive for the sake of one file in it. */
export function refusalFor({ code, has }: RefusedEntry, hints: ReadHints): Refusal {
  return code === 'PROTECTED' ? locked(hints) : refusal(code, hints, `holds a file with ${has}.`)
}

/** A name that may be anything, for a line of the receipt. */
function shownName(name: string): string {
  const line = name.replaceAll('\u0000', '␀').replace(/\s+/g, ' ')
  return line.length > ZIP_NAME_BYTES ? `${line.slice(0, 120)}…${line.slice(-60)}` : line
}

/** Entries that share bytes are how a small archive unpacks to a huge one (Fifield, "A better zip bomb", 2019). */
function refuseOverlap(entries: readonly Named[], hints: ReadHints): void {
  const HEADER = 30
  const places = entries.map(
    ({ entry }) =>
      [entry.relativeOffsetOfLocalHeader, HEADER + entry.fileNameLength + entry.compressedSize] as const,
  )
  const sorted = places.toSorted((a, b) => a[0] - b[0])
  let end = 0
  for (const [start, length] of sorted) {
    if (start < end) throw refusal('BOMB', hints, 'is a zip archive whose files overlap, as in a bomb.')
    end = start + length
  }
}

async function readEntry(
  zip: ZipFile,
  entry: Entry,
  count: (size: number) => number,
  limit: number,
  hints: ReadHints,
): Promise<Uint8Array> {
  const stream = await openEntry(zip, entry, hints)
  const pieces: Buffer[] = []
  let size = 0
  try {
    for await (const piece of stream as AsyncIterable<Buffer>) {
      size += piece.length
      if (count(piece.length) > ZIP_BYTES_OUT) throw bomb(hints, ZIP_BYTES_OUT)
      if (size > limit) throw bomb(hints, limit)
      if (size > ZIP_RATIO_FROM && size > entry.compressedSize * ZIP_RATIO) {
        throw refusal('BOMB', hints, `would unpack to more than ${ZIP_RATIO} times its size.`)
      }
      pieces.push(piece)
    }
  } catch (error) {
    if (error instanceof Refusal) throw error
    throw refusal('DAMAGED', hints, 'is a damaged zip archive.')
  }
  const bytes = Buffer.concat(pieces)
  if (crc32(bytes) !== entry.crc32)
    throw refusal('DAMAGED', hints, 'is a damaged zip archive: a file in it fails its checksum.')
  return bytes
}

function openEntry(zip: ZipFile, entry: Entry, hints: ReadHints): Promise<Readable> {
  return new Promise((resolve, reject) => {
    zip.openReadStream(entry, (error, stream) => {
      if (error === null) resolve(stream)
      else reject(wordedFault(error, hints))
    })
  })
}

function bomb(hints: ReadHints, limit: number): Refusal {
  return refusal('BOMB', hints, `would unpack to more than ${limit / (1024 * 1024)} MB.`)
}
