import { createHash } from 'node:crypto'
import type { BriefDocument } from '../../src/contract/briefs.ts'
import type { MarkRow } from '../../src/contract/marks.ts'

export type BuiltEntry = BriefDocument['sections'][number]['entries'][number]

const AT = '2026-11-24T14:00:00.000Z'

/** A UUID that is the same in every run, for a test's own numbering. */
export function testId(number: number): string {
  return `01980000-0000-7000-8000-${String(number).padStart(12, '0')}`
}

/** One mark with two findings, in the state asked for. */
export function builtMark(change: Partial<MarkRow> = {}): MarkRow {
  return {
    mark: 'syndicated',
    kind: 'syndicated',
    status: 'confirmed',
    originator: 'Northline Agency',
    score: 0.8,
    blocks: null,
    evidence: [
      {
        signal: 'canonical-elsewhere',
        weight: 0.9,
        words: 'The canonical link names another site.',
        field: { name: 'link:canonical', value: 'https://northline.example/ferry' },
        span: null,
      },
      {
        signal: 'courtesy-footer',
        weight: 0.4,
        words: 'The last paragraph says “Courtesy of Northline Agency”.',
        field: null,
        span: { block: 4, start: 0, end: 29 },
      },
    ],
    ...change,
  }
}

/** An entry with everything known about it; `change` takes away or replaces. */
export function builtEntry(number: number, change: Partial<BuiltEntry> = {}): BuiltEntry {
  const url = `https://tidewater.example/2026/11/24/story-${number}`
  return {
    number,
    headline: 'Ferry pilots call off their strike after a night of talks',
    summary: [
      [
        { text: 'Crews on the island routes return to work on Thursday, and the winter timetable holds. ' },
        { text: 'The company drops its plan for single-watch crossings', strong: true },
        { text: ' and pays the arrears by the end of the year.' },
      ],
      [
        { text: 'The agreement still needs a vote; its text is ' },
        { text: 'on the union’s pages', link: 'https://union.example/vote?a=1&b=2' },
        { text: ', and observers expect ' },
        { text: 'a clear yes', emphasis: true },
        { text: '.' },
      ],
    ],
    note: null,
    source: 'Tidewater Gazette',
    byline: 'Ines Calloway',
    publishedAt: '2026-11-24T12:47:00.000Z',
    url,
    language: 'en',
    marks: [],
    copies: 1,
    provenance: {
      chain: [
        {
          role: 'receivedFrom',
          name: 'Tidewater feed',
          url: 'https://tidewater.example/feed.xml',
          words: '',
        },
        {
          role: 'publishedBy',
          name: 'Tidewater Gazette',
          url: 'https://tidewater.example/',
          words: 'Title of the feed.',
        },
        { role: 'author', name: 'Ines Calloway', url: null, words: 'Field dc:creator.' },
      ],
      dateline: 'WESTHAVEN',
      publishedAt: '2026-11-24T12:47:00.000Z',
      publishedPrecision: 'minute',
      publishedText: 'Tue, 24 Nov 2026 12:47 GMT',
      updatedAt: null,
      arrivedAt: '2026-11-24T12:51:08.412Z',
      original: {
        sha256: createHash('sha256').update(`original ${number}`).digest('hex'),
        name: 'feed.xml',
        mediaType: 'application/rss+xml',
        size: 48_211 + number,
      },
      version: { id: testId(1000 + number), number: 1 },
      tags: ['ports', 'labour'],
      vetted: { by: 'R. Amari', at: '2026-11-24T13:35:00.000Z' },
      embargoUntil: null,
    },
    body: [],
    ...change,
  }
}

/** A brief of the given sections; entries are numbered as they stand. */
export function briefDocument(
  sections: readonly { title: string; entries: readonly Partial<BuiltEntry>[] }[],
  change: Partial<BriefDocument> = {},
): BriefDocument {
  let number = 0
  return {
    id: testId(1),
    title: 'Evening brief',
    note: '',
    language: 'en',
    preparedBy: 'R. Amari',
    at: AT,
    event: 42,
    timeZone: 'Europe/Vienna',
    sections: sections.map((section) => ({
      title: section.title,
      entries: section.entries.map((entry) => {
        number += 1
        return builtEntry(number, entry)
      }),
    })),
    ...change,
  }
}

const AGENCY = builtMark()
const MANY_MARKS: MarkRow[] = [
  builtMark({ kind: 'agency', status: 'suggested' }),
  builtMark({
    mark: 'opinion',
    kind: 'editorial',
    status: 'suggested',
    originator: null,
    blocks: [2, 5],
    evidence: [
      {
        signal: 'section-name',
        weight: 0.2,
        words: 'The section is called “Leaders”.',
        field: null,
        span: null,
      },
      {
        signal: 'first-person',
        weight: -0.35,
        words: 'No first person in the first half.',
        field: null,
        span: null,
      },
    ],
  }),
  builtMark({ mark: 'opinion', kind: 'opinion', status: 'rejected', originator: null, evidence: [] }),
]

/** Seven entries with all that a page must bear: long, bare, right-to-left, Han, Thai, marks, an embargo. */
export function eveningBrief(change: Partial<BriefDocument> = {}): BriefDocument {
  const provenance = builtEntry(0).provenance
  return briefDocument(
    [
      {
        title: 'Ports and shipping',
        entries: [
          { marks: [AGENCY], copies: 5 },
          {
            headline:
              'Harbour board publishes the survey of the northern breakwater that three councils, two insurers and a fishing co-operative had asked for since the storm of last February',
            byline: 'Staff report',
            marks: [builtMark({ mark: 'opinion', kind: 'opinion', originator: null })],
            note: 'Check the tonnage with the board before the late edition.\n\nThe map is with graphics.',
          },
          {
            headline: 'ميناء الشمال يستقبل أول سفينة حاويات منذ شهرين',
            summary: [
              [
                {
                  text: 'قال مدير الميناء إن حركة الشحن عادت إلى طبيعتها، وإن 14 سفينة ستصل قبل نهاية الأسبوع عبر خط Atlas 7.',
                },
              ],
            ],
            language: 'ar',
            source: 'صحيفة المرفأ',
            byline: 'ليلى حداد',
          },
        ],
      },
      {
        title: 'Economy',
        entries: [
          {
            headline: '沿海三市将统一港口收费标准',
            summary: [
              [
                {
                  text: '新标准自一月起施行，小型货船的停泊费将下降约百分之十二。码头工会表示欢迎，但要求公布测算方法。',
                },
              ],
            ],
            language: 'zh-Hans',
            source: '滨海日报',
            byline: null,
          },
          {
            headline: 'ท่าเรือใหม่เปิดรับเรือสินค้าเที่ยวแรกแล้ว',
            summary: [
              [{ text: 'เจ้าหน้าที่ระบุว่าเรือเที่ยวแรกเทียบท่าเมื่อเช้านี้ และคาดว่าจะรองรับสินค้าได้เต็มกำลังภายในปีหน้า' }],
            ],
            language: 'th',
            source: 'ข่าวอ่าวไทย',
            provenance: {
              ...provenance,
              dateline: null,
              publishedPrecision: 'day',
              publishedText: '24 พ.ย. 2569',
            },
          },
        ],
      },
      {
        title: 'Courts',
        entries: [
          {
            headline: 'Ruling on the quay lease is due tonight',
            source: null,
            byline: null,
            publishedAt: null,
            url: null,
            provenance: {
              ...provenance,
              chain: [],
              dateline: null,
              publishedAt: null,
              publishedText: null,
              tags: [],
              embargoUntil: '2026-11-24T17:00:00.000Z',
            },
          },
          { headline: 'Bill on tidal data goes back to committee', marks: MANY_MARKS, copies: 3 },
        ],
      },
    ],
    {
      note: 'Everything here has been checked against the originals. Item 6 waits for the court.',
      ...change,
    },
  )
}
