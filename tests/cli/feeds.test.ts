import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Discovered, Polled, Source, Subscribed } from '../../src/contract/sources.ts'
import { conditional, rss, startFeedServer, type FeedServer } from '../build/feed-server.ts'
import { shellDesk } from '../build/run-shell.ts'

const work = mkdtempSync(join(tmpdir(), 'copytaster-feeds-'))
const desk = shellDesk(join(work, 'home'))
let server: FeedServer

beforeAll(async () => {
  server = await startFeedServer()
  server.serve(
    '/feed',
    conditional(() => rss([{ id: 'a' }, { id: 'b' }])),
  )
  server.serve('/', {
    headers: { 'content-type': 'text/html' },
    body: '<html><head><link rel="alternate" type="application/rss+xml" title="All" href="/feed"></head></html>',
  })
})
afterAll(async () => {
  await server.close()
  rmSync(work, { recursive: true, force: true })
})

// One desk: each test goes on where the one before left it.
describe('feeds by shell', { timeout: 240_000 }, () => {
  test('an empty desk lists and polls nothing', async () => {
    expect(await desk.run(['feeds', 'list', '--json'])).toMatchObject({ status: 0, out: '' })
    expect(await desk.run(['feeds', 'poll', '--json'])).toMatchObject({ status: 0, out: '' })
    expect(server.asked).toEqual([])
  })

  test('discover names the feeds of a page, and refuses a private host that is not allowed', async () => {
    const refused = await desk.run(['feeds', 'discover', `${server.origin}/`, '--json'])
    expect(refused.status).toBe(2)
    expect(JSON.parse(refused.out)).toMatchObject({ code: 'ADDRESS_REFUSED' })
    const [found] = await desk.json<Discovered>(['feeds', 'discover', `${server.origin}/`, '--private-host'])
    expect(found?.choices).toMatchObject([{ address: `${server.origin}/feed`, title: 'All', type: 'RSS' }])
  })

  test('add, poll and list', async () => {
    const added = await desk.run([
      'feeds',
      'add',
      `${server.origin}/feed`,
      '--private-host',
      '--name',
      'Harbour',
      '--json',
    ])
    expect(added.status).toBe(0)
    const { sources } = JSON.parse(added.out) as { sources: { id: string; address: string }[] }
    expect(sources).toMatchObject([{ address: `${server.origin}/feed` }])
    expect(server.of('/feed')).toHaveLength(0)
    expect((await desk.run(['feeds', 'add', `${server.origin}/feed`])).status).toBe(2)
    const [polled] = await desk.json<Polled>(['feeds', 'poll'])
    expect(polled).toMatchObject({ outcome: 'new', credited: 'Harbour', source: sources[0]?.id })
    expect(await desk.json<Polled>(['feeds', 'poll', 'harbour'])).toMatchObject([{ outcome: 'tooSoon' }])
    expect(await desk.json<Polled>(['feeds', 'poll', '--due'])).toEqual([])
    const forced = await desk.json<Polled>(['feeds', 'poll', '--force', `${server.origin}/feed`])
    expect(forced).toMatchObject([{ outcome: 'unchanged' }])
    expect(server.of('/feed').map(({ status }) => status)).toEqual([200, 304])
    const [source] = await desk.json<Source>(['feeds', 'list'])
    expect(source).toMatchObject({
      health: 'well',
      polls: 2,
      unchangedShare: 0.5,
      items: 2,
      title: 'Harbour Times',
    })
    expect((await desk.run(['feeds', 'list'])).out).toContain('304 in 50 % of 2 polls')
    const items = await desk.json<{ source: string; externalId: string }>(['list'])
    expect(items.map(({ source: name, externalId }) => [name, externalId])).toEqual(
      expect.arrayContaining([
        ['Harbour', 'a'],
        ['Harbour', 'b'],
      ]),
    )
  })

  test('what fails is told, and ends with 1', async () => {
    await desk.run(['feeds', 'add', `${server.origin}/missing`, '--private-host'])
    await desk.run(['feeds', 'add', `${server.origin}/other`, '--private-host'])
    server.serve('/other', { headers: { 'content-type': 'application/rss+xml' }, body: rss([{ id: 'c' }]) })
    // Both on one host, so that the second waits for its turn.
    const { status, out } = await desk.run([
      'feeds',
      'poll',
      `${server.origin}/missing`,
      `${server.origin}/other`,
    ])
    expect(out).toContain('new  Harbour Times')
    await desk.run(['feeds', 'remove', `${server.origin}/other`])
    expect(status).toBe(1)
    expect(out).toContain('404')
    expect(await desk.json<Source>(['feeds', 'list', '--failing'])).toMatchObject([{ health: 'failing' }])
    expect((await desk.run(['feeds', 'poll', 'nothing of the kind'])).status).toBe(2)
  })

  test('change, pause, resume, remove, undo', async () => {
    await desk.run(['feeds', 'change', 'Harbour', '--group', 'Coast', '--every', '90'])
    await desk.run(['feeds', 'pause', 'Harbour'])
    const harbour = async (): Promise<Source | undefined> =>
      (await desk.json<Source>(['feeds', 'list'])).find(({ credited }) => credited === 'Harbour')
    expect(await harbour()).toMatchObject({
      paused: true,
      health: 'paused',
      group: 'Coast',
      intervalMinutes: 90,
    })
    await desk.run(['feeds', 'resume', 'Harbour'])
    await desk.run(['feeds', 'remove', 'Harbour'])
    expect(await harbour()).toBeUndefined()
    expect((await desk.run(['undo'])).status).toBe(0)
    expect(await harbour()).toMatchObject({ health: 'well', polls: 2, fullText: false })
  })

  test('opml goes out and comes in', async () => {
    const { out } = await desk.run(['feeds', 'opml', 'export'])
    expect(out).toContain(`xmlUrl="${server.origin}/feed"`)
    const file = join(work, 'sources.opml')
    writeFileSync(file, out.replace(`${server.origin}/feed`, 'https://other.example/feed'))
    const [subscribed] = await desk.json<Subscribed>(['feeds', 'opml', 'import', file])
    expect(subscribed?.added).toMatchObject([{ address: 'https://other.example/feed', credited: 'Harbour' }])
    expect(subscribed?.alreadyHere).toEqual([`${server.origin}/missing`])
    expect((await desk.run(['feeds', 'opml', 'import', join(work, 'none.opml')])).status).toBe(2)
  })
})
