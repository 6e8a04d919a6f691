import { openEngine } from '../../src/engine/engine.ts'
import { readReceipt } from '../../src/engine/intake/receipts.ts'

/**
 * Names the editor of a data folder and imports files and folders into it, before a front opens it:
 *
 *     node tests/build/fill-home.ts HOME EDITOR [PATH…]
 *
 * An empty name leaves the desk without an editor.
 */
const [home, editor = '', ...paths] = process.argv.slice(2)
if (home === undefined) throw new Error('fill-home HOME EDITOR [PATH…]')
const engine = await openEngine({ home })
const performer = engine.performer(editor || 'Night desk')
if (editor !== '') engine.act(performer, 'desk.configure', { editor })
if (paths.length > 0) {
  const started = await engine.imports.start({ paths }, performer)
  await engine.imports.finished(started)
  const { counts } = readReceipt(engine.store.reader, started)
  if (counts.imported === 0) throw new Error(`nothing was imported: ${JSON.stringify(counts)}`)
}
await engine.close()
