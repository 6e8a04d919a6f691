import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createServer, type ProxyOptions } from 'vite'
import { openEngine } from '../src/engine/engine.ts'
import { serve } from '../src/server/serve.ts'
import { pageConfig } from './page-config.ts'
import { root, run } from './run.ts'

/**
 * The desk for developers: the page with hot reload in a browser, the engine on a throw-away home with the
 * sample copy in it. Only this tool stands between the two; the server keeps every rule that it has.
 */
async function dev(): Promise<void> {
  const home = mkdtempSync(join(tmpdir(), 'copytaster-dev-'))
  const sample = join(root, 'resources/sample')
  if (existsSync(sample)) {
    await run('node', ['src/cli/main.ts', '--home', home, 'import', sample], { quiet: true })
  }
  const engine = await openEngine({ home })
  const served = await serve({ engine })
  const { origin, hash } = new URL(served.address)

  // To the server the page has to look as if the server itself had delivered it.
  const asOwn: ProxyOptions = {
    target: origin,
    changeOrigin: true,
    ws: true,
    rewriteWsOrigin: true,
    configure: (proxy) => proxy.on('proxyReq', (request) => request.setHeader('origin', origin)),
  }
  const vite = await createServer({
    ...pageConfig(root),
    configFile: false,
    server: {
      host: '127.0.0.1',
      proxy: { '^/(open|session|engine|door/.+)$': asOwn },
    },
  })
  await vite.listen()
  const page = vite.resolvedUrls?.local[0] ?? ''
  console.log(`Copytaster, for developers: ${page}open${hash}`)
  console.log(`Throw-away home: ${home}. Ctrl C stops and removes it.`)

  await new Promise<void>((stopped) => {
    process.once('SIGINT', () => stopped())
    process.once('SIGTERM', () => stopped())
  })
  await vite.close()
  await served.close()
  await engine.close()
  rmSync(home, { recursive: true, force: true })
}

await dev()
process.exit(0)
