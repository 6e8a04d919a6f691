import { expect, test } from 'vitest'
import { pdfFile, pdfLines } from '../../../../build/pdf-file.ts'
import { readAll, readOne, textsOf, valuesOf } from '../../../../build/read-all.ts'

const COPY = [
  'The harbour board voted on Tuesday to rebuild the old grain',
  'pier, a decision that ends eleven years of argument about',
  'who should pay for the work.',
]

test('headline by size, byline, dateline, paragraphs by their indent', async () => {
  const page = [
    pdfLines(['Board votes to rebuild the grain pier'], { size: 20, top: 720 }),
    pdfLines(['By Ada Quill'], { top: 690 }),
    pdfLines(['PORT ELLERY, March 14 - The harbour board voted on Tuesday to'], { top: 670, left: 84 }),
    pdfLines(['rebuild the old grain pier, a decision that ends eleven years of'], { top: 658 }),
    pdfLines(['argument about who should pay for the whole of the work that is.'], { top: 646 }),
    pdfLines(['Members of the board met behind closed doors for most of the'], { top: 634, left: 84 }),
    pdfLines(['afternoon and then came out.'], { top: 622 }),
  ].join('\n')
  const info = '/Title (Microsoft Word - pier.docx) /Author (pc-user) /CreationDate (D:20261124173443Z)'
  const draft = await readOne(pdfFile({ pages: [page], info }), 'pier.pdf')
  expect(draft).toMatchObject({
    headline: 'Board votes to rebuild the grain pier',
    byline: 'Ada Quill',
    dateline: 'PORT ELLERY, March 14',
    published: null,
  })
  expect(textsOf(draft)).toEqual([
    'By Ada Quill',
    'PORT ELLERY, March 14 - The harbour board voted on Tuesday to rebuild the old grain pier, a decision that ends eleven years of argument about who should pay for the whole of the work that is.',
    'Members of the board met behind closed doors for most of the afternoon and then came out.',
  ])
  expect(valuesOf(draft, 'pdf:author')).toEqual(['pc-user'])
  expect(valuesOf(draft, 'pdf:created')).toEqual(['2026-11-24T17:34:43Z'])
})

test('two columns beneath a headline, a paragraph and a hyphenated word over both', async () => {
  const left = [
    'The harbour board voted on Tuesday',
    'to rebuild the old grain pier, a',
    'decision that ends eleven years of',
    'argument about who should pay dou-',
  ]
  const right = [
    'ble for the work and who may use',
    'the berths of the self-governing',
    'port once the cranes are standing',
    'again.',
  ]
  const page = [
    pdfLines(['A headline that stands across both of the columns'], { size: 18, top: 720 }),
    pdfLines(left, { top: 690 }),
    pdfLines(right, { top: 690, left: 320 }),
  ].join('\n')
  const draft = await readOne(pdfFile({ pages: [page] }), 'columns.pdf')
  expect(draft.headline).toBe('A headline that stands across both of the columns')
  expect(textsOf(draft)).toEqual([
    'The harbour board voted on Tuesday to rebuild the old grain pier, a decision that ends eleven years of argument about who should pay double for the work and who may use the berths of the self-governing port once the cranes are standing again.',
  ])
})

test('running heads and page numbers are set apart, and a paragraph goes on over the page', async () => {
  const page = (number: number, lines: readonly string[]): string =>
    [
      pdfLines([`The Ellery Gazette, edition ${number}`], { top: 760, size: 8 }),
      pdfLines(lines),
      pdfLines([`Page ${number} of 3`], { top: 40, left: 280, size: 8 }),
    ].join('\n')
  const pages = [
    page(1, [
      'The harbour board voted on Tuesday to rebuild the old grain',
      'pier, a decision that ends eleven long years of argument and',
    ]),
    page(2, [
      'who should pay for the work that is to be done in the spring',
      'of the next year, or so the chairwoman of the board believes,',
    ]),
    page(3, ['if the county agrees.']),
  ]
  const draft = await readOne(pdfFile({ pages }), 'pages.pdf')
  expect(draft.blocks.filter((block) => block.role === 'body')).toHaveLength(1)
  expect(textsOf(draft)).toEqual([
    'The harbour board voted on Tuesday to rebuild the old grain pier, a decision that ends eleven long years of argument and who should pay for the work that is to be done in the spring of the next year, or so the chairwoman of the board believes, if the county agrees.',
    'The Ellery Gazette, edition 1',
  ])
})

test('lists, tables and notes at the foot of the page', async () => {
  const row = (cells: readonly string[], top: number): string =>
    cells.map((cell, at) => pdfLines([cell], { top, left: 72 + at * 120 })).join('\n')
  const page = [
    pdfLines(COPY),
    pdfLines(['1.'], { top: 650, left: 84 }),
    pdfLines(['The pier has moved.'], { top: 650, left: 104 }),
    pdfLines(['2.'], { top: 638, left: 84 }),
    pdfLines(['Two of the sensors failed.'], { top: 638, left: 104 }),
    row(['Year', 'Cost', 'Movement'], 600),
    row(['2023', '31.0', '4'], 585),
    row(['2024', '39.2', '7'], 570),
    pdfLines(['1 Survey of the harbour board, page 4.'], { top: 80, size: 7 }),
  ].join('\n')
  const { blocks } = await readOne(pdfFile({ pages: [page] }), 'list.pdf')
  expect(blocks.map((block) => block.kind)).toEqual([
    'paragraph',
    'listItem',
    'listItem',
    'table',
    'paragraph',
  ])
  expect(blocks[1]).toMatchObject({ ordered: true, runs: [{ text: 'The pier has moved.' }] })
  expect(blocks[3]).toMatchObject({ headed: true })
  expect(blocks[3]?.rows?.map((cells) => cells.map((cell) => cell[0]?.text))).toEqual([
    ['Year', 'Cost', 'Movement'],
    ['2023', '31.0', '4'],
    ['2024', '39.2', '7'],
  ])
  expect(blocks[4]?.runs[0]?.text).toBe('[1] Survey of the harbour board, page 4.')
})

test('a replacement text stands for glyphs without a meaning', async () => {
  const han = [...'市议会推迟了投票']
  const glyphs = han.map((sign, at) => {
    const code = sign.charCodeAt(0).toString(16).padStart(4, '0')
    return `/Span<</ActualText<FEFF${code}>>>\nBDC BT /F 12 Tf ${120 + at * 12} 700 Td (x) Tj ET EMC`
  })
  const page = [pdfLines(['It said'], { size: 12 }), ...glyphs].join('\n')
  const draft = await readOne(pdfFile({ pages: [page] }), 'han.pdf')
  expect(textsOf(draft).join(' ')).toContain('市议会推迟了投票')
})

test('a scanned page is named as such', async () => {
  const image =
    '<< /Type /XObject /Subtype /Image /Width 1 /Height 1 /ColorSpace /DeviceGray /BitsPerComponent 8 /Length 1 >>\nstream\nx\nendstream'
  const scan = { resources: '/XObject << /I 100 0 R >>', objects: [image] }
  const { problems, drafts } = await readAll(
    pdfFile({ pages: ['q 612 0 0 792 0 0 cm /I Do Q'], ...scan }),
    'scan.pdf',
  )
  expect(drafts).toEqual([])
  expect(problems).toEqual([
    {
      code: 'NO_TEXT',
      words: 'scan.pdf is a scanned picture of a page; there is no text in it. It is kept, not read.',
    },
  ])
  const mixed = await readOne(pdfFile({ pages: [pdfLines(COPY), 'q /I Do Q'], ...scan }), 'mixed.pdf')
  expect(mixed.problems).toEqual([
    {
      code: 'NO_TEXT',
      words: '1 of the 2 pages of mixed.pdf have no text in them; they may be scanned pictures.',
    },
  ])
})

test('what is locked, damaged or too long says so', async () => {
  const code = async (bytes: Uint8Array): Promise<string | undefined> =>
    (await readAll(bytes, 'a.pdf')).problems[0]?.code
  const encrypt = `/Encrypt << /Filter /Standard /V 1 /R 2 /P -4 /O <${'ab'.repeat(32)}> /U <${'cd'.repeat(32)}> >> /ID [<00> <00>]`
  expect(await code(pdfFile({ pages: [pdfLines(COPY)], trailer: encrypt }))).toBe('PROTECTED')
  expect(await code(Buffer.from('%PDF-1.7\nnothing of the kind'))).toBe('DAMAGED')
  expect(await code(pdfFile({ pages: Array.from({ length: 2_001 }, () => '') }))).toBe('TOO_LARGE')
})
