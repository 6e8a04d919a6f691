import { assert as check, property } from 'fast-check'
import { parse, type DefaultTreeAdapterTypes } from 'parse5'
import { describe, expect, it, vi } from 'vitest'
import { printBrief } from '../../../../src/contract/brief-words.ts'
import { removedBySanitiser } from '../../../../src/engine/briefs/writers/html-file.ts'
import { htmlFonts } from '../../../../src/engine/briefs/writers/html-fonts.ts'
import { htmlPage } from '../../../../src/engine/briefs/writers/html-page.ts'
import { writeHtml } from '../../../../src/engine/briefs/writers/html.ts'
import type { BriefDocument } from '../../../../src/contract/briefs.ts'
import { briefDocument, builtMark, eveningBrief } from '../../../build/brief-document.ts'
import { hostileText } from './hostile-text.ts'

type Node = DefaultTreeAdapterTypes.Node
type Element = DefaultTreeAdapterTypes.Element

vi.setConfig({ testTimeout: 60_000 })

const OPTIONS = { generator: 'Copytaster test' }

function pageOf(document: BriefDocument): string {
  return htmlPage(printBrief(document), OPTIONS)
}

function elements(html: string): Element[] {
  const found: Element[] = []
  const walk = (node: Node): void => {
    if ('tagName' in node) found.push(node)
    if ('childNodes' in node) node.childNodes.forEach(walk)
  }
  walk(parse(html))
  return found
}

function textOf(node: Node): string {
  if ('value' in node) return node.value
  return 'childNodes' in node ? node.childNodes.map(textOf).join('') : ''
}

function attribute(element: Element | undefined, name: string): string | undefined {
  return element?.attrs.find((each) => each.name === name)?.value
}

/** The skeleton of a page: its elements and attribute names, but no words, nor what tells their language. */
function skeleton(html: string): string {
  return elements(html)
    .map(
      (element) =>
        `${element.tagName}[${element.attrs
          .map((each) => each.name)
          .filter((name) => name !== 'dir' && name !== 'lang')
          .sort()
          .join(' ')}]`,
    )
    .join(' ')
}

describe('the web page', () => {
  it('is the same each time, byte for byte, in UTF-8', async () => {
    const bytes = await writeHtml(eveningBrief(), OPTIONS)
    expect(Buffer.from(await writeHtml(eveningBrief(), OPTIONS)).equals(Buffer.from(bytes))).toBe(true)
    expect(new TextDecoder('utf-8', { fatal: true }).decode(bytes)).toBe(
      htmlPage(
        printBrief(eveningBrief()),
        OPTIONS,
        await htmlFonts(printBrief(eveningBrief()), OPTIONS.generator),
      ),
    )
  })

  it('has one title, sections and entries as headings, and every row of provenance in a list of terms', () => {
    const all = elements(pageOf(eveningBrief()))
    const count = (name: string): number => all.filter((element) => element.tagName === name).length
    expect(all.filter((element) => element.tagName === 'h1').map(textOf)).toEqual(['Evening brief'])
    expect(all.filter((element) => element.tagName === 'h2').map(textOf)).toEqual([
      'Contents',
      'Ports and shipping',
      'Economy',
      'Courts',
      'Provenance',
    ])
    expect(count('h3')).toBe(14)
    expect([count('main'), count('nav'), count('header'), count('footer'), count('dl')]).toEqual([
      1, 1, 1, 1, 7,
    ])
  })

  it('names language and direction of the page and of foreign entries', () => {
    const all = elements(pageOf(eveningBrief()))
    expect(
      attribute(
        all.find((element) => element.tagName === 'html'),
        'lang',
      ),
    ).toBe('en')
    const arabic = all.find((element) => element.tagName === 'h3' && textOf(element).includes('ميناء'))
    expect([attribute(arabic, 'lang'), attribute(arabic, 'dir')]).toEqual(['ar', 'rtl'])
    expect(all.some((element) => element.tagName === 'bdi' && textOf(element) === 'ليلى حداد')).toBe(true)
  })

  it('has its links lead somewhere', () => {
    const all = elements(pageOf(eveningBrief()))
    const ids = new Set(all.map((element) => attribute(element, 'id')).filter((id) => id !== undefined))
    const inner = all.map((element) => attribute(element, 'href')).filter((href) => href?.startsWith('#'))
    expect(inner.length).toBeGreaterThan(20)
    for (const href of inner) expect(ids).toContain(href?.slice(1))
  })

  it('loads nothing and runs nothing', async () => {
    const html = pageOf(eveningBrief())
    const all = elements(html)
    const policy = all.find((element) => attribute(element, 'http-equiv') === 'Content-Security-Policy')
    expect(attribute(policy, 'content')).toContain("default-src 'none'; style-src 'unsafe-inline'")
    const names = new Set(all.map((element) => element.tagName))
    for (const loading of ['script', 'link', 'img', 'iframe', 'object', 'form', 'svg'])
      expect(names).not.toContain(loading)
    expect(
      all
        .flatMap((element) => element.attrs.map((each) => each.name))
        .filter((name) => /^on|^src|^style$/.test(name)),
    ).toEqual([])
    expect(html).not.toMatch(/url\(|@import/)
    const fonts = await htmlFonts(printBrief(eveningBrief()), OPTIONS.generator)
    expect(fonts.replaceAll(/url\(data:font\/ttf;base64,[A-Za-z0-9+/=]+\)/g, '')).not.toMatch(/url|<|@import/)
  })

  it('cannot be given an element or an attribute by any text', () => {
    const calm = skeleton(pageOf(withText('calm')))
    check(
      property(hostileText(), (text) => {
        expect(skeleton(pageOf(withText(`x${text.replaceAll(/\s+/g, ' ').trim()}`)))).toBe(calm)
      }),
      { numRuns: 150 },
    )
  })

  it('leaves a sanitiser nothing to take away, whatever the texts', () => {
    check(
      property(hostileText(), (text) => {
        expect(removedBySanitiser(pageOf(withText(text)))).toEqual([])
      }),
      { numRuns: 25 },
    )
  })

  it('would be stopped by the sanitiser if there were foreign markup in it', () => {
    const page = pageOf(eveningBrief()).replace('<main>', '<main><script>1</script><p onclick="1">x</p>')
    expect(removedBySanitiser(page)).toEqual(['script', 'onclick'])
  })
})

function withText(text: string): BriefDocument {
  return briefDocument(
    [
      {
        title: text,
        entries: [
          {
            headline: text,
            summary: [[{ text, strong: true, link: 'https://a.example/' }]],
            note: text,
            source: text,
            byline: text,
            marks: [builtMark({ originator: text })],
          },
        ],
      },
    ],
    { title: text, preparedBy: text },
  )
}
