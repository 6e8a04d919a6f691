import { array, assert as check, asyncProperty, boolean, property, record } from 'fast-check'
import MarkdownIt from 'markdown-it'
import { parse, type DefaultTreeAdapterTypes } from 'parse5'
import { describe, expect, it } from 'vitest'
import { printable } from '../../../../src/contract/print-text.ts'
import { printBrief } from '../../../../src/contract/brief-words.ts'
import { htmlPage } from '../../../../src/engine/briefs/writers/html-page.ts'
import { writeMarkdown } from '../../../../src/engine/briefs/writers/md.ts'
import { writeMarkdownText } from '../../../../src/engine/briefs/writers/write-markdown-text.ts'
import type { BriefDocument } from '../../../../src/contract/briefs.ts'
import { briefDocument, eveningBrief } from '../../../build/brief-document.ts'
import { hostileText } from './hostile-text.ts'

const OPTIONS = { generator: 'Copytaster test' }
const markdown = new MarkdownIt('commonmark', { html: false })

async function markdownOf(document: BriefDocument): Promise<string> {
  return new TextDecoder().decode(await writeMarkdown(document, OPTIONS))
}

/** What is seen of a page: the words of its body, without white space and isolating marks. */
function visible(html: string): string {
  const walk = (node: DefaultTreeAdapterTypes.Node): string => {
    if ('value' in node) return node.value
    if ('tagName' in node && node.tagName === 'head') return ''
    return 'childNodes' in node ? node.childNodes.map(walk).join('') : ''
  }
  return walk(parse(html)).replaceAll(/[\s\u2068\u2069]/g, '')
}

/** One paragraph with one run, as a reader of the Markdown sees it. */
function shown(text: string): { words: string; tags: string[] } {
  const html = markdown.render(writeMarkdownText(text))
  return { words: visible(html), tags: [...html.matchAll(/<(\w+)/g)].map(([, tag]) => tag ?? '') }
}

describe('the Markdown', () => {
  it('is the same each time', async () => {
    expect(await markdownOf(eveningBrief())).toBe(await markdownOf(eveningBrief()))
  })

  it('shows every word of the web page', async () => {
    const page = visible(htmlPage(printBrief(eveningBrief()), OPTIONS))
    const read = visible(markdown.render(await markdownOf(eveningBrief())))
    const headlines = eveningBrief()
      .sections.flatMap((section) => section.entries)
      .map((entry) => entry.headline)
    for (const headline of headlines) expect(read).toContain(headline.replaceAll(/\s/g, ''))
    // Both hold the appendix, word for word, but for the colon after each label.
    const appendixOf = (text: string): string =>
      text.slice(text.indexOf('Whereeachitemcamefrom')).split('R.Amari·Evening')[0] ?? ''
    const labels =
      /(Sourcechain|Byline|Dateline|Published|Arrived|Embargo|Link|Original|SHA-256|Marks|Copies|Tags|Vetted|Itemversion):/g
    expect(appendixOf(read).replaceAll(labels, '$1')).toBe(appendixOf(page).replace('Copytastertest', ''))
  })

  it('has headings, lists and links', async () => {
    const html = markdown.render(await markdownOf(eveningBrief()))
    expect(html).toContain('<h1>Evening brief</h1>')
    expect(html.match(/<h2>/g)).toHaveLength(5)
    expect(html.match(/<h3>/g)).toHaveLength(14)
    expect(html).toContain('<a href="https://union.example/vote?a=1&amp;b=2">on the union’s pages</a>')
    expect(html).toContain('<strong>The company drops its plan for single-watch crossings</strong>')
    expect(html).toContain('<em>a clear yes</em>')
  })

  it('shows any text as itself and as nothing else', () => {
    check(
      property(hostileText(), (hostile) => {
        const text = printable(hostile).trim()
        const { words, tags } = shown(text)
        expect(words).toBe(text.replaceAll(/[\s\u2068\u2069]/g, ''))
        expect(tags.filter((tag) => tag !== 'p' && tag !== 'br')).toEqual([])
      }),
      { numRuns: 1500 },
    )
  })

  it('keeps the words where looks meet without a blank', async () => {
    await check(
      asyncProperty(
        array(
          record({
            text: hostileText().map((text) => text.replaceAll(/\s+/g, ' ')),
            strong: boolean(),
            emphasis: boolean(),
            linked: boolean(),
          }),
          { minLength: 1, maxLength: 4 },
        ),
        async (runs) => {
          const summary = [
            runs.map(({ linked, ...run }) => (linked ? { ...run, link: 'https://a.example/(x)' } : run)),
          ]
          const document = briefDocument([{ title: 'One', entries: [{ headline: 'Headline', summary }] }])
          const html = markdown.render(await markdownOf(document))
          const words =
            summary[0]
              ?.map((run) => printable(run.text))
              .join('')
              .replaceAll(/[\s\u2068\u2069]/g, '') ?? ''
          expect(visible(html)).toContain(`A1intheappendix${words}`)
          expect(html).not.toMatch(/<(?:img|script|code>(?!0198|[0-9a-f]{64}))/)
        },
      ),
      { numRuns: 300 },
    )
  })
})
