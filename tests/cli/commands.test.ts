import { createHash } from 'node:crypto'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createRouterClient } from '@orpc/server'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openEngine, type Engine } from '../../src/engine/engine.ts'
import { shellDesk } from '../build/run-shell.ts'

const work = mkdtempSync(join(tmpdir(), 'copytaster-shell-'))
const copy = join(work, 'copy')
const desk = shellDesk(join(work, 'home'))
// The desk is open in a second program all the while, as it would be in the window.
let window: Engine

const storm = `Storm closes the north pier

The north pier at Morrow Quay was closed on Tuesday after waves broke over its rail and carried off two lamps.

The harbour master said that it would stay closed until divers had looked at the footings.`
const line = (id: string, title: string, text: string): string =>
  JSON.stringify({ id, title, text, source: 'Northern Desk', date: '2026-11-24T08:00:00Z' })
const grain = line(
  'nd-1',
  'Grain price falls',
  'The price of grain fell by four per cent on Monday, traders at the quay said.',
)
const tugs = line(
  'nd-2',
  'Yard builds tugs',
  'The yard at Aldmouth is to build three river tugs, its first order in six years.',
)

type Item = {
  id: string
  externalId: string | null
  headline: string
  state: string
  tags: string[]
  story: { id: string; size: number; lead: boolean }
}

beforeAll(async () => {
  window = await openEngine({ home: join(work, 'home') })
  mkdirSync(copy)
  writeFileSync(join(copy, 'storm.txt'), storm)
  writeFileSync(join(copy, 'again.md'), storm.replace('Storm closes the north pier', '# Pier shut by storm'))
  writeFileSync(join(copy, 'desk.jsonl'), `${grain}\n${tugs}\n`)
  writeFileSync(join(copy, 'broken.docx'), 'no zip')
}, 60_000)
afterAll(async () => {
  await window.close()
  rmSync(work, { recursive: true, force: true })
})

async function items(): Promise<Item[]> {
  return desk.json<Item>(['list'])
}

// One desk from import to export: each test goes on where the one before left it.
describe('the whole job by shell', { timeout: 240_000 }, () => {
  test('import names what was refused and its sums balance', async () => {
    const { status, out, err } = await desk.run(['import', copy, '--json'])
    expect(status).toBe(1)
    expect(err).toContain('broken.docx')
    const receipt = JSON.parse(out) as {
      receipt: string
      counts: Record<string, number>
      outcomes: {
        path: string
        outcome: string
        code: string | null
        words: string
        items: { id: string; outcome: string }[]
      }[]
    }
    expect(receipt.receipt).toMatch(/^[0-9a-f-]{36}$/)
    expect(receipt.counts).toEqual({
      files: 4,
      items: 5,
      imported: 3,
      version: 0,
      folded: 1,
      alreadyHere: 0,
      refused: 1,
    })
    const broken = receipt.outcomes.find((file) => file.path.endsWith('broken.docx'))
    expect(broken).toMatchObject({ outcome: 'refused', code: 'NOT_A_ZIP' })
    const lines = receipt.outcomes.find((file) => file.path.endsWith('desk.jsonl'))
    expect(lines?.items.map((item) => item.outcome)).toEqual(['imported', 'imported'])
  })

  test('list gives every item with the names that scripts rely on', async () => {
    const listed = await items()
    expect(listed).toHaveLength(4)
    for (const name of [
      'id',
      'externalId',
      'headline',
      'source',
      'byline',
      'publishedAt',
      'url',
      'language',
      'wordCount',
      'state',
      'tags',
      'marks',
      'scores',
      'story',
      'original',
    ]) {
      expect(listed[0]).toHaveProperty(name)
    }
    const copies = listed.filter((item) => item.story.size === 2)
    expect(new Set(copies.map((item) => item.story.id)).size).toBe(1)
    expect(copies.filter((item) => item.story.lead)).toHaveLength(1)
    expect(await desk.json(['list', 'quay', '--limit', '1'])).toHaveLength(1)
  })

  test('show gives text, provenance, versions and history; an unknown item is refused with exit 2', async () => {
    const [shown] = await desk.json<{
      blocks: { kind: string; role: string; text: string }[]
      provenance: { role: string }[]
      versions: unknown[]
      history: { action: string }[]
    }>(['show', 'nd-1'])
    expect(shown?.blocks[0]).toMatchObject({
      kind: 'paragraph',
      role: 'body',
      text: expect.stringContaining('The price of grain'),
    })
    expect(shown?.provenance.map((link) => link.role)).toContain('receivedFrom')
    expect(shown?.versions).toHaveLength(1)
    expect(shown?.history.map((event) => event.action)).toEqual(['import'])
    const { status, out } = await desk.run(['show', 'nd-9', '--json'])
    expect(status).toBe(2)
    expect(JSON.parse(out)).toEqual({
      code: 'NOT_FOUND',
      words: expect.stringContaining('nd-9'),
      items: ['nd-9'],
    })
  })

  test('original gives back the bytes', async () => {
    const { bytes } = await desk.run(['original', 'nd-2'])
    expect(bytes.equals(readFileSync(join(copy, 'desk.jsonl')))).toBe(true)
  })

  test.each([
    { words: ['tag', 'nd-1', 'nd-2', 'grain'], query: 'tag:grain', found: 2 },
    { words: ['untag', 'nd-2', 'grain'], query: 'tag:grain', found: 1 },
    { words: ['hold', 'nd-2', '--reason', 'one source'], query: 'state:held', found: 1 },
    { words: ['restore', 'nd-2'], query: 'state:held', found: 0 },
    { words: ['spike', 'nd-2'], query: 'state:spiked', found: 1 },
    { words: ['undo'], query: 'state:spiked', found: 0 },
    { words: ['redo'], query: 'state:spiked', found: 1 },
    { words: ['undo', '2'], query: 'state:held', found: 1 },
    { words: ['embargo', 'nd-1', '2099-01-01T00:00Z'], query: 'state:embargoed', found: 1 },
    { words: ['embargo', 'nd-1', 'none'], query: 'state:embargoed', found: 0 },
    { words: ['note', 'nd-1', 'Ask the traders'], query: 'is:noted', found: 1 },
    {
      words: ['correct', 'nd-1', '--headline', 'Grain cheaper by four per cent', '--no-date'],
      query: 'cheaper',
      found: 1,
    },
    { words: ['mark', 'nd-1', 'opinion', '--kind', 'analysis'], query: 'mark:opinion!', found: 1 },
    { words: ['mark', 'nd-1', 'opinion', '--off'], query: 'mark:opinion', found: 0 },
    { words: ['merge', 'nd-1', 'nd-2'], query: 'story:copies', found: 4 },
    { words: ['lead', 'nd-2'], query: 'story:copies', found: 4 },
    { words: ['split', 'nd-2'], query: 'story:copies', found: 2 },
    { words: ['vet', 'nd-1', 'nd-2'], query: 'state:vetted', found: 2 },
  ])('$words.0 $words.1', async ({ words, query, found }) => {
    const { status, err } = await desk.run(words)
    expect(err).toMatch(/Event \d+/)
    expect(status).toBe(0)
    const client = createRouterClient(window.router, { context: { transport: 'window' } })
    expect((await client.items.count({ query })).count).toBe(found)
  })

  test('what names no item is named, and the rest is done', async () => {
    const { status, out, err } = await desk.run(['tag', '-', 'quay', '--json'], 'nd-1\nnd-9\n')
    expect(status).toBe(1)
    expect(err).toContain('nd-9')
    expect(JSON.parse(out)).toMatchObject({ failures: [{ item: 'nd-9', code: 'NOT_FOUND' }] })
  })

  test('stories and compare', async () => {
    const [story] = await desk.json<{ id: string; items: string[]; size: number }>(['stories'])
    expect(story?.size).toBe(2)
    const [left = '', right = ''] = story?.items ?? []
    const [compared] = await desk.json<{ same: number }>(['compare', left, right])
    expect(compared?.same).toBe(1)
  })

  test('a brief stops at what is not vetted, and leaves in all formats once it is', async () => {
    const [made] = await desk.json<{ id: string }>(['brief', 'create', 'Evening brief', 'nd-1'])
    const brief = made?.id ?? ''
    const unvetted = (await items()).find((item) => item.state === 'new')?.id ?? ''
    expect((await desk.run(['brief', 'section', brief, 'Coast'])).status).toBe(0)
    expect((await desk.run(['brief', 'add', brief, unvetted, 'nd-2', '--section', 'Coast'])).status).toBe(0)
    expect((await desk.run(['brief', 'move', brief, 'nd-2', '--before', '2'])).status).toBe(0)
    expect(
      (await desk.run(['brief', 'edit', brief, '--entry', '1', '--summary', 'Cheaper grain.'])).status,
    ).toBe(0)
    const out = join(work, 'out')
    const exporting = ['brief', 'export', brief, '--format', 'docx,html,md,pdf', '--to', out, '--json']
    const refused = await desk.run(exporting)
    expect(refused.status).toBe(2)
    expect(JSON.parse(refused.out)).toMatchObject({ code: 'NOT_VETTED', items: [unvetted] })
    expect((await desk.run(['brief', 'drop', brief, unvetted])).status).toBe(0)
    const { status, out: answer } = await desk.run(exporting)
    expect(status).toBe(0)
    const { files } = JSON.parse(answer) as { files: { path: string; sha256: string }[] }
    expect(files).toHaveLength(4)
    for (const { path, sha256 } of files) {
      expect(createHash('sha256').update(readFileSync(path)).digest('hex')).toBe(sha256)
    }
    const [shown] = await desk.json<{ sections: { entries: { summary: string }[] }[]; exports: unknown[] }>([
      'brief',
      'show',
      'evening brief',
    ])
    expect(shown?.sections[0]?.entries[0]?.summary).toBe('Cheaper grain.')
    expect(shown?.exports).toHaveLength(1)
    expect(await desk.json(['brief', 'list'])).toHaveLength(1)
  })

  test('history, verify, backup, rebuild', async () => {
    const events = await desk.json<{ seq: number; actor: string; action: string }>(['history'])
    expect(events.at(-1)).toMatchObject({ seq: 1, actor: 'M. Okafor', action: 'import' })
    expect(await desk.json(['history', 'nd-2', '--limit', '2'])).toHaveLength(2)
    expect((await desk.run(['rebuild', 'list', 'stories'])).status).toBe(0)
    const [verified] = await desk.json<{ sound: boolean; damage: unknown[] }>(['verify'])
    expect(verified).toMatchObject({ sound: true, damage: [] })
    const [backup] = await desk.json<{ path: string; seq: number }>(['backup'])
    expect(backup?.seq).toBe(events[0]?.seq)
  })

  test('an import can be taken back by its event, and a document comes in by stdin', async () => {
    const { status, out } = await desk.run(
      ['import', '-', '--name', 'more.jsonl', '--json'],
      line(
        'nd-3',
        'Bells',
        'The bells of Hethering will ring again on Sunday, after two years of repairs to the tower.',
      ),
    )
    expect(status).toBe(0)
    const { event } = JSON.parse(out) as { event: number }
    expect((await desk.run(['show', 'nd-3'])).status).toBe(0)
    expect((await desk.run(['undo', '--event', String(event)])).status).toBe(0)
    expect((await desk.run(['show', 'nd-3'])).status).toBe(2)
    expect(await desk.json(['receipt'])).toHaveLength(2)
  })

  test('reread says how many read differently, and refuses a query that it does not understand', async () => {
    const [read] = await desk.json<{ reread: boolean; counts: Record<string, number> }>([
      'reread',
      'source:"Northern Desk"',
    ])
    expect(read?.reread).toBe(true)
    expect(read?.counts).toMatchObject({ version: 0, refused: 0 })
    expect(read?.counts['alreadyHere']).toBeGreaterThan(0)
    const refused = await desk.run(['reread', 'state:nonsense'])
    expect(refused.status).toBe(2)
    expect(refused.err).toContain('state: is new')
  })

  test('watch takes in what comes into a folder, and ends well when it is told to', async () => {
    const folder = join(work, 'watched')
    mkdirSync(folder)
    const watching = desk.start(['watch', folder])
    await watching.says('Watching')
    writeFileSync(join(folder, 'lamps.txt'), storm.replaceAll('pier', 'mole'))
    await watching.says('lamps.txt: 1 file, 1 item')
    expect((await watching.stop()).status).toBe(0)
  })

  test('extract reads without a store', async () => {
    const files = await desk.json<{
      path: string
      drafts: { externalId: string; dates: object }[]
      problems: { code: string }[]
    }>(['extract', copy])
    expect(files.map((file) => file.path.split('/').at(-1))).toEqual([
      'again.md',
      'broken.docx',
      'desk.jsonl',
      'storm.txt',
    ])
    expect(files[1]?.problems[0]?.code).toBe('NOT_A_ZIP')
    expect(files[2]?.drafts[0]).toMatchObject({
      externalId: 'nd-1',
      headline: 'Grain price falls',
      publishedAt: '2026-11-24T08:00:00.000Z',
      dates: { published: { precision: 'second' } },
    })
  })
})

test.each([
  { words: ['frobnicate'], says: 'unknown command' },
  { words: ['list', '--limit', 'none'], says: 'whole number' },
  { words: ['import', join(work, 'nowhere.txt')], says: 'nowhere.txt' },
  { words: ['embargo', 'nd-1', 'tomorrow'], says: 'tomorrow' },
  { words: ['brief', 'export', 'x', '--format', 'odt'], says: 'odt' },
])('wrong usage ends with 2 and says why: $words', { timeout: 120_000 }, async ({ words, says }) => {
  const { status, out } = await desk.run([...words, '--json'])
  expect(status).toBe(2)
  expect((JSON.parse(out) as { words: string }).words).toContain(says)
})
