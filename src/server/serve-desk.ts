import { createInterface } from 'node:readline'
import open from 'open'
import { openEngine } from '../engine/engine.ts'
import { serve } from './serve.ts'

/**
 * Opens the desk and serves it to a browser until the process is told to stop. Prints the address, and
 * another one for every Enter; nothing else of the session is ever printed.
 *
 * @param options.home the data folder; the usual one where absent
 * @param options.port 0 or absent for any free one
 * @param options.browser whether to open the address in the default browser
 */
export async function serveDesk(options: { home?: string; port?: number; browser?: boolean }): Promise<void> {
  const engine = await openEngine({ home: options.home, polling: true })
  engine.watchFolders()
  const served = await serve({
    engine,
    port: options.port ?? 0,
    onStale: () => console.log(`Copytaster: ${served.newAddress()}`),
  })
  console.log(`Copytaster: ${served.address}`)
  console.log('The address works once, within a minute. Press Enter for a new one, Ctrl C to stop.')
  if (options.browser) await open(served.address)

  const terminal = createInterface({ input: process.stdin })
  terminal.on('line', () => console.log(`Copytaster: ${served.newAddress()}`))
  await new Promise<void>((stopped) => {
    process.once('SIGINT', () => stopped())
    process.once('SIGTERM', () => stopped())
  })
  terminal.close()
  await served.close()
  await engine.close()
}
