import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { MeasuredSet } from './measured-set.ts'

type Line = { parser: string; text: string; utc: string | null }

/**
 * Python feedparser's table of dates, `dates.jsonl`: each is put into a feed as the date of an item and read as any
 * feed is. `utc: null` must be refused; an answer there, or a wrong one, is a date that was invented.
 *
 * Target: 95 % right, none invented.
 */
export const set: MeasuredSet = {
  name: 'dates',
  fits: (folder) => existsSync(join(folder, 'dates.jsonl')),
  measure: async (folder, read, show) => {
    const table = (await readFile(join(folder, 'dates.jsonl'), 'utf8')).trim().split('\n')
    const lines = table.map((line): Line => JSON.parse(line))
    const items = lines.map(
      ({ text }, at) => `<item><title>${at}</title><pubDate>${escapeXml(text)}</pubDate></item>`,
    )
    const feed = `<?xml version="1.0"?><rss version="2.0"><channel><title>Dates</title>${items.join('')}</channel></rss>`
    const { drafts } = await read(new TextEncoder().encode(feed), { name: 'dates.rss' })
    let right = 0
    let invented = 0
    for (const [at, { parser, text, utc }] of lines.entries()) {
      const found = drafts[at]?.published?.value ?? null
      const same = found === null || utc === null ? found === utc : Date.parse(found) === Date.parse(utc)
      if (same) right += 1
      else if (found !== null) invented += 1
      if (show && !same) console.log(`${parser}: ${JSON.stringify(text)} gives ${found}, not ${utc}`)
    }
    return { right, of: lines.length, invented }
  },
}

function escapeXml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')
}
