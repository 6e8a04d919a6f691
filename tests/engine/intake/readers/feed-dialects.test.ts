import { expect, test } from 'vitest'
import { readAll, readOne, textsOf, valuesOf } from '../../../build/read-all.ts'

const rss = (channel: string, item: string, namespaces = ''): string =>
  `<?xml version="1.0"?><rss version="2.0"${namespaces}><channel><title>Tide Post</title><link>https://tide.example/</link>${channel}<item>${item}</item></channel></rss>`
const atom = (feed: string, entry: string, attributes = ''): string =>
  `<feed xmlns="http://www.w3.org/2005/Atom"${attributes}>${feed}<entry>${entry}</entry></feed>`
const atom03 = (feed: string, entry: string): string =>
  `<feed version="0.3" xmlns="http://purl.org/atom/ns#">${feed}<entry>${entry}</entry></feed>`
const linksOf = (draft: Awaited<ReturnType<typeof readOne>>): string[] =>
  draft.blocks.flatMap((block) => block.runs).flatMap((run) => run.link ?? [])

test('Atom 0.3: base64, copyright, tagline, modes', async () => {
  const markup = Buffer.from('The <b>bell</b> rang &amp; rang').toString('base64')
  const draft = await readOne(
    atom03(
      `<title>Tide</title><tagline mode="escaped" type="text/html">All &lt;i&gt;tides&lt;/i&gt;</tagline><copyright>© Tide</copyright>`,
      `<title>Bell</title><content type="text/html" mode="base64">${markup}</content>`,
    ),
    'a.atom',
  )
  expect(textsOf(draft)).toEqual(['The bell rang & rang'])
  expect(draft.blocks[0]?.runs[1]).toEqual({ text: 'bell', strong: true })
  expect(draft.rights).toBe('© Tide')
  expect(valuesOf(draft, 'feed:subtitle')).toEqual(['All tides'])
})

test('Atom 1.0: inline XHTML under a prefix, empty elements, a document elsewhere', async () => {
  const { drafts } = await readAll(
    `<a:feed xmlns:a="http://www.w3.org/2005/Atom" xmlns:h="http://www.w3.org/1999/xhtml"><a:title>Tide</a:title>
      <a:entry><a:title type="xhtml"><h:div>Ebb <h:em>&amp;</h:em> flow</h:div></a:title><a:content type="xhtml"><h:div><h:p>One<h:a name="x"/> line</h:p><h:p>Two<h:br/>lines</h:p></h:div></a:content></a:entry>
      <a:entry><a:title>Film</a:title><a:content type="video/mp4" src="https://tide.example/film.mp4"/></a:entry></a:feed>`,
    'a.atom',
  )
  expect(drafts[0]).toMatchObject({ headline: 'Ebb & flow', source: 'Tide' })
  expect(drafts[0] && textsOf(drafts[0])).toEqual(['One line', 'Two\nlines'])
  expect(drafts[1]).toMatchObject({ headline: 'Film', url: 'https://tide.example/film.mp4', blocks: [] })
})

test('addresses resolve against xml:base, then Content-Location, then the document', async () => {
  const feed = atom(
    '<title>Tide</title><link href="home"/>',
    `<title>Bell</title><link href="bell"/><link rel="enclosure" href="bell.mp3" type="audio/mpeg" length="9"/><author><name>Ada</name><uri>ada</uri></author>
     <content type="html" xml:base="deep/">see &lt;a href="log"&gt;log&lt;/a&gt;</content>`,
    ' xml:base="/news/"',
  )
  const hints = { url: 'https://asked.example/feed' }
  const draft = await readOne(feed, 'a.atom', hints)
  expect(draft.url).toBe('https://asked.example/news/bell')
  expect(linksOf(draft)).toEqual(['https://asked.example/news/deep/log'])
  expect(valuesOf(draft, 'feed:enclosure')).toEqual(['https://asked.example/news/bell.mp3'])
  expect(valuesOf(draft, 'atom:author-url')).toEqual(['https://asked.example/news/ada'])
  expect(valuesOf(draft, 'feed:link')).toEqual(['https://asked.example/news/home'])
  const located = await readOne(feed, 'a.atom', { ...hints, contentLocation: '//given.example/' })
  expect(located.url).toBe('https://given.example/news/bell')
  const inner = rss('', '<title>x</title><description>&lt;a href="/y"&gt;y&lt;/a&gt;</description>')
  expect(linksOf(await readOne(inner, 'a.rss', hints))).toEqual(['https://asked.example/y'])
  expect(linksOf(await readOne(inner, 'a.rss'))).toEqual(['https://tide.example/y'])
})

test('an xml:base within inline markup counts there alone', async () => {
  const body = `<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p xml:base="https://other.example/"><a href="a">a</a></p><p><a href="b">b</a></p></div></content>`
  const draft = await readOne(atom('', `<title>x</title>${body}`), 'a.atom', { url: 'https://tide.example/' })
  expect(linksOf(draft)).toEqual(['https://other.example/a', 'https://tide.example/b'])
})

test('RSS: person forms, categories, comments, dates and what has no place of its own', async () => {
  const draft = await readOne(
    rss(
      '<managingEditor>Edie Tor (edie@tide.example)</managingEditor><description>All tides</description><ttl>60</ttl><generator>Press 2</generator><image><url>/logo.png</url></image>',
      `<title>Bell</title><author>Ada Quill &lt;ada@tide.example&gt;</author><category domain="https://tide.example/kinds">News</category><comments>/talk</comments>
       <pubDate>2026-11</pubDate><expirationDate>Tue, 01 Dec 2026 00:00:00 GMT</expirationDate>
       <media:group><media:content url="https://tide.example/a.jpg" medium="image"><media:title>The bell</media:title></media:content></media:group>
       <slash:comments>7</slash:comments><mood>calm</mood>`,
      ' xmlns:media="http://search.yahoo.com/mrss/" xmlns:slash="http://purl.org/rss/1.0/modules/slash/"',
    ),
    'a.rss',
    { url: 'https://tide.example/feed' },
  )
  expect(draft).toMatchObject({
    headline: 'Bell',
    byline: 'Ada Quill',
    published: { value: '2026-11-01T00:00:00.000Z', precision: 'month', text: '2026-11' },
  })
  const values = (name: string): string[] => valuesOf(draft, name)
  expect(values('rss:author-email')).toEqual(['ada@tide.example'])
  expect(values('feed:author')).toEqual(['Edie Tor'])
  expect(values('feed:category-scheme')).toEqual(['https://tide.example/kinds'])
  expect(values('item:comments')).toEqual(['https://tide.example/talk'])
  expect(values('item:expired')).toEqual(['Tue, 01 Dec 2026 00:00:00 GMT'])
  expect(values('media:content@url')).toEqual(['https://tide.example/a.jpg'])
  expect(values('slash:comments')).toEqual(['7'])
  expect(values('item:mood')).toEqual(['calm'])
  expect(values('feed:subtitle')).toEqual(['All tides'])
  expect(values('feed:image.url')).toEqual(['https://tide.example/logo.png'])
  expect([values('feed:ttl'), values('feed:generator')]).toEqual([['60'], ['Press 2']])
})

test.each([
  ['xhtml:body', '<body xmlns="http://www.w3.org/1999/xhtml"><p>Text</p></body>'],
  ['fullitem', '<fullitem>&lt;p&gt;Text&lt;/p&gt;</fullitem>'],
  ['content:encoded without its namespace', '<content:encoded><![CDATA[<p>Text</p>]]></content:encoded>'],
  ['markup that was not escaped', '<description><p>Text</p></description>'],
])('a body as %s', async (_kind, body) => {
  const draft = await readOne(rss('', `<title>x</title>${body}`), 'a.rss')
  expect(textsOf(draft)).toEqual(['Text'])
})

test('elements of RSS under a prefix, and an item of iTunes alone', async () => {
  const prefixed = `<r:rdf xmlns:r="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:s="http://purl.org/rss/1.0/"><s:channel><s:title>Tide</s:title></s:channel><s:item r:about="https://tide.example/1"><s:title>Bell</s:title></s:item></r:rdf>`
  expect(await readOne(prefixed, 'a.rdf')).toMatchObject({
    headline: 'Bell',
    externalId: 'https://tide.example/1',
    source: 'Tide',
  })
  const podcast = rss(
    '',
    '<itunes:title>Episode</itunes:title><itunes:author>Ada</itunes:author><itunes:summary>Bells</itunes:summary><itunes:keywords>sea, bells</itunes:keywords>',
    ' xmlns:itunes="http://www.itunes.com/dtds/podcast-1.0.dtd"',
  )
  const draft = await readOne(podcast, 'a.rss')
  expect(draft).toMatchObject({ headline: 'Episode', byline: 'Ada' })
  expect(textsOf(draft)).toEqual(['Bells'])
  expect(valuesOf(draft, 'feed:category')).toEqual(['sea', 'bells'])
})

test('an item that is only an address stays, an empty one is refused', async () => {
  const { drafts, refused } = await readAll(
    '<rss version="2.0"><channel><item><link>https://tide.example/1</link></item><item></item></channel></rss>',
    'a.rss',
  )
  expect(drafts.map((draft) => [draft.url, draft.headline])).toEqual([['https://tide.example/1', null]])
  expect(refused.map((each) => each.problem.code)).toEqual(['NO_TEXT'])
})

test('a feed without items still says what it is', async () => {
  const { feed, problems } = await readAll(
    '<rss version="2.0"><channel><title>Tide</title></channel></rss>',
    'a.rss',
  )
  expect([feed, problems]).toEqual([[{ name: 'feed:title', value: 'Tide' }], []])
})

test('a feed nested without end and one with a million elements', async () => {
  const deep = rss('', `<title>x</title><description>${'<div>'.repeat(60_000)}</description>`)
  expect((await readAll(deep, 'a.rss')).problems[0]?.code).toBe('TOO_DEEP')
  const flattened = rss('', `<title>x</title><description>${'<b>y'.repeat(2_000)}</description>`)
  expect(textsOf(await readOne(flattened, 'a.rss')).join('')).toBe('y'.repeat(2_000))
})
