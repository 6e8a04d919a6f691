import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { strToU8, zipSync } from 'fflate'
import { seeded, type Seeded } from './seeded.ts'

const WORDS = `harbour council ferry timber grain valley minister budget bridge tunnel river vote strike pilot
  storm rail museum orchard clinic school glacier quarry market customs border treaty auction lantern beacon
  inquiry tariff reservoir turbine cabinet mayor parish census ledger pension warehouse`.split(/\s+/u)

/**
 * Writes a folder of invented copy in every shape that an import handles differently: feeds, texts, copies of texts,
 * lines of JSON too many to be read ahead, a zip with a zip inside, and files that cannot be read.
 * @param folder made where it is not there
 * @param size number of feeds; everything else grows with it
 */
export function writeCopyFolder(folder: string, seed: number, size: number): void {
  const random = seeded(seed)
  mkdirSync(join(folder, 'feeds'), { recursive: true })
  mkdirSync(join(folder, 'texts'), { recursive: true })
  const write = (name: string, content: string | Uint8Array): void =>
    writeFileSync(join(folder, name), content)
  const texts = Array.from({ length: size }, () => article(random))
  for (let feed = 0; feed < size; feed++) write(`feeds/feed-${pad(feed)}.xml`, rss(random, feed, texts))
  texts.forEach(({ headline, body }, index) =>
    write(`texts/text-${pad(index)}.txt`, `${headline}\n\n${body}\n`),
  )
  const lines = Array.from({ length: size * 12 }, (_, index) => {
    const { headline, body } = index % 9 === 0 ? random.pick(texts) : article(random)
    return JSON.stringify({ id: `line-${index}`, title: headline, text: body, source: 'Lantern Agency' })
  })
  write('lines.jsonl', `${lines.join('\n')}\n`)
  const inner = zipSync({ 'deep.txt': strToU8(article(random).body) })
  const entries = Object.fromEntries(
    texts
      .slice(0, 6)
      .map(({ headline, body }, index) => [`entry-${index}.txt`, strToU8(`${headline}\n\n${body}`)]),
  )
  write('post.zip', zipSync({ ...entries, 'inner.zip': inner }))
  write('broken.docx', 'This is no zip archive.')
  write('empty.txt', '')
  write('cut-off.xml', rss(random, size, texts).slice(0, 2_000))
}

function rss(random: Seeded, number: number, texts: readonly { headline: string; body: string }[]): string {
  const items = Array.from({ length: 10 }, (_, index) => {
    const { headline, body } = index === 4 ? random.pick(texts) : article(random)
    return `<item><guid isPermaLink="false">f${number}-${index}</guid><title>${headline}</title>
      <link>https://outlet-${number}.example/${index}</link><pubDate>Tue, 24 Nov 2026 0${index % 10}:15:00 GMT</pubDate>
      <description>${body.replaceAll('\n\n', '&lt;p&gt;')}</description></item>`
  })
  return `<?xml version="1.0" encoding="UTF-8"?><rss version="2.0"><channel><title>Outlet ${number}</title>
    <link>https://outlet-${number}.example/</link><description>Invented</description>${items.join('\n')}</channel></rss>`
}

function article(random: Seeded): { headline: string; body: string } {
  const sentence = (count: number): string => {
    const words = Array.from({ length: count }, () => random.pick(WORDS)).join(' ')
    return words.charAt(0).toUpperCase() + words.slice(1)
  }
  const paragraphs = Array.from({ length: 3 }, () => `${sentence(18)}. ${sentence(14)}.`)
  return { headline: sentence(6), body: paragraphs.join('\n\n') }
}

function pad(number: number): string {
  return String(number).padStart(3, '0')
}
