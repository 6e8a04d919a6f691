import { expect, test } from 'vitest'
import { blockText } from '../../../../../src/contract/blocks.ts'
import { readOne } from '../../../../build/read-all.ts'

const STORY = [
  'The long pier will reopen in spring, the harbour office said on Tuesday, once divers have looked at every one of its piles.',
  'Engineers had asked for the closure in October after a survey showed that shipworm had eaten into four piles of the pier.',
  'Fishing from the pier stays forbidden until the survey is done, and the ferry leaves from the north quay meanwhile.',
]
  .map((text) => `<p>${text}</p>`)
  .join('')

async function bodyOf(inside: string, below: string): Promise<string> {
  const html = `<html><head><meta property="og:type" content="article"><title>Pier to reopen</title></head><body>
    <nav><a href="/">Home</a></nav><article class="post"><h1>Pier to reopen</h1><div class="post-body">${STORY}${inside}</div></article>${below}</body></html>`
  const draft = await readOne(html, 'page.html')
  return draft.blocks
    .filter(({ role }) => role === 'body')
    .map(blockText)
    .join('\n')
}

const LONG =
  'I have waited all autumn for this, and so has everybody on the islands, because the north quay is much too small for us.'

test('comments below an article are none of it', async () => {
  const body = await bodyOf(
    '',
    `<div class="comment-list"><div class="comment-body"><p>${LONG}</p></div></div>`,
  )
  expect(body).toContain('Fishing from the pier')
  expect(body).not.toContain(LONG)
})

test('an article beside that of the headline is another text', async () => {
  expect(await bodyOf('', `<article class="post"><h2>Ferry</h2><p>${LONG}</p></article>`)).not.toContain(LONG)
})

test('a caption and a link in capitals are none', async () => {
  const caption =
    '<figure><img src="/a.jpg"><figcaption>The pier in October, before the storm came.</figcaption></figure>'
  const link =
    '<p><a href="https://wire.example/b"><strong>OLD PIER SOLD TO THE MUSEUM OF FJORDBY</strong></a></p>'
  const body = await bodyOf(caption + link, '')
  expect(body).not.toContain('before the storm')
  expect(body).not.toContain('OLD PIER')
})
