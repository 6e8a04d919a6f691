import { readdirSync } from 'node:fs'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { isCheckDue } from '../../../src/engine/store/open-marker.ts'
import { watchStore } from '../../../src/engine/store/watch-store.ts'
import { desk, type Desk } from '../../build/desk.ts'

describe('the watch over a store', () => {
  let at: Desk | undefined
  afterEach(async () => {
    vi.useRealTimers()
    await at?.close()
  })

  it('copies a store that has events, and checks it after a program vanished', async () => {
    at = await desk().item({ headline: 'Ferry back in service' }).open()
    const { store } = at.engine
    at.act('item.hold', { items: [at.ids[0] ?? ''] })
    // No process has this number: the largest that Linux gives out is 2^22.
    store.db.prepare("INSERT INTO store_fact (key, value) VALUES ('open 9999999', 'yes')").run()
    await at.restart()
    expect(isCheckDue(at.engine.store.db)).toBe(true)
    vi.useFakeTimers({ toFake: ['setTimeout', 'setInterval'] })
    const watch = watchStore(
      at.engine.store,
      () => new Date('2026-11-24T12:00:00Z'),
      () => expect.unreachable(),
    )
    vi.advanceTimersByTime(5_000)
    vi.useRealTimers()
    const here = at
    await vi.waitFor(
      () => {
        expect(readdirSync(here.engine.store.home.backups)).toContain('desk-2026-11-24T120000.sqlite')
        expect(isCheckDue(here.engine.store.db)).toBe(false)
      },
      { timeout: 20_000 },
    )
    expect(watch.sound()).toBe(true)
    await watch.stop()
  })
})
