import { expect, test } from 'vitest'
import { readAll, readOne, textsOf, valuesOf } from '../../../../build/read-all.ts'
import { draftsOf, readFixture } from '../../../../build/wire-fixture.ts'

test('NITF: head and body, an embargo, a table, a picture and a tag line', async () => {
  const [draft] = await draftsOf('ferry.nitf.xml', 1)
  expect(draft).toMatchObject({
    externalId: 'ferry-20261124',
    headline: 'Ferry runs aground off Port Ellery',
    byline: 'By Ada Quill, Coast Correspondent',
    dateline: 'PORT ELLERY',
    published: { value: '2026-11-24T10:15:00.000Z', zone: '+0000' },
    language: 'en-GB',
    summary: 'All 41 passengers were taken off.',
    wire: {
      slug: 'ferry-aground',
      credit: 'Coast Wire Service',
      version: '4',
      status: 'usable',
      urgency: 3,
      embargoUntil: { value: '2026-11-25T00:01:00.000Z' },
      genres: [{ code: 'Analysis', name: 'Analysis' }],
      places: [{ code: 'GBR', name: 'Port Ellery' }],
      editorialNote: 'Adds quote from harbour master',
    },
  })
  expect(draft?.wire?.subjects).toContainEqual({ code: 'subj:03000000', name: 'disaster and accident' })
  expect(draft && textsOf(draft)).toEqual([
    'The Orme Line’s ferry ran aground on\u00a0Tuesday, the harbour master said.',
    'What comes next',
    'It will be towed at high water.',
    'Tide\tTime\nHigh\t14:05',
    'The ferry on the bar.',
    'ada.quill@example.org',
  ])
  expect(draft?.blocks.map(({ kind, role }) => `${kind} ${role}`)).toEqual([
    'paragraph body',
    'heading body',
    'paragraph body',
    'table body',
    'image promo',
    'paragraph credit',
  ])
})

test('NewsML 1: two stories, the id without its revision, a correction, a kill, a picture that is named', async () => {
  const [ferry, pier] = await draftsOf('two-stories.newsml.xml', 2)
  expect(ferry).toMatchObject({
    externalId: 'urn:newsml:cws.example:20261124:FERRY-1',
    headline: 'Ferry runs aground off Port Ellery',
    dateline: 'PORT ELLERY, Nov 24, 2026 (CWS)',
    published: { value: '2026-11-24T10:15:00.000Z' },
    updated: { value: '2026-11-24T11:55:00.000Z' },
    rights: '(c) 2026 CWS',
    wire: {
      version: '2',
      status: 'corrected',
      statusWords: 'Corrects number of passengers',
      credit: 'CWS',
      provider: 'CWS',
      urgency: 3,
      usageTerms: 'Print only',
      genres: [{ code: 'Background', name: 'Background' }],
      places: [{ code: null, name: 'Port Ellery' }],
    },
  })
  expect(ferry && textsOf(ferry)).toEqual(['The ferry ran aground.', 'The ferry on the bar'])
  expect(ferry && valuesOf(ferry, 'wire:infosource')).toEqual(['Orme Gazette'])
  expect(pier).toMatchObject({ wire: { status: 'killed', statusWords: 'Canceled', version: '1' } })
  expect(pier && textsOf(pier)).toEqual(['The pier shut.', 'More soon.'])
})

test('NewsML-G2 under any prefix: a message of a story, a kill without a word, and a package as a listing', async () => {
  const [ferry, pier, top] = await draftsOf('message.g2.xml', 3)
  expect(ferry).toMatchObject({
    externalId: 'tag:cws.example,2026:ferry',
    byline: 'By Ada Quill',
    dateline: 'PORT ELLERY (CWS)',
    published: { value: '2026-11-24T10:15:00.000Z' },
    updated: { value: '2026-11-24T11:55:00.000Z' },
    summary: 'Nobody was hurt.',
    wire: {
      version: '7',
      status: 'corrected',
      statusWords: 'Corrects the name of the ship',
      slug: 'FERRY-AGROUND',
      credit: 'CWS',
      provider: 'Coast Wire Service',
      usageTerms: 'No archival use',
      embargoUntil: { value: '2026-11-24T23:01:00.000Z', zone: '+01:00' },
      genres: [
        { code: 'genre:Opinion', name: 'Opinion' },
        { code: 'cwsgenre:2', name: 'Wrap' },
      ],
      places: [
        { code: 'city:PE', name: 'Port Ellery' },
        { code: 'cntry:GB', name: 'Britain' },
      ],
    },
  })
  expect(ferry?.wire?.subjects[0]?.code).toBe('medtop:20000349')
  expect(ferry?.wire?.subjects[0]?.name).not.toBeNull()
  expect(ferry?.blocks.map(({ kind }) => kind)).toEqual(['paragraph', 'paragraph', 'preformatted'])
  expect(ferry && valuesOf(ferry, 'wire:link')).toEqual(['https://cws.example/tides'])
  expect(pier).toMatchObject({
    externalId: 'tag:cws.example,2026:pier',
    blocks: [],
    wire: { status: 'killed', version: '3' },
  })
  expect(top).toMatchObject({ headline: 'Top stories' })
  expect(top && textsOf(top)).toEqual(['Ferry runs aground (text)'])
})

test('ninjs 1 and 3 in a service’s answer: names in any case, pictures as placeholders', async () => {
  const [ferry, pier] = await draftsOf('service.ninjs.json', 2)
  expect(ferry).toMatchObject({
    externalId: 'https://api.cws.example/content/95e8bd71fed448cda1a0be35d8ddbd2f',
    headline: 'Ferry runs aground',
    summary: 'Nobody was hurt.',
    published: { value: '2026-11-24T10:15:00.000Z' },
    updated: { value: '2026-11-24T11:55:00.000Z' },
    wire: {
      version: '3',
      status: 'withheld',
      slug: 'ferry',
      urgency: 3,
      usageTerms: 'Print only',
      genres: [{ code: 'Article', name: 'Article (news)' }],
    },
  })
  expect(ferry?.blocks.at(-1)?.image).toEqual({ alt: 'The ferry on the bar.', host: 'pictures.example' })
  expect(pier).toMatchObject({
    headline: 'Pier shuts',
    byline: 'Bo Reed',
    wire: { status: 'killed', credit: 'CWS/Bo Reed', genres: [{ code: 'genre:Opinion', name: 'Opinion' }] },
  })
})

test('ANPA 1312: two messages of one slug, a correction and a kill, columns as a table', async () => {
  const [lobster, kill] = await draftsOf('lobster.anpa', 2)
  expect(lobster).toMatchObject({
    headline: 'Blue lobster found at Port Ellery',
    byline: 'By ADA QUILL',
    dateline: 'PORT ELLERY, England (AP)',
    published: { value: '2026-11-24T10:15:00.000Z', zone: 'GMT', text: 'AP-WF-11-24-26 1015GMT' },
    wire: {
      version: '2nd Ld-Writethru',
      status: 'corrected',
      credit: 'Associated Press',
      provider: 'AP',
      urgency: 3,
    },
  })
  expect(lobster && textsOf(lobster)).toEqual([
    'PORT ELLERY, England (AP) — A blue lobster was found, “a wonder,” the fishmonger said.',
    'It weighed 2 kilos.',
    'Weights',
    'Lobster\t2\tkilos\tblue\nCrab\t1\tkilo\t–',
    '',
    'Quill reported from the quay.',
  ])
  expect(kill).toMatchObject({ externalId: lobster?.externalId, wire: { status: 'killed', version: 'KILL' } })
  expect(kill?.locator).not.toBe(lobster?.locator)
})

test('IPTC 7901: version line, wrapped headline, byline, Latin letters, a notebook that is no copy', async () => {
  const [draft] = await draftsOf('pier.7901.txt', 1)
  expect(draft).toMatchObject({
    headline: 'Pier at Port Ellery shuts for the winter',
    byline: 'By Ada Quill, dpa',
    dateline: 'Port Ellery (dpa)',
    published: { value: '2026-11-24T10:15:00.000Z', zone: 'GMT' },
    wire: {
      slug: 'Britain/Ports/Pier/',
      version: 'CORRECTION',
      status: 'corrected',
      credit: 'dpa',
      provider: 'dpa',
      urgency: 3,
    },
  })
  expect(draft?.wire?.editorialNote).toContain('not for publication')
  expect(draft?.blocks.filter(({ role }) => role === 'body')).toHaveLength(2)
  expect(draft && textsOf(draft)[1]).toBe('Cafés on it stay open.')
})

test('WordPress: posts and pages by the names of their authors, drafts withheld, attachments counted', async () => {
  const all = await readFixture('export.wxr.xml')
  expect(all.format).toBe('wxr')
  const [pier, draft] = all.drafts
  expect(pier).toMatchObject({
    externalId: 'https://gazette.example/?p=1',
    headline: 'Pier shuts & stays shut',
    byline: 'Ada Quill',
    source: 'Orme Gazette',
    section: 'Opinion',
    summary: 'A short one.',
    published: { value: '2026-11-24T10:15:00.000Z' },
    updated: { value: '2026-11-24T11:00:00.000Z' },
    wire: { status: 'usable', slug: 'pier' },
  })
  expect(pier && textsOf(pier)).toEqual([
    'The pier shut.',
    'It will stay\nshut.',
    'Divers first.',
    'The pier',
    'The pier',
    'a\n\nb',
  ])
  expect(draft).toMatchObject({ published: null, wire: { status: 'withheld', statusWords: 'draft' } })
  expect(all.drafts).toHaveLength(2)
  expect(all.problems[0]?.words).toContain('one entry without copy')
})

test('an agency’s own XML by the names of its elements, twice escaped or not', async () => {
  const [pier, short] = await draftsOf('house.xml', 2)
  expect(pier).toMatchObject({
    externalId: '77',
    headline: 'Pier shuts',
    byline: 'Ada Quill',
    section: 'Coast',
    summary: 'For the winter',
    published: { value: '2026-11-24T09:15:00.000Z' },
    wire: {
      version: '2',
      status: 'corrected',
      credit: '/cws/',
      provider: 'cws',
      urgency: 4,
      editorialNote: 'Adds quote',
    },
  })
  expect(pier && textsOf(pier)).toEqual(['The pier shut.', "It's old."])
  expect(short).toMatchObject({ headline: null, wire: { status: 'killed' } })
})

test('XML of another kind stays what it is', async () => {
  const svg = '<?xml version="1.0"?><svg><title>x</title><text>y</text></svg>'
  expect((await readAll(svg, 'a.svg')).problems[0]?.code).toBe('UNSUPPORTED')
  expect((await readAll('{"requests": {"https://a.example": {}}}', 'a.json')).problems[0]?.code).toBe(
    'UNSUPPORTED',
  )
})

test('nothing outside is asked for; what a document declares itself is read', async () => {
  const xml =
    '<!DOCTYPE nitf [<!ENTITY a "aaaa"><!ENTITY b SYSTEM "file:///etc/hostname">]><nitf><body><body.head><hedline><hl1>x &a; &b; &amp;nbsp;</hl1></hedline></body.head><body.content><p>y</p></body.content></body></nitf>'
  expect((await readOne(xml, 'a.xml')).headline).toBe('x aaaa &b; &nbsp;')
})

test('deep and wide XML is refused in words', async () => {
  const deep = `<nitf>${'<a>'.repeat(400)}${'</a>'.repeat(400)}</nitf>`
  expect((await readAll(deep, 'a.xml')).problems[0]?.code).toBe('TOO_DEEP')
  const wide = `<nitf>${'<a/>'.repeat(1_000_100)}</nitf>`
  expect((await readAll(wide, 'a.xml')).problems[0]?.code).toBe('TOO_LARGE')
})

test('a kill in NITF without a word of text, and an embargo in a note to the desk', async () => {
  const nitf = (management: string, note: string): string =>
    `<nitf><head><docdata management-status="${management}"><doc-id id-string="X.1"/><date.issue norm="20261124T101500Z"/><ed-msg info="${note}"/></docdata></head><body/></nitf>`
  expect(await readOne(nitf('canceled', ''), 'a.xml')).toMatchObject({
    externalId: 'X.1',
    headline: null,
    wire: { status: 'killed', statusWords: 'canceled' },
  })
  const note = 'With photos. EMBARGOED UNTIL 12:01 a.m. EST Nov. 25, 2026'
  expect((await readOne(nitf('usable', note), 'a.xml')).wire).toMatchObject({
    status: 'usable',
    embargoUntil: { value: '2026-11-25T05:01:00.000Z', zone: 'EST' },
  })
})

test('asides in the head of a 7901 message are for the desk; what a writer does is no agency', async () => {
  const dpa =
    '\u0001bdt0173 4 sp 226  dpa 0525\r\n\nHafen/Pier/Ellery/\r\n\u0002(Berichtigung: Name im 2. Absatz)\r\nPier in Port Ellery bleibt\r\nzu =\r\n\nPort Ellery (dpa) - Die Pier bleibt zu.\r\n\u0003111114 MESZ Okt 22\r\n\u0004'
  expect(await readOne(dpa, 'a.txt')).toMatchObject({
    headline: 'Pier in Port Ellery bleibt zu',
    published: { value: '2022-10-11T09:14:00.000Z', zone: 'MESZ' },
    wire: { status: 'corrected', statusWords: '(Berichtigung: Name im 2. Absatz)' },
  })
  const ap =
    '\u0016\u0016\u0001W2870\u001f_asian\nr n\u0013\u0011 BC-UK--Pier     11-24 1049\n\u0002^BC-UK--Pier,466<\n^Pier stays shut<\n^By ADA QUILL=\n^AP Business Writer=\n\t   PORT ELLERY (AP) _ It does.\n\u0003AP-NY-11-24-26 0515EST<\n\u0004'
  expect(await readOne(ap, 'a.tst')).toMatchObject({
    byline: 'By ADA QUILL, AP Business Writer',
    published: { value: '2026-11-24T10:15:00.000Z', zone: 'EST' },
    wire: { credit: 'AP', version: 'W2870' },
  })
})
