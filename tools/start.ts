import { Refusal } from '../src/contract/errors.ts'
import { serveDesk } from '../src/server/serve-desk.ts'
import { buildWhatIsStale } from './build.ts'
import { electronFlags, findElectron, hasDisplay } from './find-electron.ts'
import { run } from './run.ts'

/** A window that ends this soon with a fault never opened: a library is missing or the display is none. */
const tooSoon = 5_000

/** Opens the desk: in Electron where that can be had, else in the browser, saying why in one line. */
async function start(): Promise<number> {
  if (!(await buildWhatIsStale())) return 1
  const reason = process.argv.includes('--browser') ? null : await openInElectron()
  if (reason === 'closed') return 0
  if (reason) console.log(`No window, because ${reason}; the desk opens in a browser instead.`)
  try {
    await serveDesk({ browser: hasDisplay() })
    return 0
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    console.error(error.message)
    return 2
  }
}

/** Shows the window until it is closed, or gives the reason why there is none. */
async function openInElectron(): Promise<string> {
  const electron = await findElectron()
  if ('missing' in electron) return electron.missing
  const started = performance.now()
  const { status, stopped } = await run(electron.program, ['.', ...electronFlags()], {
    environment: { ENGINE_NODE: process.env['ENGINE_NODE'] ?? process.execPath },
  })
  const opened = status === 0 || stopped || performance.now() - started > tooSoon
  return opened ? 'closed' : 'Electron could not be started'
}

process.exit(await start())
