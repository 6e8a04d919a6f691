import { zipSync } from 'fflate'
import { afterAll, expect, test } from 'vitest'
import { createReaderPool } from '../../../src/engine/intake/reader-pool.ts'
import { openDocument } from '../../build/open-document.ts'
import { pdfFile, pdfLines } from '../../build/pdf-file.ts'
import { wordDocument, wordParagraph } from '../../build/word-document.ts'

const pool = createReaderPool()
afterAll(() => pool.close())

const latin = (text: string): Uint8Array => Buffer.from(text, 'latin1')
const one = pdfFile({ pages: [pdfLines(['Copy of a page.'])] })
const inPdf = (from: string, to: string): Uint8Array =>
  latin(Buffer.from(one).toString('latin1').replace(from, to))

/** Documents that were built to do harm, each with the codes of which one must come back; none means that it is read. */
const HOSTILE: readonly [name: string, bytes: () => Uint8Array, codes: readonly string[]][] = [
  [
    'paragraphs.docx',
    () => wordDocument({ body: wordParagraph('x').repeat(250_000) }),
    ['BOMB', 'TOO_LARGE'],
  ],
  ['deep.docx', () => wordDocument({ body: '<w:sdt><w:sdtContent>'.repeat(200) }), ['TOO_DEEP']],
  [
    'itself.docx',
    () =>
      wordDocument({
        body: '<w:p><w:r><w:t>x</w:t><w:footnoteReference w:id="2"/></w:r></w:p>',
        extra: {
          'word/footnotes.xml': latin(
            '<w:footnotes xmlns:w="w"><w:footnote w:id="2"><w:p><w:r><w:t>y</w:t><w:footnoteReference w:id="2"/></w:r></w:p></w:footnote></w:footnotes>',
          ),
        },
      }),
    [],
  ],
  [
    'styles.docx',
    () =>
      wordDocument({
        body: wordParagraph('x', 'A'),
        styles:
          '<w:style w:styleId="A"><w:name w:val="a"/><w:basedOn w:val="B"/></w:style><w:style w:styleId="B"><w:name w:val="b"/><w:basedOn w:val="A"/></w:style>',
      }),
    [],
  ],
  [
    'up.docx',
    () =>
      zipSync({
        '../up/a.xml': latin('<x/>'),
        'word/document.xml': latin('<x/>'),
        '[Content_Types].xml': latin('<x/>'),
      }),
    ['UNSAFE_PATH'],
  ],
  [
    'spans.odt',
    () =>
      openDocument({
        body: `<text:p>x${'<text:s text:c="99999999"/>'.repeat(2_000)}</text:p><table:table><table:table-row><table:table-cell table:number-columns-repeated="99999999"><text:p>a</text:p></table:table-cell><table:table-cell/></table:table-row><table:table-row><table:table-cell/></table:table-row></table:table>`,
      }),
    [],
  ],
  ['groups.rtf', () => latin(`{\\rtf1 ${'{'.repeat(500_000)}`), ['TOO_DEEP']],
  ['binary.rtf', () => latin('{\\rtf1 copy {\\pict\\bin2147483647 x}}'), []],
  ['tables.rtf', () => latin(`{\\rtf1 ${'\\itap99999 x\\nestcell '.repeat(5_000)}}`), []],
  ['loop.pdf', () => inPdf('/Kids [10 0 R]', '/Kids [2 0 R ]'), ['DAMAGED', 'NO_TEXT']],
  ['count.pdf', () => inPdf('/Count 1', '/Count 9'), []],
  ['cut.pdf', () => one.subarray(0, one.length >> 1), ['DAMAGED', 'NO_TEXT']],
  [
    'forms.pdf',
    () =>
      pdfFile({
        pages: ['/X Do'],
        resources: '/XObject << /X 100 0 R >>',
        objects: [
          '<< /Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources << /XObject << /X 100 0 R >> >> /Length 5 >>\nstream\n/X Do\nendstream',
        ],
      }),
    ['NO_TEXT', 'DAMAGED'],
  ],
  [
    'script.pdf',
    () =>
      pdfFile({
        pages: [pdfLines(['Copy of a page.'])],
        catalogue: '/OpenAction << /S /JavaScript /JS (app.alert(1)) >>',
      }),
    [],
  ],
]

test.each(HOSTILE)(
  '%s ends with a result or a code, in time',
  { timeout: 60_000 },
  async (name, bytes, codes) => {
    const { drafts, problems } = await pool.extract({ path: name, bytes: bytes() })
    if (codes.length === 0) {
      expect(problems).toEqual([])
      expect(drafts).toHaveLength(1)
    } else {
      expect(drafts).toEqual([])
      expect(codes).toContain(problems[0]?.code)
      expect(problems[0]?.words).toContain(name)
    }
  },
)

test(
  'bytes changed anywhere in a document never cost more than the document',
  { timeout: 120_000 },
  async () => {
    const whole = [
      ['a.docx', wordDocument({ body: wordParagraph('Copy of a page.') })],
      ['a.odt', openDocument({ body: '<text:p>Copy of a page.</text:p>' })],
      ['a.pdf', one],
    ] as const
    const lost: string[] = []
    for (const [name, bytes] of whole) {
      for (let at = 7; at < bytes.length; at += Math.ceil(bytes.length / 40)) {
        const changed = Uint8Array.from(bytes)
        changed[at] = (changed[at] ?? 0) ^ 0x15
        const { problems, drafts } = await pool.extract({ path: name, bytes: changed })
        if (problems.some((each) => each.code === 'UNREADABLE') || drafts.length + problems.length === 0)
          lost.push(`${name} at ${at}: ${problems[0]?.words ?? 'nothing'}`)
      }
    }
    expect(lost).toEqual([])
  },
)

test('a reader without rights finds the tables of Han fonts', { timeout: 60_000 }, async () => {
  // “市议会推迟了投票” in GBK, in a font that the file names and does not bring.
  const shown = '<CAD0D2E9BBE1CDC6B3D9C1CBCDB6C6B1>'
  const bytes = pdfFile({
    pages: [`BT /H 12 Tf 72 700 Td ${shown} Tj ET`],
    fonts: '/H 100 0 R',
    objects: [
      '<< /Type /Font /Subtype /Type0 /BaseFont /STSong-Light /Encoding /GBK-EUC-H /DescendantFonts [101 0 R] >>',
      '<< /Type /Font /Subtype /CIDFontType0 /BaseFont /STSong-Light /CIDSystemInfo << /Registry (Adobe) /Ordering (GB1) /Supplement 4 >> /FontDescriptor 102 0 R >>',
      '<< /Type /FontDescriptor /FontName /STSong-Light /Flags 6 /ItalicAngle 0 /Ascent 800 /Descent -200 /CapHeight 700 /StemV 80 /FontBBox [0 -200 1000 900] >>',
    ],
  })
  const { drafts } = await pool.extract({ path: 'han.pdf', bytes })
  expect(drafts[0]?.blocks.map((block) => block.runs[0]?.text)).toEqual(['市议会推迟了投票'])
})
