import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { readAll, readOne, textsOf, valuesOf } from '../../../../build/read-all.ts'
import { wordDocument, wordParagraph, wordStyle, type WordParts } from '../../../../build/word-document.ts'

const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'

async function textsIn(body: string, rest: Partial<WordParts> = {}): Promise<string[]> {
  return textsOf(await readOne(wordDocument({ body, ...rest }), 'a.docx'))
}

function part(root: string, inner: string): Uint8Array {
  return new TextEncoder().encode(
    `<w:${root} xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:r="${OFFICE}">${inner}</w:${root}>`,
  )
}

function run(text: string): string {
  return `<w:r><w:t xml:space="preserve">${text}</w:t></w:r>`
}

function field(type: string): string {
  return `<w:r><w:fldChar w:fldCharType="${type}"/></w:r>`
}

function link(id: string, target: string): string {
  return `<Relationship Id="${id}" Type="${OFFICE}/hyperlink" Target="${target}" TargetMode="External"/>`
}

/** Wrappers and pieces that mammoth passes over with all that stands in them. */
test.each([
  ['a field in one element', `<w:fldSimple w:instr=" PAGE ">${run('x')}</w:fldSimple>`, 'x'],
  ['a direction', `<w:bdo w:val="rtl">${run('שלום')}</w:bdo>`, 'שלום'],
  [
    'a reading aid',
    `<w:r><w:ruby><w:rt>${run('kan')}</w:rt><w:rubyBase>${run('漢')}</w:rubyBase></w:ruby></w:r>`,
    '漢',
  ],
  [
    'a formula',
    '<m:oMath xmlns:m="urn:m"><m:sSup><m:e><m:r><m:t>x</m:t></m:r></m:e><m:sup><m:r><m:t>2</m:t></m:r></m:sup></m:sSup></m:oMath>',
    'x2',
  ],
  ['an old line break', `<w:r><w:t>a</w:t><w:cr/><w:t>b</w:t></w:r>`, 'a\nb'],
  ['a sign of a common font', '<w:r><w:sym w:font="Arial" w:char="20AC"/></w:r>', '€'],
  ['a sign of a font of signs', '<w:r><w:sym w:font="Wingdings" w:char="f0fc"/></w:r>', '✓'],
  ['text in two pieces', '<w:r><w:t>a<![CDATA[ & ]]>b</w:t></w:r>', 'a & b'],
  ['text without what XML forbids', run('a&#1;&#xFFFF;b &amp;lt;'), 'ab &lt;'],
  ['a check box', `${field('begin')}<w:r><w:instrText>FORMCHECKBOX</w:instrText></w:r>${field('end')}`, '☐'],
])('%s is copy', async (_, inner, text) => {
  expect(await textsIn(`<w:p>${inner}</w:p>`)).toEqual([text])
})

test('a drawing for new programs alone', async () => {
  const box = `<w:drawing><wps:wsp xmlns:wps="urn:wps"><wps:txbx><w:txbxContent>${wordParagraph('In a box.')}</w:txbxContent></wps:txbx></wps:wsp></w:drawing>`
  const body = `<w:p><w:r><mc:AlternateContent xmlns:mc="urn:mc"><mc:Choice Requires="wps">${box}</mc:Choice></mc:AlternateContent></w:r>${run('Copy.')}</w:p>`
  expect(await textsIn(body)).toEqual(['Copy.', 'In a box.'])
})

test('looks that a style gives and a run takes back', async () => {
  const styles = `<w:style w:type="paragraph" w:styleId="B"><w:name w:val="Bold"/><w:rPr><w:b/></w:rPr></w:style><w:style w:type="paragraph" w:styleId="C"><w:name w:val="Child"/><w:basedOn w:val="B"/></w:style>`
  const body = `<w:p><w:pPr><w:pStyle w:val="C"/></w:pPr>${run('bold ')}<w:r><w:rPr><w:b w:val="0"/></w:rPr><w:t>plain</w:t></w:r></w:p>`
  const { blocks } = await readOne(wordDocument({ body, styles }), 'a.docx')
  expect(blocks[0]?.runs).toEqual([{ text: 'bold ', strong: true }, { text: 'plain' }])
})

test('an outline level of its own makes a heading of a paragraph', async () => {
  const outlined = (level: number): string =>
    `<w:p><w:pPr><w:pStyle w:val="X"/><w:outlineLvl w:val="${level}"/></w:pPr>${run('Part')}</w:p>`
  const body = wordParagraph('Copy.') + outlined(1) + outlined(9)
  const { blocks } = await readOne(wordDocument({ body, styles: wordStyle('X') }), 'a.docx')
  expect(blocks.map((block) => [block.kind, block.level])).toEqual([
    ['paragraph', undefined],
    ['heading', 2],
    ['paragraph', undefined],
  ])
})

test('a list counts as its own override or the list that it is linked to says, or not at all', async () => {
  const level = (format: string): string => `<w:lvl w:ilvl="0"><w:numFmt w:val="${format}"/></w:lvl>`
  const list = (id: number, override = ''): string =>
    `<w:num w:numId="${id}"><w:abstractNumId w:val="5"/>${override === '' ? '' : `<w:lvlOverride w:ilvl="0">${level(override)}</w:lvlOverride>`}</w:num>`
  const numbering = part(
    'numbering',
    `<w:abstractNum w:abstractNumId="5"><w:styleLink w:val="N"/>${level('decimal')}</w:abstractNum><w:abstractNum w:abstractNumId="6"><w:numStyleLink w:val="N"/></w:abstractNum><w:num w:numId="4"><w:abstractNumId w:val="6"/></w:num>${list(1)}${list(2, 'bullet')}${list(3, 'none')}`,
  )
  const styles =
    '<w:style w:type="paragraph" w:styleId="L"><w:name w:val="L"/><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
  const item = (id: number): string =>
    `<w:p><w:pPr><w:pStyle w:val="L"/><w:numPr><w:ilvl w:val="0"/><w:numId w:val="${id}"/></w:numPr></w:pPr>${run('item')}</w:p>`
  const body = wordParagraph('by style', 'L') + [1, 4, 2, 3, 0].map(item).join('')
  const bytes = wordDocument({ body, styles, extra: { 'word/numbering.xml': numbering } })
  const { blocks } = await readOne(bytes, 'a.docx')
  expect(blocks.map((block) => [block.kind, block.ordered ?? false])).toEqual([
    ['listItem', true],
    ['listItem', true],
    ['listItem', true],
    ['listItem', false],
    ['paragraph', false],
    ['paragraph', false],
  ])
})

test('hidden text and deleted paragraphs stand apart', async () => {
  const styles =
    '<w:style w:type="character" w:styleId="H"><w:name w:val="H"/><w:rPr><w:vanish/></w:rPr></w:style>'
  const body = [
    `<w:p><w:r><w:rPr><w:rStyle w:val="H"/></w:rPr><w:t>not for print</w:t></w:r>${run('Copy')}</w:p>`,
    `<w:p><w:pPr><w:rPr><w:del w:id="1"/></w:rPr></w:pPr>${run('One ')}</w:p><w:bookmarkEnd w:id="0"/>${wordParagraph('paragraph.')}`,
    `<w:tbl><w:tr><w:trPr><w:del w:id="2"/></w:trPr><w:tc><w:p><w:r><w:delText>gone</w:delText></w:r></w:p></w:tc></w:tr></w:tbl>`,
    `<w:p><w:pPr><w:rPr><w:del w:id="3"/></w:rPr></w:pPr>${run('Last.')}</w:p>`,
  ].join('')
  const draft = await readOne(wordDocument({ body, styles }), 'a.docx')
  expect(draft.blocks.map((block) => [block.role, block.runs[0]?.text])).toEqual([
    ['body', 'Copy'],
    ['body', 'One paragraph.'],
    ['body', 'Last.'],
    ['notice', 'not for print'],
  ])
  expect(valuesOf(draft, 'docx:deleted')).toEqual(['gone'])
  expect(draft.problems.map((problem) => problem.code)).toEqual(['TRACKED_CHANGES', 'HIDDEN_TEXT'])
})

test('links: of fields with a tip, of notes, of fields that do not end', async () => {
  const open = (code: string): string =>
    `${field('begin')}<w:r><w:instrText>${code}</w:instrText></w:r>${field('separate')}`
  const body = [
    `<w:p>${open('HYPERLINK &quot;https://example.org/a&quot; \\o &quot;A tip&quot;')}${run('tip')}${field('end')}<w:r><w:footnoteReference w:id="2"/></w:r></w:p>`,
    `<w:p>${open('HYPERLINK &quot;https://example.org/b&quot;')}${run('open')}</w:p>`,
    wordParagraph('Copy.'),
    `<w:p><w:hyperlink r:id="l" w:anchor="part">${run('part')}</w:hyperlink><w:hyperlink r:id="none">${run(' none')}</w:hyperlink></w:p>`,
  ].join('')
  const bytes = wordDocument({
    body,
    relationships: link('l', 'https://example.org/c#old'),
    extra: {
      'word/footnotes.xml': part(
        'footnotes',
        `<w:footnote w:id="2"><w:p><w:hyperlink r:id="l">${run('note')}</w:hyperlink></w:p></w:footnote>`,
      ),
      'word/_rels/footnotes.xml.rels': new TextEncoder().encode(
        `<Relationships xmlns="urn:r">${link('l', 'https://example.org/n')}</Relationships>`,
      ),
    },
  })
  const { blocks } = await readOne(bytes, 'a.docx')
  expect(blocks.map((block) => block.runs)).toEqual([
    [{ text: 'tip', link: 'https://example.org/a' }, { text: '[1]' }],
    [{ text: 'open', link: 'https://example.org/b' }],
    [{ text: 'Copy.' }],
    [{ text: 'part', link: 'https://example.org/c#part' }, { text: ' none' }],
    [{ text: '[1] ' }, { text: 'note', link: 'https://example.org/n' }],
  ])
})

test('what stands in the code of a field is not copy', async () => {
  const body = `<w:p>${field('begin')}<w:r><w:instrText>IF </w:instrText></w:r>${field('begin')}<w:r><w:instrText>MERGEFIELD a</w:instrText></w:r>${field('separate')}${run('asked')}${field('end')}${field('separate')}${run('shown')}${field('end')}</w:p>`
  expect(await textsIn(body)).toEqual(['shown'])
})

test('cells merged downwards and rows that begin later keep their columns', async () => {
  const cell = (text: string, properties = ''): string =>
    `<w:tc><w:tcPr>${properties}</w:tcPr>${wordParagraph(text)}</w:tc>`
  const body = `<w:tbl><w:bookmarkStart w:id="0" w:name="b"/><w:tr>${cell('tall', '<w:vMerge w:val="restart"/>')}${cell('b')}</w:tr><w:sdt><w:sdtContent><w:tr>${cell('', '<w:vMerge/>')}${cell('d')}</w:tr></w:sdtContent></w:sdt><w:tr><w:trPr><w:gridBefore w:val="1"/></w:trPr>${cell('f')}</w:tr></w:tbl>`
  const { blocks } = await readOne(wordDocument({ body }), 'a.docx')
  expect(blocks[0]?.rows?.map((row) => row.map((runs) => runs[0]?.text ?? ''))).toEqual([
    ['tall', 'b'],
    ['', 'd'],
    ['', 'f'],
  ])
})

test('a long document is parsed in slices, and nothing is lost between them', async () => {
  const lines = Array.from({ length: 3_000 }, (_, at) => `Paragraph ${at} of ${(at * 7_919) % 9_973} in all.`)
  expect(await textsIn(lines.map((line) => wordParagraph(line)).join(''))).toEqual(lines)
})

test('one table larger than mammoth can bear is refused', async () => {
  const row = (at: number): string =>
    `<w:tr>${Array.from({ length: 20 }, (_, cell) => `<w:tc>${wordParagraph(`${at * 7_919} ${cell * 31_337}`)}</w:tc>`).join('')}</w:tr>`
  const body = `<w:tbl>${Array.from({ length: 2_500 }, (_, at) => row(at)).join('')}</w:tbl>`
  const { drafts, problems } = await readAll(wordDocument({ body }), 'a.docx')
  expect(drafts).toEqual([])
  expect(problems.map((problem) => problem.code)).toEqual(['TOO_LARGE'])
})

test('whatever is nested in whatever, mammoth reads it and what follows', async () => {
  const name = fc.constantFrom(
    ...[
      'p',
      'r',
      't',
      'tbl',
      'tr',
      'tc',
      'hyperlink',
      'fldSimple',
      'fldChar',
      'instrText',
      'ins',
      'del',
      'sdt',
    ],
    ...['sdtContent', 'txbxContent', 'drawing', 'docPr', 'imagedata', 'AlternateContent', 'sym', 'br', 'tab'],
    ...['footnoteReference', 'pPr', 'pStyle', 'numPr', 'framePr', 'rPr', 'vanish', 'oMath', 'ruby', 'other'],
  )
  const value = fc.constantFrom(
    ...['', '0', '2', 'begin', 'separate', 'end', '&quot;&lt;', 'HYPERLINK &quot;x', '&#0;'],
  )
  const { tree } = fc.letrec<{ tree: string }>((tie) => ({
    tree: fc.oneof(
      { depthSize: 'medium', withCrossShrink: true },
      fc.constantFrom('word', ' ', '&amp;', '&#xD800;', ']]&gt;'),
      fc
        .tuple(name, value, fc.array(tie('tree'), { maxLength: 4 }))
        .map(
          ([tag, stated, inner]) =>
            `<w:${tag} w:val="${stated}" w:id="${stated}" r:id="l" w:fldCharType="${stated}" w:instr="${stated}" w:dropCap="${stated}" descr="${stated}" w:char="${stated}">${inner.join('')}</w:${tag}>`,
        ),
    ),
  }))
  await fc.assert(
    fc.asyncProperty(fc.array(tree, { maxLength: 6 }), async (body) => {
      const bytes = wordDocument({
        body: body.join('') + wordParagraph('The end.'),
        relationships: link('l', 'https://example.org/'),
      })
      const { drafts, problems } = await readAll(bytes, 'a.docx')
      expect(problems).toEqual([])
      expect(drafts.flatMap(textsOf).join(' ')).toContain('The end.')
    }),
    { numRuns: 100 },
  )
})
