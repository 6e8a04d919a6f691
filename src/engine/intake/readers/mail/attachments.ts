import type { Attachment } from 'postal-mime'
import type { NestedOriginal } from '../../../items/draft.ts'
import { cleanLine } from '../clean-text.ts'

const LONGEST_NAME = 150
/** Endings for parts that state no name. */
const ENDINGS: Record<string, string> = {
  'message/rfc822': 'eml',
  'message/global': 'eml',
  'message/delivery-status': 'txt',
  'message/feedback-report': 'txt',
  'text/rfc822-headers': 'txt',
  'text/plain': 'txt',
  'text/html': 'html',
  'text/calendar': 'ics',
  'text/csv': 'csv',
  'application/pdf': 'pdf',
  'application/rtf': 'rtf',
  'text/rtf': 'rtf',
  'application/msword': 'doc',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': 'docx',
  'application/vnd.oasis.opendocument.text': 'odt',
  'application/zip': 'zip',
  'image/jpeg': 'jpg',
  'image/jpg': 'jpg',
  'image/png': 'png',
  'image/gif': 'gif',
}

/**
 * The attachments of a mail as originals of their own, under names that are unique in it and are never a path:
 * a name that a stranger gave loses its folders, its control characters and its leading dots.
 */
export function attachedOriginals(attachments: readonly Attachment[]): NestedOriginal[] {
  const taken = new Set<string>()
  return attachments.map((attachment, index) => {
    const wanted = attachmentName(attachment, index + 1)
    let name = wanted
    for (let time = 2; taken.has(name.toLowerCase()); time++) name = numbered(wanted, time)
    taken.add(name.toLowerCase())
    return { path: name, bytes: bytesOf(attachment.content) }
  })
}

function attachmentName({ filename, mimeType }: Attachment, number: number): string {
  const ending = ENDINGS[mimeType] ?? (mimeType.startsWith('text/') ? 'txt' : undefined)
  const bare = cleanLine(filename)
    ?.split(/[/\\]/)
    .findLast((part) => part.trim() !== '')
    ?.replace(/[<>:"|?*]/g, '_')
    .replace(/^[.\s]+/, '')
    .trim()
  if (bare === undefined || bare === '') {
    const kind = ending === 'eml' ? 'message' : 'part'
    return `${kind} ${number}${ending === undefined ? '' : `.${ending}`}`
  }
  const named = bare.length <= LONGEST_NAME ? bare : `${bare.slice(0, LONGEST_NAME - 12)}…${bare.slice(-11)}`
  // A forwarded mail is often named like its subject, which may end in anything.
  return ending === 'eml' && !/\.eml$/i.test(named) ? `${named}.eml` : named
}

function numbered(name: string, time: number): string {
  const dot = name.lastIndexOf('.')
  return dot <= 0 ? `${name} (${time})` : `${name.slice(0, dot)} (${time})${name.slice(dot)}`
}

function bytesOf(content: Attachment['content']): Uint8Array {
  return typeof content === 'string' ? new TextEncoder().encode(content) : new Uint8Array(content)
}
