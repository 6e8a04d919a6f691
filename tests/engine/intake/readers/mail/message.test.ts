import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Block } from '../../../../../src/contract/blocks.ts'
import { blockText } from '../../../../../src/contract/blocks.ts'
import type { Draft } from '../../../../../src/engine/items/draft.ts'
import { readAll, readOne, textsOf, valuesOf } from '../../../../build/read-all.ts'

const mail = (head: readonly string[], body: string): string => [...head, '', body].join('\r\n')
const apart = (draft: Draft, role: Block['role']): string[] =>
  draft.blocks.filter((block) => block.role === role).map(blockText)

describe('a mail', () => {
  it('gives its subject, sender, date and id, and who it went to as fields', async () => {
    const draft = await readOne(
      mail(
        [
          'From: =?utf-8?q?Zo=C3=AB_Marsh?= <zoe@outlet.example>',
          'To: desk@paper.example',
          'Subject: Re: =?iso-8859-1?Q?Caf=E9?= closes =?utf-8?B?4oCUIGF0?=',
          ' last',
          'Date: Tue, 24 Nov 2026 08:15:00 +0100 (CET)',
          'Message-ID: <1@outlet.example>',
          'List-Id: Press <press.outlet.example>',
          'Authentication-Results: mx; dkim=pass',
        ],
        'The café closes.',
      ),
      'a.eml',
    )
    expect(draft).toMatchObject({
      headline: 'Re: Café closes — at last',
      source: 'Zoë Marsh',
      byline: null,
      externalId: '<1@outlet.example>',
      published: {
        value: '2026-11-24T07:15:00.000Z',
        precision: 'second',
        zone: '+0100',
        text: 'Tue, 24 Nov 2026 08:15:00 +0100 (CET)',
      },
    })
    expect(valuesOf(draft, 'mail:from')).toEqual(['Zoë Marsh <zoe@outlet.example>'])
    expect(valuesOf(draft, 'mail:list-id')).toEqual(['Press <press.outlet.example>'])
    expect(valuesOf(draft, 'mail:auth-results')).toEqual(['mx; dkim=pass'])
    expect(textsOf(draft)).toEqual(['The café closes.'])
  })

  it('reads dates and senders with comments where only old mail has them', async () => {
    const draft = await readOne(
      mail(
        ['From: Pete(A \\) chap) <pete@silly.test(his host)>', 'Date: Thu, 13 Feb 1969 23(x): 32 : 05 -0330'],
        'Testing.',
      ),
      'a.eml',
    )
    expect(draft).toMatchObject({ source: 'Pete', published: { value: '1969-02-14T03:02:05.000Z' } })
    const old = await readOne(
      mail(['From: joe@example.org (Joe Public)', 'Date: today'], 'Hello there.'),
      'a.eml',
    )
    expect(old).toMatchObject({ source: 'Joe Public', published: null })
    expect(valuesOf(old, 'date')).toEqual(['today'])
  })

  it('sets the mail that it answers and the signature apart, also in HTML', async () => {
    const plain = await readOne(
      mail(
        ['From: a@b.example', 'Subject: Re: Vote'],
        'Yes, it passed.\r\n\r\nOn 3 May 2026, Ada Quill wrote:\r\n> Did it pass?\r\n> Today?\r\n\r\n-- \r\nZoë\r\nPress office',
      ),
      'a.eml',
    )
    expect(apart(plain, 'body')).toEqual(['Yes, it passed.'])
    expect(apart(plain, 'notice').join(' ')).toMatch(/wrote: Did it pass\? Today\? Zoë Press office/)
    const html = await readOne(
      mail(
        ['From: a@b.example', 'Subject: Re: Vote', 'Content-Type: text/html'],
        '<p>Yes.</p><div>Am 3.5.2026 schrieb Ada Quill:</div><blockquote><p>Did it pass?</p></blockquote>',
      ),
      'a.eml',
    )
    expect(apart(html, 'body')).toEqual(['Yes.'])
  })

  it('keeps what is passed on as copy', async () => {
    const draft = await readOne(
      mail(
        ['From: a@b.example', 'Subject: Fwd: Harbour opens'],
        'FYI\r\n\r\n---------- Forwarded message ----------\r\nFrom: Harbour <h@b.example>\r\nDate: 3 May 2026\r\nSubject: Harbour opens\r\n\r\nThe harbour opens on Monday.',
      ),
      'a.eml',
    )
    expect(apart(draft, 'body')).toEqual(['FYI', 'The harbour opens on Monday.'])
    expect(apart(draft, 'notice')).toHaveLength(1)
  })

  it('prefers HTML, loads nothing of it, and takes plain text where the HTML is empty', async () => {
    const both = (html: string): string =>
      mail(
        ['From: a@b.example', 'Subject: S', 'Content-Type: multipart/alternative; boundary=x'],
        `--x\r\nContent-Type: text/plain\r\n\r\nPlain.\r\n--x\r\nContent-Type: text/html\r\n\r\n${html}\r\n--x--`,
      )
    const marked = await readOne(
      both(
        '<h2>Head</h2><p>Marked.</p><img src="https://t.example/p.gif" width=1 height=1><script>x</script>',
      ),
      'a.eml',
    )
    expect(marked.blocks.map((block) => block.kind)).toEqual(['heading', 'paragraph'])
    expect(textsOf(await readOne(both('<img src="https://t.example/p.gif" width=1>'), 'a.eml'))).toEqual([
      'Plain.',
    ])
  })

  it('reads letters that nothing explains, and UTF-7', async () => {
    const latin = Buffer.from(
      mail(['From: a@b.example', 'Subject: Caf\xe9'], 'Le caf\xe9 est ferm\xe9 \xe0 Paris.'),
      'latin1',
    )
    const guessed = await readOne(latin, 'a.eml')
    expect([guessed.headline, ...textsOf(guessed)]).toEqual(['Café', 'Le café est fermé à Paris.'])
    expect(guessed.problems[0]?.code).toBe('ENCODING_GUESSED')
    const lying = mail(
      ['From: a@b.example', 'Subject: Café', 'Content-Type: text/plain; charset=us-ascii'],
      'Fermé.',
    )
    expect(textsOf(await readOne(lying, 'a.eml'))).toEqual(['Fermé.'])
    const head = ['From: a@b.example', 'Subject: S', 'Content-Type: text/plain; charset="utf-7"']
    expect(textsOf(await readOne(mail(head, 'Caf+AOk- +- bar'), 'a.eml'))).toEqual(['Café + bar'])
  })
})

describe('attachments', () => {
  const part = (head: string, body: string): string => `--x\r\n${head}\r\n\r\n${body}\r\n`
  const mixed = (...parts: readonly string[]): string =>
    mail(
      ['From: a@b.example', 'Subject: S', 'Content-Type: multipart/mixed; boundary=x'],
      `${parts.join('')}--x--`,
    )

  it('are originals of their own under safe names; a mail in a mail too', async () => {
    const { drafts, nested } = await readAll(
      mixed(
        part('Content-Type: text/plain', 'Body.'),
        part('Content-Type: text/plain; name="../../etc/passwd"\r\nContent-Disposition: attachment', 'one'),
        part(
          "Content-Type: text/plain\r\nContent-Disposition: attachment; filename*=utf-8''r%C3%A9sum%C3%A9.txt",
          'two',
        ),
        part('Content-Type: text/plain\r\nContent-Disposition: attachment; filename="passwd"', 'three'),
        part('Content-Type: message/rfc822', 'Subject: Inside\r\n\r\nInner text.'),
      ),
      'a.eml',
    )
    expect(drafts.map(textsOf)).toEqual([['Body.']])
    expect(nested.map((each) => each.path)).toEqual(['passwd', 'résumé.txt', 'passwd (2)', 'message 4.eml'])
    expect(Buffer.from(nested[3]?.bytes ?? []).toString()).toContain('Inner text.')
  })

  it('stand in a list where the mail has no words of its own', async () => {
    const { drafts } = await readAll(
      mixed(part('Content-Type: application/pdf; name=release.pdf', '%PDF-1.7')).replace(
        'Subject: S\r\n',
        '',
      ),
      'a.eml',
    )
    expect(drafts.map(textsOf)).toEqual([['Attached: release.pdf']])
  })
})

it('a saved page is read as a page, at its own address', async () => {
  const draft = await readOne(
    mail(
      [
        'From: <Saved by Blink>',
        'Snapshot-Content-Location: https://paper.example/harbour',
        'Subject: Harbour',
        'MIME-Version: 1.0',
        'Content-Type: multipart/related; boundary=x',
      ],
      '--x\r\nContent-Type: text/html\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n<html><head><title>Harbour opens</title></head><body><p>It opens =E2=80=94 today.</p></body></html>\r\n--x--',
    ),
    'page.mhtml',
  )
  expect(draft).toMatchObject({ url: 'https://paper.example/harbour', headline: 'Harbour opens' })
  expect(textsOf(draft).join(' ')).toContain('It opens — today.')
})

it('a mail nested too deep is refused in words', async () => {
  let parts = 'Text.'
  for (let level = 0; level < 25; level++) {
    parts = `Content-Type: multipart/mixed; boundary=b${level}\r\n\r\n--b${level}\r\n${parts}\r\n--b${level}--`
  }
  const { problems } = await readAll(`From: a@b.example\r\n${parts}`, 'deep.eml')
  expect(problems.map((each) => each.code)).toEqual(['TOO_DEEP'])
  expect(problems[0]?.words).toMatch(/^deep\.eml nests its parts more than 20 levels deep/)
})

it('never throws, whatever the bytes are', async () => {
  const line = fc.constantFrom(
    'From: a',
    'Content-Type: multipart/mixed; boundary=x',
    '--x',
    '--x--',
    '',
    '> a',
    'Content-Transfer-Encoding: base64',
    'Subject: =?utf-7?Q?a',
    '(',
    '"',
    'QUJD',
    '-- ',
  )
  await fc.assert(
    fc.asyncProperty(fc.array(fc.oneof(line, fc.string()), { maxLength: 30 }), async (lines) => {
      await readAll(lines.join('\r\n'), 'a.eml')
    }),
    { numRuns: 200 },
  )
})
