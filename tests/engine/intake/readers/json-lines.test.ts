import { expect, test } from 'vitest'
import { readAll, textsOf, valuesOf } from '../../../build/read-all.ts'

const line = (item: unknown): string => JSON.stringify(item)

test('one item a line; a bad line is refused and the rest goes on', async () => {
  const file = [
    line({
      id: 'a',
      title: 'First',
      text: 'One.\n\nTwo.',
      url: 'https://x.example/a',
      source: 'Wire',
      date: '2026-11-24',
      byline: 'Ada Quill',
      language: 'en_US',
      section: 'World',
      later: true,
    }),
    '{"id": "broken", ',
    '',
    line({ id: 'b', html: '<p>Marked <i>up</i></p><script>x</script>' }),
    line({ text: 'Line one.\nLine two.' }),
    line({ id: 'a', text: 'The same id again.' }),
    line({ id: 'nothing' }),
  ].join('\n')
  const { format, drafts, refused } = await readAll(file, 'items.jsonl')
  expect(format).toBe('json-lines')
  expect(drafts[0]).toMatchObject({
    externalId: 'a',
    locator: 'a',
    headline: 'First',
    url: 'https://x.example/a',
    source: 'Wire',
    byline: 'Ada Quill',
    language: 'en-US',
    section: 'World',
    published: { value: '2026-11-24T00:00:00.000Z', precision: 'day', zone: null },
  })
  expect(drafts.map(textsOf)).toEqual([
    ['One.', 'Two.'],
    ['Marked up'],
    ['Line one.', 'Line two.'],
    ['The same id again.'],
  ])
  expect(new Set(drafts.map((draft) => draft.locator)).size).toBe(4)
  expect(refused.map((each) => [each.locator, each.problem.code])).toEqual([
    ['line 2', 'DAMAGED'],
    ['nothing', 'NO_TEXT'],
  ])
  expect(refused[0]?.problem.words).toBe(
    'Line 2 of items.jsonl is not a JSON object. The other lines were read.',
  )
})

test('meta and JSON-LD become evidence', async () => {
  const item = {
    text: 'Copy.',
    meta: { 'article:opinion': 'true', 'og:site_name': ['The Gazette'], Author: 'The Gazette' },
    jsonld: [
      { '@type': ['OpinionNewsArticle'], publisher: { name: 'Coast Wire' }, author: [{ name: 'Ada Quill' }] },
    ],
  }
  const { drafts } = await readAll(line(item), 'one.jsonl')
  const [draft] = drafts
  expect(draft).toMatchObject({ byline: 'Ada Quill', source: 'The Gazette' })
  expect(draft && valuesOf(draft, 'schema:type')).toEqual(['OpinionNewsArticle'])
  expect(draft && valuesOf(draft, 'schema:publisher')).toEqual(['Coast Wire'])
  expect(draft && valuesOf(draft, 'meta:article:opinion')).toEqual(['true'])
  expect(draft && valuesOf(draft, 'og:site_name')).toEqual(['The Gazette'])
})

test('a site that names itself as author gives no byline', async () => {
  const item = { text: 'Copy.', meta: { 'og:site_name': 'The Gazette', author: 'the gazette' } }
  expect((await readAll(line(item), 'one.jsonl')).drafts[0]?.byline).toBeNull()
})

test('UTF-16 lines are read, with a warning where no mark says so', async () => {
  const marked = Buffer.from(`\ufeff${line({ text: 'Ünïcode' })}\n${line({ text: 'second' })}`, 'utf16le')
  expect((await readAll(marked, 'wide.jsonl')).drafts.map(textsOf)).toEqual([['Ünïcode'], ['second']])
})
