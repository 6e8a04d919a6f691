import type { ReadEvent, Reader } from '../../../items/draft.ts'
import { refusal } from '../file-words.ts'
import { readHtml } from '../html-page.ts'
import { webAddress } from '../safe-link.ts'
import { headerOf } from './mail-fields.ts'
import { parseMail } from './message.ts'

/** A web page as a browser saves it (.mhtml, RFC 2557): a mail whose one text is the page. Its pictures stay in it. */
export const readSavedPage: Reader = async function* (bytes, hints): AsyncGenerator<ReadEvent> {
  const email = await parseMail(bytes, hints)
  if (email.html === undefined) throw refusal('NO_TEXT', hints, 'is a saved page without a page in it.')
  const url =
    hints.url ??
    webAddress(headerOf(email, 'snapshot-content-location')) ??
    webAddress(headerOf(email, 'content-location'))
  yield* readHtml(new TextEncoder().encode(email.html), {
    ...hints,
    url,
    mediaType: 'text/html; charset=utf-8',
  })
}
