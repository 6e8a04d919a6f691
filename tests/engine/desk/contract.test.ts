import { createRouterClient, ORPCError } from '@orpc/server'
import { describe, expect, it } from 'vitest'
import type { CallContext } from '../../../src/engine/router.ts'
import { desk, EDITOR, type Desk } from '../../build/desk.ts'

/** The contract as a front calls it. */
function ask(at: Desk, transport: CallContext['transport'] = 'browser', actor?: string) {
  return createRouterClient(at.engine.router, { context: actor ? { transport, actor } : { transport } })
}

/** The code of an error that crosses the contract, and the data in it. */
async function check(asked: Promise<unknown>, code: string, data?: object): Promise<void> {
  const error = await asked.then(
    () => null,
    (thrown: unknown) => thrown,
  )
  expect(error).toBeInstanceOf(ORPCError)
  expect((error as ORPCError<string, unknown>).code).toBe(code)
  if (data) expect((error as ORPCError<string, unknown>).data).toMatchObject(data)
}

describe('the contract', () => {
  it('refuses inputs that it does not describe, before anything is done', async () => {
    const at = await desk().item().open()
    const client = ask(at)
    await check(client.items.show({ item: 'not an id' }), 'BAD_REQUEST')
    await check(client.items.page({ list: 'x', from: 0, count: 501 }), 'BAD_REQUEST')
    await check(client.items.page({ list: 'x', from: -1, count: 1 }), 'BAD_REQUEST')
    await check(client.items.open({ query: 'x'.repeat(2001) }), 'BAD_REQUEST')
    await check(client.act({ name: 'item.burn' as never, input: {} }), 'BAD_REQUEST')
    await check(client.imports.start({ paths: [''] }), 'BAD_REQUEST')
    expect(at.engine.store.db.prepare('SELECT count(*) FROM event').pluck().get()).toBe(0)
  })

  it('carries a refusal as code, words and the items in the way', async () => {
    const at = await desk().item().open()
    const client = ask(at)
    const [item = ''] = at.ids
    await check(client.act({ name: 'item.vet', input: { items: [item] } }), 'REFUSED', {
      code: 'NO_EDITOR',
      words: 'Vetting needs a name. Say who you are in Settings, then vet again.',
      items: [],
    })
    await check(client.act({ name: 'item.hold', input: { items: [] } }), 'REFUSED', { code: 'INVALID' })
    const gone = '01a20ef5-4e8e-7779-bcd2-b826b31a6c75'
    await check(client.items.show({ item: gone }), 'REFUSED', { code: 'NOT_FOUND', items: [gone] })
    await check(client.items.page({ list: 'closed', from: 0, count: 1 }), 'REFUSED', { code: 'NOT_FOUND' })
    await check(client.history.undo({}), 'REFUSED', { code: 'NOTHING_TO_UNDO' })
  })

  it('takes no folders to watch from a browser, but lets it take one away', async () => {
    const at = await desk().open()
    const set = (transport: CallContext['transport'], watchedFolders: string[]) =>
      ask(at, transport).act({ name: 'desk.configure', input: { watchedFolders } })
    await set('window', ['/tmp/one', '/tmp/two'])
    await check(set('browser', ['/tmp/one', '/etc']), 'REFUSED', { code: 'UNSAFE_PATH' })
    await set('browser', ['/tmp/one'])
    const { settings, watched } = await ask(at).desk.status()
    expect(settings.watchedFolders).toEqual(['/tmp/one'])
    expect(watched).toEqual([])
  })

  it('takes no paths from a browser', async () => {
    const at = await desk().open()
    const client = ask(at)
    await check(client.imports.start({ paths: ['/etc/hosts'] }), 'REFUSED', { code: 'UNSAFE_PATH' })
    await check(ask(at, 'window').imports.start({ paths: ['relative/path'] }), 'REFUSED', {
      code: 'UNSAFE_PATH',
    })
    await check(client.imports.start({}), 'REFUSED', { code: 'INVALID' })
  })

  it('acts for the desk’s editor, or for the one the shell names', async () => {
    const at = await desk().item().open()
    const [item = ''] = at.ids
    await ask(at).act({ name: 'desk.configure', input: { editor: EDITOR } })
    await ask(at).act({ name: 'item.hold', input: { items: [item] } })
    await ask(at, 'shell', 'Bo Reed').act({ name: 'item.tag', input: { items: [item], tag: 'sea' } })
    const { events } = await ask(at).history.list({ count: 10 })
    expect(events.map((each) => [each.actor, each.words])).toEqual([
      ['Bo Reed', 'Tagged 1 item “sea”'],
      [EDITOR, 'Held 1 item'],
      ['Unnamed editor', 'Set the editor’s name'],
    ])
  })

  it('counts for the side bar what the lists of the same names hold', async () => {
    const at = await desk().item().item({ copyOf: 0 }).item().item({ source: 'B' }).open()
    const client = ask(at)
    const [first = '', second = '', third = '', fourth = ''] = at.ids
    at.act('item.hold', { items: [third] })
    at.act('item.vet', { items: [fourth] })
    at.act('item.tag', { items: [first, second], tag: 'sea' })
    at.act('search.save', { name: 'Sea', query: 'tag:sea' })
    at.act('mark.set', { items: [first], mark: 'opinion' })
    at.act('brief.create', { title: 'Brief', items: [fourth] })
    await client.items.seen({ items: [first, second], seen: true })
    const counts = await client.desk.counts()
    const some = (count: number): object => ({ count, more: false })
    expect(counts).toMatchObject({
      today: some(4),
      new: some(2),
      held: some(1),
      vetted: some(1),
      spiked: some(0),
      all: some(4),
      duplicates: some(1),
      opinion: some(0),
      searches: [{ name: 'Sea', count: some(2) }],
      sources: [{ name: 'The Paper', count: some(2) }],
      tags: [{ name: 'sea', count: some(2) }],
      briefs: [{ title: 'Brief', entries: 1 }],
    })
    const opened = await client.items.open({ query: '' })
    expect(opened).toMatchObject({ total: 3, unseen: some(2) })
    at.clock.now = new Date('2026-11-26T08:00:00.000Z')
    expect((await client.desk.counts()).today).toEqual(some(0))
  })

  it('tells every window what changed, and merges what a slow one has not read', async () => {
    const at = await desk().item().open()
    const abort = new AbortController()
    const notices = await ask(at).desk.notices(undefined, { signal: abort.signal })
    const told = notices.next()
    await new Promise((resume) => setImmediate(resume))
    at.act('item.hold', { items: at.ids })
    expect((await told).value).toEqual({
      kind: 'changed',
      topics: ['items', 'briefs', 'history'],
      items: at.ids,
    })
    at.act('item.spike', { items: at.ids })
    at.act('search.save', { name: 'Sea', query: 'sea' })
    expect((await notices.next()).value).toEqual({
      kind: 'changed',
      topics: ['items', 'briefs', 'history', 'searches'],
      items: at.ids,
    })
    abort.abort()
  })
})
