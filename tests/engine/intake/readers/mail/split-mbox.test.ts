import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { splitMbox } from '../../../../../src/engine/intake/readers/mail/split-mbox.ts'
import { readAll, textsOf } from '../../../../build/read-all.ts'

const MARK = 'From ada@b.example Tue Nov 24 08:15:00 2026'

async function messages(mailbox: string, size = mailbox.length): Promise<string[]> {
  const bytes = Buffer.from(mailbox)
  const chunks = Array.from({ length: Math.ceil(bytes.length / size) }, (_, index) =>
    bytes.subarray(index * size, (index + 1) * size),
  )
  const found: string[] = []
  for await (const message of splitMbox(chunks)) {
    expect(message.number).toBe(found.length + 1)
    found.push(Buffer.from(message.bytes).toString())
  }
  return found
}

test('messages are parted by their From lines, and quoted ones lose a mark', async () => {
  const mailbox = `${MARK}\nSubject: a\n\nOne.\n>From here on\n>>From there\n\n${MARK}\r\nSubject: b\r\n\r\nTwo.\r\n\r\n`
  expect(await messages(mailbox)).toEqual([
    'Subject: a\n\nOne.\nFrom here on\n>From there\n',
    'Subject: b\r\n\r\nTwo.\r\n',
  ])
})

test('prose that begins with From parts nothing, quoted or not', async () => {
  const mailbox = `${MARK}\nSubject: a\n\nOne.\n\nFrom Monday on it is closed.\nFrom the 3rd at 10:30 too.\n`
  expect(await messages(mailbox)).toHaveLength(1)
})

test('the empty line above may be missing where the line has its whole form', async () => {
  expect(await messages(`${MARK}\nSubject: a\n\nOne.\n${MARK}\nSubject: b\n\nTwo.\n`)).toHaveLength(2)
})

test('it does not matter where the bytes are parted, and every message comes back as it was', async () => {
  const line = fc.oneof(
    fc.constantFrom(
      '',
      'From ada',
      '>From x',
      '>>From y',
      '> quoted',
      'x'.repeat(1_500),
      'Subject: a',
      'From here at 10:00',
    ),
    fc.string({ unit: fc.constantFrom('a', '>', ' ', 'F', 'é') }),
  )
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.array(line, { minLength: 1, maxLength: 8 }), { maxLength: 5 }),
      fc.integer({ min: 1, max: 3_000 }),
      async (bodies, size) => {
        const wanted = bodies.map((lines) => `${['Subject: a', ...lines].join('\n')}\n`)
        const mailbox = wanted
          .map((message) => `${MARK}\n${message.replaceAll(/^(>*From )/gm, '>$1')}\n`)
          .join('')
        expect(await messages(mailbox, size)).toEqual(wanted)
      },
    ),
    { numRuns: 150 },
  )
})

test('a mailbox gives its messages under their numbers; a broken one costs only itself', async () => {
  let deep = 'Text.'
  for (let level = 0; level < 25; level++) {
    deep = `Content-Type: multipart/mixed; boundary=b${level}\n\n--b${level}\n${deep}\n--b${level}--`
  }
  const plain = (number: number): string =>
    `${MARK}\nFrom: a@b.example\nSubject: Mail ${number}\n\nText ${number}.\n\n`
  const { format, drafts, refused } = await readAll(
    `${plain(1)}${MARK}\nFrom: a@b.example\n${deep}\n\n${plain(3).trimEnd()} And then`,
    'desk.mbox',
  )
  expect(format).toBe('mailbox')
  expect(drafts.map(({ locator, headline }) => [locator, headline])).toEqual([
    ['message 1', 'Mail 1'],
    ['message 3', 'Mail 3'],
  ])
  expect(drafts[1] && textsOf(drafts[1])).toEqual(['Text 3. And then'])
  expect(drafts[1]?.problems.map((each) => each.words)).toEqual([
    'desk.mbox ends in the middle of message 3, which was read as far as it goes.',
  ])
  expect(refused.map(({ locator, problem }) => [locator, problem.code])).toEqual([['message 2!', 'TOO_DEEP']])
})
