import { expect, test } from 'vitest'
import { flatOpenDocument, openDocument } from '../../../build/open-document.ts'
import { readAll, readOne, textsOf, valuesOf } from '../../../build/read-all.ts'

test('headline, byline and date by style, properties as evidence', async () => {
  const bytes = openDocument({
    automatic: '<style:style style:name="P1" style:family="paragraph" style:parent-style-name="Title"/>',
    body:
      '<text:p text:style-name="P1">Crane falls, nobody hurt</text:p><text:p text:style-name="Author">By Ada Quill</text:p>' +
      '<text:p text:style-name="Date">24 November 2026</text:p><text:p>The crane fell at noon &amp; missed everybody.</text:p>' +
      '<text:h text:outline-level="2">What the port says</text:h><text:p>Nothing<text:s text:c="3"/>yet.</text:p>',
    meta: '<dc:title>Draft 3</dc:title><dc:creator>pc-user</dc:creator><meta:creation-date>2026-11-23T08:00:00</meta:creation-date><dc:language>en-GB</dc:language>',
  })
  const draft = await readOne(bytes, 'crane.odt')
  expect(draft).toMatchObject({
    headline: 'Crane falls, nobody hurt',
    byline: 'Ada Quill',
    language: 'en-GB',
    published: { value: '2026-11-24T00:00:00.000Z', precision: 'day' },
  })
  expect(draft.blocks.map((block) => block.kind)).toEqual(['paragraph', 'heading', 'paragraph'])
  expect(textsOf(draft)).toEqual([
    'The crane fell at noon & missed everybody.',
    'What the port says',
    'Nothing yet.',
  ])
  expect(valuesOf(draft, 'odt:creator')).toEqual(['pc-user'])
  expect(valuesOf(draft, 'odt:created')).toEqual(['2026-11-23T08:00:00'])
})

test('lists within lists, a table, a text box, a note at the end', async () => {
  const bytes = openDocument({
    automatic:
      '<text:list-style style:name="L"><text:list-level-style-number text:level="1" style:num-format="1"/><text:list-level-style-bullet text:level="2"/></text:list-style>',
    body:
      '<text:p>Copy<text:note text:note-class="footnote"><text:note-citation>7</text:note-citation><text:note-body><text:p>Where it is from.</text:p></text:note-body></text:note>.' +
      '<draw:frame><draw:text-box><text:p>In a box.</text:p></draw:text-box></draw:frame></text:p>' +
      '<text:list text:style-name="L"><text:list-item><text:p>one</text:p><text:list><text:list-item><text:p>inner</text:p></text:list-item></text:list></text:list-item></text:list>' +
      '<table:table><table:table-header-rows><table:table-row><table:table-cell><text:p>A</text:p></table:table-cell><table:table-cell><text:p>B</text:p></table:table-cell></table:table-row></table:table-header-rows>' +
      '<table:table-row><table:table-cell table:number-columns-spanned="2"><text:p>wide</text:p></table:table-cell><table:covered-table-cell/></table:table-row></table:table>',
  })
  const { blocks } = await readOne(bytes, 'a.odt')
  expect(blocks).toEqual([
    { kind: 'paragraph', role: 'body', runs: [{ text: 'Copy[1].' }] },
    { kind: 'paragraph', role: 'body', runs: [{ text: 'In a box.' }] },
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
    { kind: 'paragraph', role: 'body', runs: [{ text: '[1] Where it is from.' }] },
  ])
})

test('tracked changes as accepted, comments and deletions as fields, heads and hidden text apart', async () => {
  const bytes = openDocument({
    automatic:
      '<style:style style:name="H" style:family="text"><style:text-properties text:display="none"/></style:style>',
    body:
      '<text:tracked-changes><text:changed-region><text:deletion><text:p>was here</text:p></text:deletion></text:changed-region></text:tracked-changes>' +
      '<text:p>Copy<office:annotation><dc:creator>Ira Reed</dc:creator><dc:date>2026-11-24T10:00:00</dc:date><text:p>Who says so?</text:p></office:annotation> that stays<text:span text:style-name="H">secret</text:span>.</text:p>',
    masters:
      '<style:master-page><style:header><text:p>The Gazette</text:p></style:header><style:footer><text:p>Page <text:page-number>1</text:page-number></text:p></style:footer></style:master-page>',
  })
  const draft = await readOne(bytes, 'a.odt')
  expect(draft.blocks.map((block) => [block.role, block.runs[0]?.text])).toEqual([
    ['body', 'Copy that stays.'],
    ['notice', 'secret'],
    ['notice', 'Comment by Ira Reed, 2026-11-24: Who says so?'],
    ['notice', 'The Gazette'],
  ])
  expect(valuesOf(draft, 'odt:deleted')).toEqual(['was here'])
  expect(draft.problems.map((problem) => problem.code)).toEqual([
    'TRACKED_CHANGES',
    'COMMENTS',
    'HIDDEN_TEXT',
  ])
})

test('flat, locked, damaged', async () => {
  expect(textsOf(await readOne(flatOpenDocument('<text:p>Flat copy.</text:p>'), 'a.fodt'))).toEqual([
    'Flat copy.',
  ])
  const code = async (bytes: Uint8Array | string): Promise<string | undefined> =>
    (await readAll(bytes, 'a.odt')).problems[0]?.code
  const manifest = '<manifest:file-entry><manifest:encryption-data/></manifest:file-entry>'
  expect(await code(openDocument({ body: '<text:p>x</text:p>', manifest }))).toBe('PROTECTED')
  expect(await code('Only words.')).toBe('NOT_A_ZIP')
  const whole = openDocument({ body: '<text:p>x</text:p>' })
  expect(await code(whole.subarray(0, whole.length >> 1))).toBe('NOT_A_ZIP')
  expect(await code(flatOpenDocument('<text:section>'.repeat(300)))).toBe('TOO_DEEP')
})
