import type { Block } from '../../src/contract/blocks.ts'
import type { Draft } from '../../src/engine/items/draft.ts'

const COMMON =
  'the of and to in a is that for it was on with as by at from said he be are this an have has its not or will who which were been their had but more than they would about after one also up new two when out over year people last first government time all police other years could into percent'.split(
    ' ',
  )
const SYLLABLES =
  'ba be bri ca cor da del den do fa fer ga gra ha har in ka la len lo ma mer mi na no or pa per po ra re ri sa sel so sta ta ter to tra u va ver vi wa wil'.split(
    ' ',
  )
const WORDS = 20_000
const LENGTH = 3_000

/** Numbers from 0 to 1 that are the same in every run (mulberry32). */
export function seeded(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}

/** A vocabulary in order of frequency: everyday words first, then made ones of two to four syllables. */
export function vocabulary(): string[] {
  const random = seeded(1)
  const words = new Set(COMMON)
  while (words.size < WORDS) {
    const length = 2 + Math.floor(random() * 3)
    words.add(Array.from({ length }, () => SYLLABLES[Math.floor(random() * SYLLABLES.length)]).join(''))
  }
  return [...words]
}

/** Copy of some 3 KB in four paragraphs; the word of rank n comes with a frequency of about 1/n (Zipf's law). */
export function syntheticCopy(
  words: readonly string[],
  number: number,
): { headline: string; paragraphs: string[] } {
  const random = seeded(number + 7)
  const word = (): string => words[Math.floor(words.length ** random()) - 1] ?? 'the'
  const paragraph = (): string => {
    let text = ''
    while (text.length < LENGTH / 4) text += `${text === '' ? '' : ' '}${word()}`
    return `${text.charAt(0).toUpperCase()}${text.slice(1)}.`
  }
  return {
    headline: Array.from({ length: 7 }, () => words[Math.floor(random() * words.length)]).join(' '),
    paragraphs: Array.from({ length: 4 }, paragraph),
  }
}

/** The same as a reader gives it; every twentieth is a copy of the one before under another name. */
export function syntheticDraft(words: readonly string[], number: number): Draft {
  const copied = number % 20 === 19 ? number - 1 : number
  const { headline, paragraphs } = syntheticCopy(words, copied)
  const value = new Date(Date.UTC(2026, 10, 1) + number * 60_000).toISOString()
  return {
    externalId: `guid-${number}`,
    locator: `guid-${number}`,
    headline: copied === number ? headline : `${headline} (2)`,
    byline: number % 3 === 0 ? 'Ann Moor' : null,
    dateline: null,
    url: `https://paper-${number % 40}.example/${number}`,
    canonicalUrl: null,
    published: { value, precision: 'second', text: value, zone: 'Z' },
    updated: null,
    language: 'en',
    source: `Paper ${number % 40}`,
    sourceUrl: null,
    section: null,
    summary: null,
    rights: null,
    wire: null,
    fields: number % 25 === 0 ? [{ name: 'schema:type', value: 'OpinionNewsArticle' }] : [],
    blocks: paragraphs.map((text): Block => ({ kind: 'paragraph', role: 'body', runs: [{ text }] })),
    problems: [],
  }
}

/** An RSS document with some of the items. */
export function syntheticFeed(words: readonly string[], from: number, count: number): string {
  const items = Array.from({ length: count }, (_, index) => {
    const { headline, paragraphs } = syntheticCopy(words, from + index)
    const body = paragraphs.map((text) => `&lt;p&gt;${text}&lt;/p&gt;`).join('')
    return `<item><guid isPermaLink="false">feed-${from + index}</guid><title>${headline}</title><link>https://feed.example/${from + index}</link><pubDate>Tue, 24 Nov 2026 07:00:00 GMT</pubDate><description>${body}</description></item>`
  })
  return `<?xml version="1.0" encoding="UTF-8"?><rss version="2.0"><channel><title>Feed ${from}</title><link>https://feed.example/</link><description>Made by code</description>${items.join('')}</channel></rss>`
}
