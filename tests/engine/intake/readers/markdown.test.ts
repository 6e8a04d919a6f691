import { expect, test } from 'vitest'
import { readOne, textsOf, valuesOf } from '../../../build/read-all.ts'

test('Markdown: headline, blocks, HTML as text', async () => {
  const draft = await readOne(
    '# Pier *shuts*\n\nOne **two** [three](https://x.example/).\n\n> said\n\n1. a\n2. b\n\n| A | B |\n| - | - |\n| 1 | 2 |\n\n<script>x</script> [bad](javascript:x)',
    'a.md',
  )
  expect(draft.headline).toBe('Pier shuts')
  expect(draft.blocks.map((block) => block.kind)).toEqual([
    'paragraph',
    'quote',
    'listItem',
    'listItem',
    'table',
    'paragraph',
  ])
  expect(draft.blocks[2]).toMatchObject({ ordered: true, level: 1 })
  expect(textsOf(draft).at(-1)).toBe('<script>x</script> [bad](javascript:x)')
  expect(draft.blocks.at(-1)?.runs.every((run) => run.link === undefined)).toBe(true)
})

test('front matter states facts', async () => {
  const draft = await readOne(
    '---\ntitle: "Pier shuts"\nauthor: Ada Quill\ndate: 2026-11-24\ntags:\n  - a\n---\nCopy.\n',
    'a.md',
  )
  expect(draft).toMatchObject({
    headline: 'Pier shuts',
    byline: 'Ada Quill',
    published: { value: '2026-11-24T00:00:00.000Z' },
  })
  expect(valuesOf(draft, 'matter:author')).toEqual(['Ada Quill'])
  expect(textsOf(draft)).toEqual(['Copy.'])
})

test('a heading beside a stated title, a byline beneath it, footnotes at the end', async () => {
  const draft = await readOne(
    '---\ntitle: Pier shuts\nlang: en-GB\n---\n# Another heading\n\n*By Ada Quill*\n\nPORT ELLERY, March 14 — Copy[^b] that goes on.[^a]\n\n[^a]: One\n[^b]: Two\n  goes on.\n',
    'a.md',
  )
  expect(draft).toMatchObject({
    headline: 'Pier shuts',
    byline: 'Ada Quill',
    dateline: 'PORT ELLERY, March 14',
    language: 'en-GB',
  })
  expect(textsOf(draft)).toEqual([
    'Another heading',
    'By Ada Quill',
    'PORT ELLERY, March 14 — Copy[1] that goes on.[2]',
    '[1] Two goes on.',
    '[2] One',
  ])
})
