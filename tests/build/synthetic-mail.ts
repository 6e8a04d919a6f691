import { createHash } from 'node:crypto'
import { syntheticCopy } from './synthetic-copy.ts'

const DAY = Date.UTC(2026, 9, 1)

/** One mail of a press office's mailbox, as text with CRLF; every tenth brings a picture that does not compress. */
export function syntheticMail(words: readonly string[], number: number): string {
  const { headline, paragraphs } = syntheticCopy(words, number)
  const head = [
    `From: "Press office ${number % 40}" <press${number % 40}@outlet.example>`,
    'To: desk@paper.example',
    `Subject: ${headline}`,
    `Date: ${new Date(DAY + number * 60_000).toUTCString().replace('GMT', '+0000')}`,
    `Message-ID: <${number}@outlet.example>`,
    'MIME-Version: 1.0',
  ]
  const plain = paragraphs.map(wrapped).join('\r\n\r\n')
  if (number % 10 === 0) return multipart(head, 'mixed', [textPart('plain', plain), picturePart(number)])
  if (number % 5 === 1) {
    const html = `<html><body>${paragraphs.map((each) => `<p>${each}</p>`).join('\r\n')}</body></html>`
    return multipart(head, 'alternative', [textPart('plain', plain), textPart('html', html)])
  }
  return `${[...head, 'Content-Type: text/plain; charset=utf-8'].join('\r\n')}\r\n\r\n${plain}\r\n`
}

/** The line before a message in a mailbox. */
export function fromLine(number: number): string {
  const [weekday, day, month, year, time] = new Date(DAY + number * 60_000)
    .toUTCString()
    .replace(',', '')
    .split(' ')
  return `From press@outlet.example ${weekday} ${month} ${day} ${time} ${year}\n`
}

/** A message as a mailbox holds it (mboxrd): LF, one mark more on lines that would part messages, an empty line below. */
export function inMbox(message: string): string {
  return `${message.replaceAll('\r\n', '\n').replaceAll(/^(>*From )/gm, '>$1')}\n`
}

function multipart(head: readonly string[], kind: string, parts: readonly string[]): string {
  const boundary = '=_part'
  const body = parts.map((part) => `--${boundary}\r\n${part}\r\n`).join('')
  const type = `Content-Type: multipart/${kind}; boundary="${boundary}"`
  return `${[...head, type].join('\r\n')}\r\n\r\n${body}--${boundary}--\r\n`
}

function textPart(kind: string, text: string): string {
  return `Content-Type: text/${kind}; charset=utf-8\r\n\r\n${text}`
}

function picturePart(number: number): string {
  const size = 100_000 + (number % 7) * 40_000
  const blocks: Buffer[] = [Buffer.from([0xff, 0xd8, 0xff, 0xe0])]
  for (let at = 0; at < size; at += 32) blocks.push(createHash('sha256').update(`${number}/${at}`).digest())
  const lines = Buffer.concat(blocks).toString('base64').replaceAll(/.{76}/g, '$&\r\n')
  return [
    'Content-Type: image/jpeg; name="photo.jpg"',
    'Content-Disposition: attachment; filename="photo.jpg"',
    'Content-Transfer-Encoding: base64',
    '',
    lines,
  ].join('\r\n')
}

function wrapped(text: string): string {
  return text.replaceAll(/(.{50,72})\s/g, '$1\r\n')
}
