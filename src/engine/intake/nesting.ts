import { MAIL_LEVELS, ZIP_NESTING } from './readers/limits.ts'

/** In how many containers of each kind a file lies. */
export type Nesting = { archives: number; mails: number }

export const OUTERMOST: Nesting = { archives: 0, mails: 0 }

/** What kind of container a document is, or null for one that holds no files. */
export function containerKind(mediaType: string): keyof Nesting | null {
  if (mediaType === 'message/rfc822' || mediaType === 'application/mbox') return 'mails'
  return mediaType === 'application/zip' ? 'archives' : null
}

/**
 * How deep the files of a container lie, or null where that is too deep to be read: an archive can grow with each
 * level and may hold one more, a mail cannot and may be passed on twenty times.
 * @param around how deep the container itself lies
 */
export function nestingWithin(around: Nesting, mediaType: string): Nesting | null {
  if (containerKind(mediaType) === 'mails') {
    return around.mails >= MAIL_LEVELS ? null : { ...around, mails: around.mails + 1 }
  }
  return around.archives >= ZIP_NESTING ? null : { ...around, archives: around.archives + 1 }
}
