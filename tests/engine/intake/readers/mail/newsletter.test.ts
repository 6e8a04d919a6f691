import { expect, test } from 'vitest'
import { readAll, textsOf, valuesOf } from '../../../../build/read-all.ts'

const story = (number: number): string =>
  `<h2><a href="https://paper.example/${number}">Story number ${number} of the day</a></h2>
   <p>The council met for the ${number}th time and voted on the harbour, the tram and the budget.</p>
   <p><a href="https://paper.example/${number}?utm_source=mail">Read more</a></p>`
const letter = (stories: number): string =>
  [
    'From: Morning Brief <brief@paper.example>',
    'Subject: The morning brief',
    'Message-ID: <m1@paper.example>',
    'Content-Type: text/html; charset=utf-8',
    '',
    `<p>Good morning.</p>${Array.from({ length: stories }, (_, index) => story(index + 1)).join('')}<p>You get this because you asked for it.</p>`,
  ].join('\r\n')

test('three sections of headline, text and link make a newsletter, which says so and stays one item', async () => {
  const { drafts } = await readAll(letter(3), 'brief.eml')
  expect(drafts).toHaveLength(1)
  expect(drafts[0] && valuesOf(drafts[0], 'mail:newsletter-stories')).toEqual(['3'])
})

test('two do not', async () => {
  const { drafts } = await readAll(letter(2), 'brief.eml', { splitNewsletters: true })
  expect(drafts).toHaveLength(1)
  expect(drafts[0]?.fields.some(({ name }) => name === 'mail:newsletter-stories')).toBe(false)
})

test('where the editor wants it, each story is an item beside the mail', async () => {
  const { drafts } = await readAll(letter(4), 'brief.eml', { splitNewsletters: true })
  expect(drafts.map(({ locator }) => locator)).toEqual(['', 'story-1', 'story-2', 'story-3', 'story-4'])
  const [, first] = drafts
  expect(first).toMatchObject({
    headline: 'Story number 1 of the day',
    url: 'https://paper.example/1',
    externalId: '<m1@paper.example>#story-1',
    source: 'Morning Brief',
  })
  expect(first && textsOf(first)[0]).toMatch(/^The council met/)
  expect(first?.blocks.find((block) => block.role === 'promo')?.runs[0]?.text).toBe('Read more')
  expect(first && valuesOf(first, 'mail:newsletter')).toEqual(['The morning brief'])
})
