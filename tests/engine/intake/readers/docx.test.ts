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
  const relationships =
    '<Relationship Id="l" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink" Target="javascript:alert(1)" TargetMode="External"/>'
  const body = '<w:p><w:hyperlink r:id="l"><w:r><w:t>press me</w:t></w:r></w:hyperlink></w:p>'
  const draft = await readOne(wordDocument({ body, relationships }), 'link.docx')
  expect(draft.blocks).toEqual([{ kind: 'paragraph', role: 'body', runs: [{ text: 'press me' }] }])
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
