import { promisify } from 'node:util'
import { brotliDecompress, gunzip, inflate, inflateRaw, zstdDecompress } from 'node:zlib'
import { Refusal } from '../../contract/errors.ts'

type Unpack = (bytes: Buffer, options: { maxOutputLength: number }) => Promise<Buffer>

const UNPACK: Record<string, Unpack> = {
  gzip: promisify(gunzip) as Unpack,
  'x-gzip': promisify(gunzip) as Unpack,
  br: promisify(brotliDecompress) as Unpack,
  zstd: promisify(zstdDecompress) as Unpack,
  deflate: inflateEither,
  identity: (bytes) => Promise.resolve(bytes),
}

/** What we can unpack, as an Accept-Encoding header. */
export const ACCEPT_ENCODING = 'gzip, br, zstd, deflate'

/**
 * The body as it was before it was packed for the way, at most two times.
 * @param encoding the Content-Encoding header, or null
 * @param limit bytes that may come out; counted as they do
 * @throws Refusal `BOMB` beyond the limit, `DAMAGED`, `UNSUPPORTED`
 */
export async function unpackBody(packed: Buffer, encoding: string | null, limit: number): Promise<Buffer> {
  const codings = (encoding ?? '')
    .split(',')
    .map((coding) => coding.trim().toLowerCase())
    .filter((coding) => coding !== '')
  if (codings.length > 2) throw new Refusal('UNSUPPORTED', 'The answer is packed more than twice.')
  let bytes = packed
  for (const coding of codings.toReversed()) {
    const unpack = UNPACK[coding]
    if (!unpack)
      throw new Refusal(
        'UNSUPPORTED',
        `The answer is packed in a way that is not known (“${coding.slice(0, 40)}”).`,
      )
    try {
      bytes = bytes.length === 0 ? bytes : await unpack(bytes, { maxOutputLength: limit })
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE') throw tooLarge(limit)
      throw new Refusal('DAMAGED', 'The answer is damaged: it cannot be unpacked.')
    }
  }
  if (bytes.length > limit) throw tooLarge(limit)
  return bytes
}

/** Servers send both forms under this name: with the zlib header of RFC 9110, and without. */
function inflateEither(bytes: Buffer, options: { maxOutputLength: number }): Promise<Buffer> {
  const wrapped = ((bytes[0] ?? 0) & 0x0f) === 8 && bytes.length > 1 && bytes.readUInt16BE(0) % 31 === 0
  return promisify(wrapped ? inflate : inflateRaw)(bytes, options)
}

function tooLarge(limit: number): Refusal {
  return new Refusal('BOMB', `The answer would unpack to more than ${Math.floor(limit / 1024 / 1024)} MB.`)
}
