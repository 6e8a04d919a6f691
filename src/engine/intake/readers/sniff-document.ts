import type { ReadHints } from '../../items/draft.ts'
import { extensionOf, refusal } from './file-words.ts'

/** Office documents that say what they are in their first bytes, whatever their names. */
export type DocumentFormat = 'odt' | 'rtf' | 'pdf'

const ODT = 'application/vnd.oasis.opendocument.text'
const MEDIA_TYPES: Record<DocumentFormat, string> = {
  odt: ODT,
  rtf: 'application/rtf',
  pdf: 'application/pdf',
}

/**
 * Whether bytes are an OpenDocument text (zipped or flat), rich text or a PDF; null for anything else. A PDF may have
 * up to a kilobyte of something else before it (ISO 32000-1, annex H).
 *
 * @throws Refusal where the name promises one of these and the bytes are nothing of the kind
 */
export function sniffDocument(
  bytes: Uint8Array,
  hints: ReadHints,
): { format: DocumentFormat; mediaType: string } | null {
  const format = formatOf(bytes)
  return format === null ? null : { format, mediaType: MEDIA_TYPES[format] }

  function formatOf(all: Uint8Array): DocumentFormat | null {
    const buffer = Buffer.from(all.buffer, all.byteOffset, all.byteLength)
    const head = buffer.toString('latin1', 0, 4_096)
    const start = head.replace(/^\u00ef\u00bb\u00bf/, '').trimStart()
    const extension = extensionOf(hints)
    if (start.startsWith('{\\rt')) return 'rtf'
    if (head.startsWith('PK')) return isOpenText(head, buffer, extension) ? 'odt' : null
    const at = head.indexOf('%PDF-')
    if (at === 0 || (at > 0 && at < 1_024 && (extension === 'pdf' || buffer.includes('startxref'))))
      return 'pdf'
    if (/<office:document\s[^>]{0,3900}opendocument\.text\b/.test(start)) return 'odt'
    if (extension === 'pdf' && /\bobj\b/.test(head) && buffer.includes('endobj')) return 'pdf'
    if (extension === 'odt')
      throw refusal(
        'NOT_A_ZIP',
        hints,
        'is no OpenDocument text: inside it is not the zip archive that one is.',
      )
    return null
  }
}

function isOpenText(head: string, buffer: Buffer, extension: string): boolean {
  const stated = /^.{30}mimetype(application\/[\w.+-]{1,100})/s.exec(head)?.[1]
  if (stated !== undefined)
    return (
      stated.startsWith(`${ODT}PK`) ||
      /^application\/vnd\.oasis\.opendocument\.text(?:-\w+)?PK/.test(stated) ||
      stated === ODT
    )
  return extension === 'odt' && buffer.includes('content.xml') && buffer.includes('META-INF/')
}
