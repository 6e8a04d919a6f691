import { execFileSync, spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { strFromU8, unzipSync } from 'fflate'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { writeDocx } from '../../../../src/engine/briefs/writers/docx.ts'
import { briefDocument, eveningBrief } from '../../../build/brief-document.ts'

const OPTIONS = { generator: 'Copytaster test' }
const PYTHON = ['/usr/bin/python3', 'python3'].find(
  (path) => spawnSync(path, ['-c', 'import docx']).status === 0,
)
const POPPLER = spawnSync('pdftotext', ['-v']).status === 0
const OFFICE = spawnSync('soffice', ['--version']).status === 0

type Paragraph = {
  style: string
  outline: number | null
  text: string
  rightToLeft: boolean
  rightToLeftRuns: number
  bold: number
  fields: string[]
  languages: string[]
}

type Read = {
  title: string
  author: string
  language: string
  created: string
  modified: string
  paragraphs: Paragraph[]
  numbered: number
  bookmarks: string[]
  anchors: string[]
  links: string[]
  tables: string[][][]
  header: string
  width: number
}

// Each file comes from a child of its own, and two cores may be busy with other tests.
vi.setConfig({ testTimeout: 90_000, hookTimeout: 90_000 })

let folder: string
let bytes: Uint8Array

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'brief-docx-'))
  bytes = await writeDocx(eveningBrief(), OPTIONS)
  writeFileSync(join(folder, 'evening.docx'), bytes)
})

afterAll(() => rmSync(folder, { recursive: true, force: true }))

function read(path: string): Read {
  const script = join(import.meta.dirname, 'read-docx.py')
  return JSON.parse(execFileSync(PYTHON ?? 'python3', [script, path], { encoding: 'utf8' })) as Read
}

describe('the Word file', () => {
  it('is the same each time, byte for byte', async () => {
    expect(Buffer.from(await writeDocx(eveningBrief(), OPTIONS)).equals(Buffer.from(bytes))).toBe(true)
  })

  it('holds no time but the brief’s own', () => {
    const parts = unzipSync(bytes)
    const core = strFromU8(parts['docProps/core.xml'] ?? new Uint8Array())
    expect(core.match(/\d{4}-\d\d-\d\dT[\d:]+Z/g)).toEqual(['2026-11-24T14:00:00Z', '2026-11-24T14:00:00Z'])
    expect(Object.keys(parts)[0]).toBe('[Content_Types].xml')
  })

  it('carries the fonts that its styles name, and not more', async () => {
    const fontsOf = (file: Uint8Array): string[] => {
      const table = strFromU8(unzipSync(file)['word/fontTable.xml'] ?? new Uint8Array())
      return [...table.matchAll(/<w:font w:name="([^"]+)"/g)].map(([, name]) => name ?? '')
    }
    expect(fontsOf(bytes)).toEqual(
      expect.arrayContaining(['Source Serif 4', 'Inter', 'Noto Sans Arabic', 'Noto Sans Thai']),
    )
    const plain = await writeDocx(briefDocument([{ title: 'One', entries: [{}] }]), OPTIONS)
    expect(fontsOf(plain)).not.toContain('Noto Sans Arabic')
  })

  it('stays a Word file whatever a text holds', async () => {
    const text = '<w:p>&amp;]]>\u0000\u202E\uFFFE\uD800"\''
    const file = await writeDocx(
      briefDocument(
        [{ title: text, entries: [{ headline: text, byline: text, source: text, note: text }] }],
        { title: text, preparedBy: text },
      ),
      OPTIONS,
    )
    for (const [name, part] of Object.entries(unzipSync(file))) {
      if (name.endsWith('.xml')) expect(strFromU8(part)).not.toMatch(/\0|[\u202E\uFFFE\uD800]/)
    }
    if (PYTHON === undefined) return
    writeFileSync(join(folder, 'hostile.docx'), file)
    expect(read(join(folder, 'hostile.docx')).title).toBe('<w:p>&amp;]]>\uFFFD"\'')
  })
})

describe.skipIf(PYTHON === undefined)(
  'the Word file, read by python-docx (skipped where python3-docx is missing)',
  () => {
    let document: Read
    beforeAll(() => {
      document = read(join(folder, 'evening.docx'))
    })

    it('states title, author, language and dates', () => {
      expect(document).toMatchObject({
        title: 'Evening brief',
        author: 'R. Amari',
        language: 'en',
        created: expect.stringContaining('2026-11-24T14:00:00') as string,
        modified: expect.stringContaining('2026-11-24T14:00:00') as string,
        header: 'R. Amari · Evening brief\t24 November 2026, 15:00',
      })
      expect(Math.round(document.width)).toBe(210)
    })

    it('has headings by style with outline levels', () => {
      const headings = (level: number): Paragraph[] =>
        document.paragraphs.filter((paragraph) => paragraph.style === `Heading ${level}`)
      expect(headings(1).map((paragraph) => paragraph.text)).toEqual(['Evening brief'])
      expect(headings(2).map((paragraph) => paragraph.text)).toEqual([
        'Ports and shipping',
        'Economy',
        'Courts',
        'Provenance',
      ])
      expect(headings(3)).toHaveLength(7)
      expect(headings(3)[0]).toMatchObject({
        outline: 2,
        text: '1. Ferry pilots call off their strike after a night of talks',
      })
      const appendix = document.paragraphs.filter((paragraph) => paragraph.style === 'Heading 3 Provenance')
      expect(appendix.map((paragraph) => paragraph.outline)).toEqual(Array.from({ length: 7 }, () => 2))
      expect(appendix[0]?.text).toMatch(/^A1\s+Ferry pilots/)
    })

    it('lists its contents with page references to bookmarks that exist', () => {
      const lines = document.paragraphs.filter((paragraph) => paragraph.style.toLowerCase() === 'toc 1')
      expect(lines).toHaveLength(8)
      for (const line of lines)
        expect(document.bookmarks).toContain(line.fields[0]?.replace('PAGEREF', '').trim())
      for (const anchor of document.anchors) expect(document.bookmarks).toContain(anchor)
    })

    it('gives looks by style, not by bold text', () => {
      const bold = document.paragraphs.filter(
        (paragraph) =>
          paragraph.bold > 0 && !/[\u0600-\u06FF\u0E00-\u0E7F\u4E00-\u9FFF]/.test(paragraph.text),
      )
      expect(bold).toEqual([])
      expect(document.numbered).toBeGreaterThan(20)
    })

    it('sets Arabic from right to left and names its language', () => {
      const headline = document.paragraphs.find((paragraph) => paragraph.text.startsWith('3. '))
      expect(headline).toMatchObject({ style: 'Heading 3', rightToLeft: true, languages: ['ar'] })
      expect(headline?.rightToLeftRuns).toBeGreaterThan(0)
      const english = document.paragraphs.find((paragraph) => paragraph.text.startsWith('7. '))
      expect(english).toMatchObject({ rightToLeft: false, rightToLeftRuns: 0 })
    })

    it('prints provenance as a table of terms, with working links', () => {
      expect(document.tables).toHaveLength(7)
      const rows = new Map(document.tables[0]?.map(([label = '', value = '']) => [label, value]))
      expect(rows.get('Vetted')).toBe('by R. Amari, 24 November 2026, 14:35 CET')
      expect(rows.get('SHA-256')).toMatch(/^[0-9a-f]{64}$/)
      expect(rows.get('Marks')).toContain('Strong: The canonical link names another site.')
      expect(document.links).toContain('https://union.example/vote?a=1&b=2')
      expect(document.links).toContain('https://tidewater.example/2026/11/24/story-1')
    })
  },
)

describe.skipIf(!OFFICE || !POPPLER)(
  'the Word file in LibreOffice (skipped where soffice or pdftotext is missing)',
  () => {
    it('opens with its own fonts and its contents filled in', () => {
      const profile = `-env:UserInstallation=file://${join(folder, 'profile')}`
      const file = join(folder, 'evening.docx')
      execFileSync('soffice', [profile, '--headless', '--convert-to', 'pdf', '--outdir', folder, file], {
        stdio: 'ignore',
      })
      const printed = join(folder, 'evening.pdf')
      const text = execFileSync('pdftotext', ['-layout', printed, '-'], { encoding: 'utf8' })
      expect(text).toMatch(/1\s+Ferry pilots call off their strike after a night of talks\.+ *1\n/)
      expect(text).toMatch(/7\s+Bill on tidal data goes back to committee\.+ *2\n/)
      expect(text).toMatch(/Page 1 of \d/)
      const fonts = execFileSync('pdffonts', [printed], { encoding: 'utf8' })
      for (const name of [
        'SourceSerif4-Regular',
        'SourceSerif4-SemiBold',
        'Inter-Regular',
        'NotoSansArabic',
        'NotoSansSC',
      ]) {
        expect(fonts).toContain(name)
      }
    })
  },
)
