import { writeSync } from 'node:fs'
import { setTimeout as wait } from 'node:timers/promises'
import { createRouterClient } from '@orpc/server'
import { openEngine } from '../../src/engine/engine.ts'
import { refusalData } from '../../src/contract/errors.ts'
import type { Acknowledged } from './kill-messages.ts'
import { seeded } from './seeded.ts'

/**
 * The engine that is killed: imports a folder (or goes on with it) and acts on what is there, without a pause, and
 * says on stdout what was acknowledged. Words: home, folder, seed, and `still` for an import that nothing disturbs.
 */
const [home = '', folder = '', seed = '1', manner] = process.argv.slice(2)
const random = seeded(Number(seed))
const engine = await openEngine({ home })
const client = createRouterClient(engine.router, { context: { transport: 'shell', actor: 'R. Vale' } })
tell({ kind: 'ready' })

const id = await begin()
const progress = { importing: id !== null }
if (id !== null) {
  tell({ kind: 'started', import: id })
  void watchLanding(id)
  void engine.imports.finished(id).then(() => {
    progress.importing = false
    tell({ kind: 'finished', import: id })
    if (manner === 'still') void engine.close().then(() => process.exit())
  })
}
if (manner !== 'still') {
  for (;;) {
    await act()
    await wait(random.below(progress.importing ? 12 : 4))
  }
}

/** The interrupted import, else a first one; null where it has ended already. */
async function begin(): Promise<string | null> {
  const { interrupted } = await client.desk.status()
  const [open] = interrupted
  if (open) {
    await client.imports.resume({ import: open.import })
    return open.import
  }
  if ((await client.imports.list({ count: 1 })).length > 0) return null
  return (await client.imports.start({ paths: [folder] })).import
}

async function watchLanding(running: string): Promise<void> {
  const told = new Set<string>()
  while (progress.importing) {
    const { counts } = await client.imports.show({ import: running })
    const files: string[] = []
    for (let from = 0; ; from += 200) {
      const page = await client.imports.files({ import: running, from, count: 200 })
      for (const { path } of page.files) {
        if (told.has(path)) continue
        told.add(path)
        files.push(path)
      }
      if (page.files.length < 200) break
    }
    tell({ kind: 'landed', files, items: counts.items })
    await wait(20)
  }
}

/** One action of an editor at random; a refusal is an answer too. */
async function act(): Promise<void> {
  const { list, total } = await client.items.open({ query: '', fold: false })
  if (total === 0) return
  const { rows } = await client.items.page({ list, from: random.below(total), count: 3 })
  await client.items.close({ list })
  const items = rows.map((row) => row.id)
  const [item = ''] = items
  try {
    if (random.below(6) === 0) {
      const undone = await client.history.undo({})
      tell({ kind: 'acted', event: undone.event, words: undone.words })
      return
    }
    const briefs = (await client.desk.counts()).briefs
    const [brief] = briefs
    const acted = await random.pick([
      () => client.act({ name: 'item.hold', input: { items } }),
      () => client.act({ name: 'item.spike', input: { items } }),
      () => client.act({ name: 'item.vet', input: { items } }),
      () => client.act({ name: 'item.tag', input: { items, tag: `tag ${random.below(1000)}` } }),
      () => client.act({ name: 'item.note', input: { items, note: `Note ${random.below(1000)}` } }),
      () => client.act({ name: 'mark.set', input: { items, mark: 'opinion' } }),
      () => client.act({ name: 'item.correct', input: { item, byline: `Writer ${random.below(1000)}` } }),
      () =>
        brief && random.below(8) > 0
          ? client.act({ name: 'brief.add', input: { brief: brief.id, items } })
          : client.act({ name: 'brief.create', input: { title: `Brief ${random.below(1000)}`, items } }),
    ])()
    tell({ kind: 'acted', event: acted.event, words: acted.words })
  } catch (error) {
    if (!refusalData.safeParse((error as { data?: unknown }).data).success) throw error
  }
}

/** Written at once, so that what is told cannot be lost with the process. */
function tell(message: Acknowledged): void {
  writeSync(1, `${JSON.stringify(message)}\n`)
}
