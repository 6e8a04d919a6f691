import { readdirSync, readFileSync } from 'node:fs'
import { basename, dirname, join, relative } from 'node:path'
import { parse, type DefaultTreeAdapterTypes } from 'parse5'
import PostalMime, { type Address, type Email } from 'postal-mime'
import { blockText } from '../../src/contract/blocks.ts'
import type { PreparedDraft } from '../../src/engine/items/draft.ts'
import type { MeasuredSet, ReadForBench } from './measured-set.ts'

/** A mail may take so long, in milliseconds (the hostile corpus's own limit). */
const LIMIT_MS = 2_000
const HIDDEN = new Set(['head', 'style', 'script', 'title', 'noscript'])
const MAIL = /\.eml$/i

/**
 * Mails (.eml): subject, sender and text of each, held against what postal-mime makes of the same bytes with its own
 * defaults. A text agrees where every word of it is in the item or in the items of the mails passed on in it, for
 * those are originals of their own here. Target: all of them. What differs is printed, because the reader corrects
 * what postal-mime gets wrong (comments in addresses, letters under a wrong charset).
 */
export const set: MeasuredSet = {
  name: 'mail',
  fits: (folder) => holdsOnlyMail(folder) && !holdsOnlyMail(dirname(folder)),
  async measure(folder, read, show) {
    const counts = {
      mails: 0,
      items: 0,
      subject: 0,
      sender: 0,
      text: 0,
      attachments: 0,
      slow: 0,
      problems: 0,
    }
    for (const path of mailsIn(folder)) {
      counts.mails += 1
      const bytes = readFileSync(path)
      const wanted = await PostalMime.parse(labelled(bytes))
      const began = performance.now()
      const mail = await readMail(bytes, basename(path), read)
      if (performance.now() - began > LIMIT_MS) counts.slow += 1
      counts.problems += mail.problems
      const [draft] = mail.drafts
      if (draft === undefined) {
        if (show) console.log(relative(folder, path), 'no item')
        continue
      }
      counts.items += 1
      const agrees = {
        subject: sameLine(draft.headlineMade ? '' : draft.headline, wanted.subject ?? ''),
        sender: sameLine(draft.source ?? '', senderOf(wanted)),
        text: missingWords(wanted, mail).length === 0,
        attachments:
          mail.nested >= wanted.attachments.filter((each) => each.mimeType !== 'message/rfc822').length,
      }
      for (const name of ['subject', 'sender', 'text', 'attachments'] as const) {
        if (agrees[name]) counts[name] += 1
        else if (show) console.log(relative(folder, path), name, difference(name, draft, wanted, mail))
      }
    }
    return counts
  },
}

type Mail = { drafts: PreparedDraft[]; words: Set<string>; nested: number; problems: number }

/** What is made of a mail, with the words of all mails that it passes on. */
async function readMail(bytes: Uint8Array, name: string, read: ReadForBench): Promise<Mail> {
  const { drafts, nested, problems } = await read(bytes, { name })
  const words = new Set(
    drafts.flatMap((draft) => [...draft.blocks.map(blockText), draft.headline].flatMap(wordsOf)),
  )
  const mail = { drafts, words, nested: nested.length, problems: problems.length }
  for (const inside of nested.filter(({ path }) => MAIL.test(path))) {
    const within = await readMail(inside.bytes, inside.path, read)
    for (const word of within.words) words.add(word)
    for (const draft of within.drafts) {
      for (const { value } of draft.fields) for (const word of wordsOf(value)) words.add(word)
      if (draft.published !== null) for (const word of wordsOf(draft.published.text)) words.add(word)
    }
    mail.nested += within.nested
  }
  return mail
}

/** Words that postal-mime finds in a mail and nothing here has; bold letters within a word may part it in either. */
function missingWords(wanted: Email, { words }: Mail): string[] {
  const whole = [...words].join('')
  return wordsOf(textOf(wanted)).filter((word) => !words.has(word) && !whole.includes(word))
}

/** postal-mime takes “us-ascii” for Windows-1252, which spoils the UTF-8 that stands there instead. */
function labelled(bytes: Uint8Array): Uint8Array {
  return Buffer.from(
    Buffer.from(bytes)
      .toString('latin1')
      .replaceAll(/us-ascii/gi, 'utf-8'),
    'latin1',
  )
}

/** The words of a mail without its addresses, which HTML keeps in links. */
function textOf(email: Email): string {
  const plain = email.text ?? ''
  const text = plain.trim() === '' ? shownText(email.html ?? '') : plain
  return text.replaceAll(/(?:https?:|mailto:|tel:|cid:|www\.)[^\s>]*/gi, ' ')
}

/** What a browser shows of HTML, by the standard's own tree. */
function shownText(html: string): string {
  const waiting: DefaultTreeAdapterTypes.Node[] = [parse(html)]
  const texts: string[] = []
  for (let node = waiting.pop(); node !== undefined; node = waiting.pop()) {
    if (node.nodeName === '#text' && 'value' in node) texts.unshift(node.value)
    else if ('childNodes' in node && !HIDDEN.has(node.nodeName)) waiting.push(...node.childNodes)
  }
  return texts.join(' ')
}

function senderOf(email: Email): string {
  const from: Address | undefined = email.from ?? email.sender
  return from === undefined ? '' : from.name || from.address || ''
}

function wordsOf(text: string): string[] {
  return (
    text
      .normalize('NFKC')
      .toLowerCase()
      .match(/[\p{L}\p{N}]{2,}/gu) ?? []
  )
}

function sameLine(ours: string, theirs: string): boolean {
  const line = (text: string): string => text.replaceAll(/\s+/g, ' ').trim()
  return line(ours) === line(theirs)
}

function difference(name: string, draft: PreparedDraft, wanted: Email, mail: Mail): string {
  if (name === 'subject') return JSON.stringify([draft.headline, wanted.subject])
  if (name === 'sender') return JSON.stringify([draft.source, senderOf(wanted)])
  if (name === 'attachments') return JSON.stringify(wanted.attachments.map((each) => each.filename))
  return JSON.stringify(missingWords(wanted, mail).slice(0, 12))
}

function holdsOnlyMail(folder: string): boolean {
  const names = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((each) => each.isFile() && !/^readme/i.test(each.name))
    .map((each) => each.name)
  return names.length > 0 && names.every((name) => MAIL.test(name))
}

function mailsIn(folder: string): string[] {
  return readdirSync(folder, { recursive: true })
    .map((name) => join(folder, String(name)))
    .filter((path) => MAIL.test(path))
    .toSorted()
}
