import { execFileSync, spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { writePdf } from '../../../../src/engine/briefs/writers/pdf.ts'
import type { BriefDocument } from '../../../../src/contract/briefs.ts'
import { briefDocument, eveningBrief } from '../../../build/brief-document.ts'

const OPTIONS = { generator: 'Copytaster test' }
const POPPLER = spawnSync('pdfinfo', ['-v']).status === 0

// Each file comes from a child of its own, and two cores may be busy with other tests.
vi.setConfig({ testTimeout: 90_000, hookTimeout: 90_000 })

let folder: string
let bytes: Uint8Array
let path: string

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'brief-pdf-'))
  bytes = await writePdf(eveningBrief(), OPTIONS)
  path = save('evening.pdf', bytes)
})

afterAll(() => rmSync(folder, { recursive: true, force: true }))

function save(name: string, file: Uint8Array): string {
  writeFileSync(join(folder, name), file)
  return join(folder, name)
}

function poppler(tool: string, ...args: string[]): string {
  return execFileSync(tool, args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] })
}

async function textOf(document: BriefDocument): Promise<string> {
  return poppler('pdftotext', '-layout', save('other.pdf', await writePdf(document, OPTIONS)), '-')
}

describe('the PDF', () => {
  it('is the same each time, byte for byte', async () => {
    expect(Buffer.from(await writePdf(eveningBrief(), OPTIONS)).equals(Buffer.from(bytes))).toBe(true)
  })

  it('loads the Han faces only for Han', async () => {
    const plain = await writePdf(briefDocument([{ title: 'One', entries: [{}] }]), OPTIONS)
    expect(Buffer.from(plain).includes('NotoSansSC')).toBe(false)
    expect(Buffer.from(bytes).includes('NotoSansSC')).toBe(true)
  })

  it('has an outline and the language of the brief', () => {
    const file = Buffer.from(bytes)
    expect(file.includes('/Type /Outlines') || file.includes('/Outlines')).toBe(true)
    expect(file.includes('/Lang (en)') || file.includes('/Lang(en)')).toBe(true)
  })

  it('fails in words where the document is none', async () => {
    const broken = { ...eveningBrief(), at: 'never' }
    await expect(writePdf(broken, OPTIONS)).rejects.toThrow(/Invalid time value|Typst/)
  })
})

describe.skipIf(!POPPLER)('the PDF, read by Poppler (skipped where pdfinfo is missing)', () => {
  it('states title, author and dates, and is tagged', () => {
    const info = poppler('pdfinfo', '-isodates', path)
    expect(info).toMatch(/Title:\s+Evening brief/)
    expect(info).toMatch(/Author:\s+R\. Amari/)
    expect(info).toMatch(/CreationDate:\s+2026-11-24T14:00:00/)
    expect(info).toMatch(/Tagged:\s+yes/)
    expect(info).toMatch(/Page size:\s+595\.\d+ x 841\.\d+ pts \(A4\)/)
  })

  it('has headings, a table and lists as structure', () => {
    const structure = poppler('pdfinfo', '-struct-text', path)
    expect(structure).toMatch(/H1 "Evening brief"/)
    expect(structure).toMatch(/H2 "Ports and shipping"/)
    expect(structure.match(/\bH3\b/g)).toHaveLength(14)
    for (const tag of ['Table', 'TR', 'L (', 'LI', 'Link']) expect(structure).toContain(tag)
  })

  it('gives its text to whoever selects it, with page numbers in the contents', () => {
    const text = poppler('pdftotext', '-layout', path, '-')
    expect(text).toMatch(/1\s+Ferry pilots call off their strike after a night of talks[ .]+1\n/)
    expect(text).toContain(
      'Tidewater Gazette, by Ines Calloway, 24 Nov, 13:47 CET · syndicated, 5 copies · A1 in the appendix',
    )
    expect(text).toContain('by R. Amari, 24 November 2026, 14:35 CET')
    expect(text).toContain('沿海三市将统一港口收费标准')
    expect(text).toMatch(/Page 1 of \d/)
  })

  it('takes text from outside as text', async () => {
    const hostile = '#panic("no") $x^2$ *bold* _it_ @ref <label> \\ `raw` // no = Head'
    const text = await textOf(
      briefDocument([{ title: hostile, entries: [{ headline: hostile, summary: [[{ text: hostile }]] }] }]),
    )
    const words = hostile.replaceAll(/\s/g, '')
    expect(text.replaceAll(/\s/g, '').split(words).length - 1).toBeGreaterThanOrEqual(4)
  })

  it('lets a brief leave that holds a script without a font here', async () => {
    const text = await textOf(
      briefDocument([{ title: 'One', entries: [{ headline: '한국 አማርኛ 😀 \u{1F9FF}' }] }]),
    )
    expect(text).toMatch(/1\. .*국 አማርኛ/)
  })

  it('prints a brief without entries, with one, and in a language from the right', async () => {
    expect(await textOf(briefDocument([]))).toContain('0 items')
    expect(await textOf(briefDocument([{ title: '', entries: [{}] }]))).toContain('1 item')
    expect(
      await textOf(
        briefDocument([{ title: 'מדור', entries: [{ headline: 'הנמל נפתח', language: 'he' }] }], {
          language: 'he',
          title: 'תדריך',
        }),
      ),
    ).toContain('1 item')
  })
})
