import type { Engine } from '../../src/engine/engine.ts'
import type { Draft } from '../../src/engine/items/draft.ts'
import { seeded, vocabulary } from '../../tests/build/synthetic-copy.ts'
import { quantile, storyBytes, timedLanding } from './timed-landing.ts'

const WORDS = 300
/** The last items of each size are those that are timed. */
const TIMED = 2_000
/** Of a hundred items so many are copies of one of the last thousand, and so many one of forty notices with new numbers. */
const COPIES = 22
const NOTICES = 6
const KINDS_OF_NOTICE = 40
const SOURCES = 60

/**
 * Grows a desk to each size with items of 300 words that reuse each other as wire copy does, and measures look-up,
 * comparison and grouping for the last items of each.
 */
export async function growDesk(engine: Engine, sizes: readonly number[]): Promise<Record<string, unknown>> {
  const words = vocabulary()
  const landing = await timedLanding(engine)
  const figures: Record<string, unknown> = {}
  let count = 0
  for (const size of sizes) {
    for (; count < size; count += 500)
      landing.land(
        Array.from({ length: Math.min(500, size - count) }, (_, at) => grownDraft(words, count + at)),
      )
    const last = landing.times.splice(0).slice(-TIMED)
    figures[`${size} items`] = {
      'milliseconds an item, median': rounded(quantile(last, 0.5)),
      p95: rounded(quantile(last, 0.95)),
      worst: rounded(quantile(last, 1)),
      'bytes of database an item': Math.round(storyBytes(engine.store.db) / size),
      stories: engine.store.db.prepare('SELECT count(*) FROM story').pluck().get(),
      'memory, MB': Math.round(process.memoryUsage().rss / 2 ** 20),
    }
    console.log(size, figures[`${size} items`])
  }
  return figures
}

/** The same number always gives the same item. */
function grownDraft(words: readonly string[], number: number): Draft {
  const random = seeded(number * 7 + 3)
  const roll = Math.floor(random() * 100)
  const source = `Paper ${Math.floor(random() * SOURCES)}`
  if (roll < COPIES && number > 0) {
    const of = number - 1 - Math.floor(random() * Math.min(number, 1_000))
    return draftOf(number, source, edited(original(words, of), random, words))
  }
  if (roll < COPIES + NOTICES) {
    const notice = Math.floor(random() * KINDS_OF_NOTICE)
    return draftOf(number, `Agency ${notice % 4}`, noticeOf(words, notice, random))
  }
  return draftOf(number, source, original(words, number))
}

function original(words: readonly string[], number: number): string[] {
  const random = seeded(number + 77)
  return Array.from({ length: 6 }, () => sentence(words, random, WORDS / 6))
}

function sentence(words: readonly string[], random: () => number, length: number): string {
  return Array.from({ length }, () => words[Math.floor(words.length ** random()) - 1] ?? 'the').join(' ')
}

/** A reprint: whole, cut from the end, or with a word in twenty changed. */
function edited(paragraphs: readonly string[], random: () => number, words: readonly string[]): string[] {
  const way = random()
  if (way < 0.3) return [...paragraphs]
  if (way < 0.6) return paragraphs.slice(0, 2 + Math.floor(random() * 4))
  return paragraphs.map((text) =>
    text
      .split(' ')
      .map((word) => (random() < 0.05 ? sentence(words, random, 1) : word))
      .join(' '),
  )
}

function noticeOf(words: readonly string[], notice: number, random: () => number): string[] {
  const fixed = seeded(notice + 5_000)
  return Array.from(
    { length: 6 },
    () => `${sentence(words, fixed, 20)} ${Math.floor(random() * 10_000)} ${sentence(words, fixed, 28)}`,
  )
}

function draftOf(number: number, source: string, paragraphs: readonly string[]): Draft {
  const value = new Date(Date.UTC(2020, 0, 1) + number * 90_000).toISOString()
  return {
    externalId: `grown-${number}`,
    locator: `grown-${number}`,
    headline: `Item ${number} of a desk that grows`,
    byline: null,
    dateline: null,
    url: `https://paper.example/${number}`,
    canonicalUrl: null,
    published: { value, precision: 'second', text: value, zone: 'Z' },
    updated: null,
    language: 'en',
    source,
    sourceUrl: null,
    section: null,
    summary: null,
    rights: null,
    wire: null,
    fields: [],
    blocks: paragraphs.map((text) => ({ kind: 'paragraph', role: 'body', runs: [{ text }] })),
    problems: [],
  }
}

function rounded(figure: number): number {
  return Math.round(figure * 1000) / 1000
}
