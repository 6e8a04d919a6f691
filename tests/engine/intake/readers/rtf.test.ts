import { array, assert, asyncProperty, constantFrom, oneof } from 'fast-check'
import { expect, test } from 'vitest'
import { readAll, readOne, textsOf, valuesOf } from '../../../build/read-all.ts'

const rtf = (body: string): Uint8Array => Buffer.from(`{\\rtf1\\ansi\\ansicpg1252\\deff0${body}}`, 'latin1')

test('headline and byline by style, properties as evidence', async () => {
  const draft = await readOne(
    rtf(
      '{\\stylesheet{\\s0 Normal;}{\\s1 Title;}{\\s2\\outlinelevel1 heading 2;}{\\s3 Author;}}{\\info{\\title Draft 3}{\\author pc-user}{\\creatim\\yr2026\\mo11}}' +
        '\\pard\\s1 Crane falls, nobody hurt\\par\\pard\\s3 By Ada Quill\\par\\pard\\s0 The crane fell {\\b at noon}.\\par\\pard\\s2 What the port says\\par\\pard Nothing yet.\\par',
    ),
    'crane.rtf',
  )
  expect(draft).toMatchObject({ headline: 'Crane falls, nobody hurt', byline: 'Ada Quill', published: null })
  expect(draft.blocks).toEqual([
    {
      kind: 'paragraph',
      role: 'body',
      runs: [{ text: 'The crane fell ' }, { text: 'at noon', strong: true }, { text: '.' }],
    },
    { kind: 'heading', role: 'body', level: 2, runs: [{ text: 'What the port says' }] },
    { kind: 'paragraph', role: 'body', runs: [{ text: 'Nothing yet.' }] },
  ])
  expect(valuesOf(draft, 'rtf:creator')).toEqual(['pc-user'])
})

test('text by code page, by character set of the font, by Unicode with a fallback, by names', async () => {
  const fonts =
    '{\\fonttbl{\\f0\\fcharset0 Times;}{\\f1\\fcharset204 Times Cyr;}{\\f2\\fcharset128 Mincho;}{\\f3\\fcharset2 Symbol;}}'
  const body = [
    "caf\\'e9",
    "{\\f1 \\'cc\\'ee\\'f1\\'f2}",
    "{\\f2 \\'93\\'fa\\'96\\'7b}",
    '{\\f3 a}',
    "Petrovi\\u263\\'63",
    'J\\uc2\\u252??rg',
    '\\uc1\\u-10180?\\u-8448?',
    '\\ldblquote so\\rdblquote\\~\\emdash\\_',
  ].join('\\line ')
  expect(textsOf(await readOne(rtf(`${fonts}\\pard ${body}\\par`), 'a.rtf'))[0]?.split('\n')).toEqual([
    'café',
    'Мост',
    '日本',
    'α',
    'Petrović',
    'Jürg',
    '🌀',
    '“so”\u00a0—\u2011',
  ])
})

test('tables in tables, lists, links, notes', async () => {
  const draft = await readOne(
    rtf(
      '\\pard Copy{\\super\\chftn}{\\*\\footnote\\chftn\\pard Where it is from.}.\\par' +
        '\\trowd\\cellx1\\cellx2\\pard\\intbl A\\cell B\\cell\\row\\trowd\\cellx1\\cellx2\\pard\\intbl 1\\cell 2\\cell\\row' +
        '\\pard{\\listtext 1.\\tab}\\ls1\\ilvl0 one\\par\\pard{\\pntext\\bullet\\tab}dot\\par' +
        '\\pard\\li360\\fi-360 3.\\tab typed\\par' +
        '\\pard {\\field{\\*\\fldinst HYPERLINK "https://example.org/"}{\\fldrslt there}} and {\\field{\\*\\fldinst HYPERLINK "javascript:alert(1)"}{\\fldrslt nowhere}}\\par',
    ),
    'a.rtf',
  )
  expect(draft.blocks).toEqual([
    { kind: 'paragraph', role: 'body', runs: [{ text: 'Copy[1].' }] },
    {
      kind: 'table',
      role: 'body',
      runs: [],
      headed: false,
      rows: [
        [[{ text: 'A' }], [{ text: 'B' }]],
        [[{ text: '1' }], [{ text: '2' }]],
      ],
    },
    { kind: 'listItem', role: 'body', level: 1, ordered: true, runs: [{ text: 'one' }] },
    { kind: 'listItem', role: 'body', level: 1, runs: [{ text: 'dot' }] },
    { kind: 'listItem', role: 'body', level: 1, ordered: true, runs: [{ text: 'typed' }] },
    {
      kind: 'paragraph',
      role: 'body',
      runs: [{ text: 'there', link: 'https://example.org/' }, { text: ' and nowhere' }],
    },
    { kind: 'paragraph', role: 'body', runs: [{ text: '[1] Where it is from.' }] },
  ])
})

test('changes as accepted, comments apart, running heads as notices, pictures and unknown groups passed over', async () => {
  const draft = await readOne(
    rtf(
      '{\\header The Gazette\\par}{\\footer Page \\chpgn\\par}{\\*\\unknown words of a program}{\\pict\\jpegblip ffd8ffe0}' +
        '\\pard Copy {\\deleted that went}{\\revised that came}{\\*\\atnid IR}{\\*\\atnauthor Ira Reed}\\chatn{\\*\\annotation Who says so?}.\\par',
    ),
    'a.rtf',
  )
  expect(draft.blocks.map((block) => [block.role, block.runs[0]?.text])).toEqual([
    ['body', 'Copy that came.'],
    ['notice', 'Comment by Ira Reed: Who says so?'],
    ['notice', 'The Gazette'],
  ])
  expect(valuesOf(draft, 'rtf:deleted')).toEqual(['that went'])
})

test('a file that was cut is read as far as it goes, and says so', async () => {
  const whole = rtf('\\pard The crane fell at noon.\\par\\pard Nobody {\\b was hurt')
  const draft = await readOne(whole.subarray(0, whole.length - 1), 'cut.rtf')
  expect(textsOf(draft)).toEqual(['The crane fell at noon.', 'Nobody was hurt'])
  expect(draft.problems).toEqual([
    { code: 'DAMAGED', words: 'cut.rtf ends in the middle. What is there was read.' },
  ])
  expect((await readAll(rtf('{'.repeat(2_000)), 'deep.rtf')).problems[0]?.code).toBe('TOO_DEEP')
})

test('no sequence of groups, words and bytes makes the reader fail', async () => {
  const piece = oneof(
    constantFrom(
      '{',
      '}',
      '\\*',
      '\\par',
      '\\cell',
      '\\row',
      '\\intbl',
      '\\itap3 ',
      '\\nestcell',
      '\\nestrow',
      '\\pard',
      '\\trowd',
    ),
    constantFrom(
      '{\\footnote',
      '{\\*\\annotation',
      '{\\field',
      '{\\fldinst',
      '{\\shptxt',
      '{\\header',
      '{\\fonttbl',
      '{\\stylesheet',
      '{\\info',
    ),
    constantFrom('\\u1078?', "\\'e9", '\\bin9 ', '\\tab', '\\s1 ', '\\f1 ', '\\uc0 ', '\\', 'copy', ';'),
  )
  await assert(
    asyncProperty(array(piece, { maxLength: 60 }), async (pieces) => {
      const { problems } = await readAll(rtf(pieces.join('')), 'any.rtf')
      expect(problems.filter((problem) => problem.code === 'UNREADABLE')).toEqual([])
    }),
    { numRuns: 300 },
  )
})
