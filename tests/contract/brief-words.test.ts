import { describe, expect, it } from 'vitest'
import { briefDocument as schema } from '../../src/contract/briefs.ts'
import { printBrief, type PrintedBrief } from '../../src/contract/brief-words.ts'
import { directionOf, printable, printableLink } from '../../src/contract/print-text.ts'
import {
  briefDocument,
  builtEntry,
  builtMark,
  eveningBrief,
  type BuiltEntry,
} from '../build/brief-document.ts'

function metaOf(change: Partial<BuiltEntry>): string {
  const entry = printBrief(briefDocument([{ title: 'One', entries: [change] }])).sections[0]?.entries[0]
  return (entry?.meta ?? []).map((piece) => piece.text).join('')
}

function rowOf(change: Partial<BuiltEntry>, label: string): string[] | null {
  const brief = printBrief(briefDocument([{ title: 'One', entries: [change] }]))
  const row = brief.appendix.entries[0]?.rows.find((each) => each.label === label)
  if (row === undefined) return null
  return row.lines.flatMap((line) =>
    [line.pieces, ...line.beneath].map((pieces) => pieces.map((piece) => piece.text).join('')),
  )
}

function provenance(change: Partial<BuiltEntry['provenance']>): Partial<BuiltEntry> {
  return { provenance: { ...builtEntry(1).provenance, ...change } }
}

describe('the head of a brief', () => {
  const evening: PrintedBrief = printBrief(eveningBrief())

  it('is printed from a document as the contract has it', () => {
    expect(schema.parse(eveningBrief())).toEqual(eveningBrief())
  })

  it('prints day, number of items and name in newspaper order', () => {
    expect(evening.line).toBe('Tuesday 24 November 2026 · 7 items · prepared by R. Amari')
    expect(evening.head).toBe('R. Amari · Evening brief')
    expect(evening.stamp).toBe('24 November 2026, 15:00')
  })

  it('warns of an embargo that lies after the brief, by number', () => {
    expect(evening.embargo).toBe('Contains embargoed material. Item 6: not before 24 November, 18:00 CET.')
    expect(printBrief(eveningBrief({ at: '2026-11-24T17:00:00.000Z' })).embargo).toBeNull()
  })

  it('names items of one time together', () => {
    const held = provenance({ embargoUntil: '2026-11-25T05:00:00.000Z' })
    const brief = printBrief(briefDocument([{ title: 'One', entries: [held, {}, held, held] }]))
    expect(brief.embargo).toBe(
      'Contains embargoed material. Items 1, 3 and 4: not before 25 November, 06:00 CET.',
    )
  })

  it('counts one item in the singular and says no name where there is none', () => {
    const single = printBrief(briefDocument([{ title: 'One', entries: [{}] }], { preparedBy: '' }))
    expect(single.line).toBe('Tuesday 24 November 2026 · 1 item')
    expect(single.head).toBe('Evening brief')
  })

  it('prints dates in the language of the brief', () => {
    const german = printBrief(briefDocument([{ title: 'Häfen', entries: [{}] }], { language: 'de-AT' }))
    expect(german.line).toContain('Dienstag, 24. November 2026')
  })

  it('takes a language or zone that no machine knows for English and UTC', () => {
    const odd = printBrief(
      briefDocument([{ title: 'One', entries: [{}] }], { language: 'x_y', timeZone: 'Moon/Tycho' }),
    )
    expect(odd.language).toBe('en')
    expect(odd.sections[0]?.entries[0]?.meta.at(-1)?.text).toBe(', 24 Nov, 12:47 UTC')
  })

  it('leaves out sections without an entry and names one without a title', () => {
    const brief = printBrief(
      briefDocument([
        { title: 'Empty', entries: [] },
        { title: '', entries: [{}] },
      ]),
    )
    expect(brief.sections.map((section) => section.title.text)).toEqual(['Items'])
  })
})

describe('the line under a headline', () => {
  it.each<[string, Partial<BuiltEntry>, string]>([
    ['with a byline', {}, 'Tidewater Gazette, by Ines Calloway, 24 Nov, 13:47 CET'],
    ['without a byline', { byline: null }, 'Tidewater Gazette, no byline, 24 Nov, 13:47 CET'],
    [
      'with a byline that is no name',
      { byline: 'Staff report' },
      'Tidewater Gazette, Staff report, 24 Nov, 13:47 CET',
    ],
    [
      'with a byline that says by',
      { byline: 'By I. Calloway' },
      'Tidewater Gazette, by I. Calloway, 24 Nov, 13:47 CET',
    ],
    [
      'with nothing known',
      { source: null, byline: null, publishedAt: null },
      'source not stated, no byline, date not stated',
    ],
    [
      'of another year',
      { publishedAt: '2025-07-01T10:00:00.000Z' },
      'Tidewater Gazette, by Ines Calloway, 1 Jul 2025, 12:00 CEST',
    ],
    [
      'with a day alone',
      provenance({ publishedPrecision: 'day' }),
      'Tidewater Gazette, by Ines Calloway, 24 Nov',
    ],
    [
      'with marks',
      {
        copies: 5,
        marks: [
          builtMark(),
          builtMark({ mark: 'opinion', kind: 'editorial', status: 'suggested', blocks: [1, 2] }),
        ],
      },
      'Tidewater Gazette, by Ines Calloway, 24 Nov, 13:47 CET · syndicated, 5 copies · editorial in part?',
    ],
    [
      'with a mark overruled',
      { marks: [builtMark({ status: 'rejected' })] },
      'Tidewater Gazette, by Ines Calloway, 24 Nov, 13:47 CET',
    ],
    ['with copies alone', { copies: 3 }, 'Tidewater Gazette, by Ines Calloway, 24 Nov, 13:47 CET · 3 copies'],
  ])('%s', (_case, change, words) => {
    expect(metaOf(change)).toBe(words)
  })

  it('names American zones as Americans do', () => {
    const brief = printBrief(
      briefDocument([{ title: 'One', entries: [{}] }], { timeZone: 'America/New_York' }),
    )
    expect(brief.sections[0]?.entries[0]?.meta.at(-1)?.text).toBe(', 24 Nov, 07:47 EST')
  })
})

describe('the appendix', () => {
  it('prints the chain from receipt to what the text cites, with the words that say so', () => {
    const chain: BuiltEntry['provenance']['chain'] = [
      { role: 'cites', name: 'Pilots’ Union', url: null, words: '“according to the union”' },
      { role: 'receivedFrom', name: 'Desk mail', url: null, words: '' },
      {
        role: 'originatedBy',
        name: 'Northline',
        url: 'https://northline.example/',
        words: 'Canonical link.',
      },
      {
        role: 'takedown',
        name: 'rights@northline.example',
        url: 'mailto:rights@northline.example',
        words: '',
      },
    ]
    expect(rowOf(provenance({ chain }), 'Source chain')).toEqual([
      'received from Desk mail',
      'originated by Northline, https://northline.example/',
      'Canonical link.',
      'cites Pilots’ Union',
      '“according to the union”',
    ])
    expect(rowOf(provenance({ chain }), 'Takedown')).toEqual(['rights@northline.example'])
  })

  it('says how the date was found and what is not known', () => {
    expect(rowOf({}, 'Published')).toEqual([
      '24 November 2026, 13:47 CET, found as “Tue, 24 Nov 2026 12:47 GMT”',
    ])
    expect(rowOf(provenance({ publishedAt: null }), 'Published')).toEqual(['date not stated'])
    expect(rowOf(provenance({ chain: [] }), 'Source chain')).toEqual(['not stated'])
    expect(rowOf({ url: null, byline: null }, 'Link')).toEqual(['no link'])
    expect(rowOf(provenance({ vetted: null }), 'Vetted')).toEqual(['not vetted'])
  })

  it('prints each mark with kind, status, originator and evidence in words', () => {
    const marks = [
      builtMark({ kind: 'agency', blocks: [0, 0] }),
      builtMark({ mark: 'opinion', kind: 'opinion', status: 'rejected', originator: null, evidence: [] }),
    ]
    expect(rowOf({ marks }, 'Marks')).toEqual([
      'Syndicated, agency copy, paragraph 1: confirmed, originated by Northline Agency',
      'Strong: The canonical link names another site. (link:canonical: https://northline.example/ferry)',
      'Fair: The last paragraph says “Courtesy of Northline Agency”.',
      'Opinion: suggested, overruled',
    ])
  })

  it('names the original by name, size, kind and hash', () => {
    const original = builtEntry(1).provenance.original
    expect(rowOf({}, 'Original')).toEqual(['feed.xml, 48,212 bytes, application/rss+xml'])
    expect(rowOf({}, 'SHA-256')).toEqual([original.sha256])
    expect(rowOf({}, 'Vetted')).toEqual(['by R. Amari, 24 November 2026, 14:35 CET'])
  })
})

describe('text from outside', () => {
  it('loses what may not stand on a page, and keeps its letters', () => {
    expect(printable('a\u0000b\u202Ec\u2066d\u{E0041}e\r\nf\u2028g\tH\uD800')).toBe('abcde\nf\ng\tH\uFFFD')
  })

  it('is a link only by http, https or mailto', () => {
    expect(printableLink('https://a.example/b?c=d')).toBe('https://a.example/b?c=d')
    expect(printableLink('mailto:desk@a.example')).toBe('mailto:desk@a.example')
    for (const url of [
      'javascript:alert(1)',
      'java\nscript:alert(1)',
      'data:text/html,x',
      'file:///etc/passwd',
      '//a.example',
      'https://a b',
      '',
    ]) {
      expect(printableLink(url)).toBeNull()
    }
  })

  it.each([
    ['ميناء الشمال', null, 'rtl'],
    ['NATO تعلن', 'ar', 'rtl'],
    ['North port reopens', 'ar', 'ltr'],
    ['The word שלום is Hebrew', 'en', 'ltr'],
    ['2026', 'he', 'rtl'],
    ['', null, 'ltr'],
  ] as const)('%s (%s) runs %s', (text, language, direction) => {
    expect(directionOf(text, language)).toBe(direction)
  })

  it('is told in its own language where it is in its script', () => {
    const entries = printBrief(eveningBrief()).sections.flatMap((section) => section.entries)
    expect(entries.map((entry) => entry.headline.language)).toEqual([
      null,
      null,
      'ar',
      'zh-Hans',
      'th',
      null,
      null,
    ])
    const edited = printBrief(
      briefDocument([{ title: 'One', entries: [{ headline: 'North port', language: 'ar' }] }]),
    )
    expect(edited.sections[0]?.entries[0]?.headline).toEqual({
      text: 'North port',
      direction: 'ltr',
      language: null,
    })
  })
})
