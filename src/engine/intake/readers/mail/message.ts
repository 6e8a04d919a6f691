import PostalMime, { type Email } from 'postal-mime'
import { blockText, type Block } from '../../../../contract/blocks.ts'
import type { DateFound } from '../../../../contract/dates.ts'
import { Refusal, type Problem } from '../../../../contract/errors.ts'
import type { Draft, ReadEvent, Reader, ReadHints } from '../../../items/draft.ts'
import { readDate } from '../dates.ts'
import { fieldsNamed } from '../draft-fields.ts'
import { fileName, refusal } from '../file-words.ts'
import { htmlToBlocks } from '../html-to-blocks.ts'
import { declaredLanguage } from '../language.ts'
import { MAIL_LEVELS, MAIL_PARTS } from '../limits.ts'
import { newDraft } from '../new-draft.ts'
import { attachedOriginals } from './attachments.ts'
import { mailBytes } from './mail-bytes.ts'
import { headerOf, mailFields, senderOf, withoutComments } from './mail-fields.ts'
import { isForward } from './mail-lines.ts'
import { withMailRoles } from './mail-roles.ts'
import { mailTextBlocks } from './mail-text.ts'
import { newsletterStories } from './newsletter.ts'
import { decodeUtf7 } from './utf-7.ts'

/**
 * One mail (RFC 5322, MIME): its body is an item, each attachment and each forwarded mail an original of its own.
 * A newsletter says how many stories it holds; where the editor wants them parted, each is an item too.
 */
export const readMessage: Reader = async function* (bytes, hints): AsyncGenerator<ReadEvent> {
  const { bytes: raw, warning, utf7 } = await mailBytes(bytes, hints)
  const email = await parseMail(raw, hints)
  if (utf7) {
    if (email.text !== undefined) email.text = decodeUtf7(email.text)
    if (email.html !== undefined) email.html = decodeUtf7(email.html)
  }
  const draft = mailDraft(email, hints)
  const stories = newsletterStories(draft)
  if (stories.length > 0)
    draft.fields.push({ name: 'mail:newsletter-stories', value: String(stories.length) })
  if (warning !== null) draft.problems.push(warning)
  yield { kind: 'draft', draft }
  if (hints.splitNewsletters === true) {
    for (const story of stories) yield { kind: 'draft', draft: story }
  }
  for (const nested of attachedOriginals(email.attachments.slice(0, MAIL_PARTS)))
    yield { kind: 'nested', nested }
  if (email.attachments.length > MAIL_PARTS) {
    const words = `${fileName(hints)} has more than ${MAIL_PARTS.toLocaleString('en-GB')} attachments. The others are in its original.`
    yield { kind: 'problem', problem: { code: 'TOO_LARGE', words } }
  }
}

/** @throws Refusal TOO_DEEP, TOO_LARGE */
export async function parseMail(bytes: Uint8Array, hints: ReadHints): Promise<Email> {
  try {
    return await PostalMime.parse(bytes, { maxNestingDepth: MAIL_LEVELS, forceRfc822Attachments: true })
  } catch (error) {
    const deep = error instanceof Error && /nesting depth/i.test(error.message)
    throw deep
      ? refusal('TOO_DEEP', hints, `nests its parts more than ${MAIL_LEVELS} levels deep.`)
      : refusal('TOO_LARGE', hints, 'has more than 2 MB of headers.')
  }
}

function mailDraft(email: Email, hints: ReadHints): Draft {
  const headline = headerOf(email, 'subject')
  const date = headerOf(email, 'date')
  const published = mailDate(date)
  const { blocks, problems } = bodyBlocks(email, hints)
  return newDraft('', {
    externalId: headerOf(email, 'message-id'),
    headline,
    published,
    language: declaredLanguage(headerOf(email, 'content-language')),
    source: senderOf(email),
    fields: [...mailFields(email), ...fieldsNamed('date', published === null ? [date] : [])],
    blocks: blocks.length > 0 ? withMailRoles(blocks, isForward(headline)) : bodiless(email),
    problems,
  })
}

/** The date as mail writes it (RFC 5322, 3.3 and 4.3): with comments and blanks in places where no other format has them. */
function mailDate(date: string | null): DateFound | null {
  if (date === null) return null
  const bare = withoutComments(date).replace(/\s*:\s*/g, ':')
  const found = readDate(bare) ?? readDate(date)
  return found === null ? null : { ...found, text: date }
}

/** HTML says more of the structure than plain text, where it has any. */
function bodyBlocks(email: Email, hints: ReadHints): { blocks: Block[]; problems: Problem[] } {
  const text = email.text ?? ''
  const plain = (): Block[] => mailTextBlocks(text)
  const problems: Problem[] = []
  if (`${text}${email.html ?? ''}`.includes('\ufffd')) {
    const words = `Some letters of ${fileName(hints)} cannot be read in the encoding that it states. Check names and accents against the original.`
    problems.push({ code: 'ENCODING_GUESSED', words })
  }
  if (email.html === undefined) return { blocks: plain(), problems }
  try {
    const blocks = htmlToBlocks(email.html, null)
    return { blocks: saysLess(blocks.map(blockText).join(' '), text) ? plain() : blocks, problems }
  } catch (error) {
    if (!(error instanceof Refusal) || text.trim() === '') throw error
    const words = `The HTML of ${fileName(hints)} ${error.message} Its plain text was read instead.`
    return { blocks: plain(), problems: [{ code: error.code, words }] }
  }
}

/** A plain text has so many times the words of the HTML before it is taken instead. */
const FULLER = 1.5

/**
 * Whether the HTML of a mail is no rendering of its plain text: it has fewer words by far, and not those. The other
 * way about is usual, where the plain text only says that the mail is to be read as HTML.
 */
function saysLess(html: string, plain: string): boolean {
  const words = (text: string): string[] => text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []
  const shown = words(html)
  const written = words(plain)
  if (written.length <= shown.length * FULLER) return false
  const known = new Set(shown)
  return written.filter((word) => !known.has(word)).length > written.length / 2
}

/** What stands for the body of a mail that has none: what a mail system reports in it, and the names of its files. */
function bodiless(email: Email): Block[] {
  const attachments = email.attachments.slice(0, MAIL_PARTS)
  if (attachments.length === 0) return []
  const reports = attachments.filter(({ mimeType }) => REPORTS.has(mimeType)).map(({ content }) => content)
  const names = attachedOriginals(attachments).map((each) => each.path)
  return [
    ...reports.flatMap((report) =>
      mailTextBlocks(typeof report === 'string' ? report : decoder.decode(report)),
    ),
    { kind: 'paragraph', role: 'notice', runs: [{ text: `Attached: ${names.join(', ')}` }] },
  ]
}

const REPORTS = new Set([
  'message/delivery-status',
  'message/disposition-notification',
  'message/feedback-report',
])
const decoder = new TextDecoder()
