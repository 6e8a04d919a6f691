import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { join } from 'node:path'
import type { Browser } from '@playwright/test'
import { node24, root } from '../shell.ts'
import type { Front, WatchPage } from './front.ts'

/** Serves a data folder on loopback and opens its address in a fresh profile of the worker's Chromium. */
export async function openBrowser(home: string, browser: Browser, watch?: WatchPage): Promise<Front> {
  const server = spawn(node24, [join(root, 'src/cli/copytaster.mjs'), '--home', home, 'serve'], {
    cwd: root,
    stdio: ['pipe', 'pipe', 'inherit'],
  })
  const gone = once(server, 'exit')
  const address = await firstAddress(server.stdout)
  server.stdout.resume()
  const context = await browser.newContext({ acceptDownloads: true, viewport: { width: 1440, height: 900 } })
  const page = await context.newPage()
  watch?.(page)
  await page.goto(address)
  await page.waitForURL((url) => url.pathname === '/')
  return {
    page,
    asked: () => [],
    enginePid: () => server.pid ?? 0,
    resize: async (width, height) => page.setViewportSize({ width, height }),
    close: async () => {
      await context.close()
      server.kill('SIGTERM')
      await gone
    },
    kill: async () => {
      server.kill('SIGKILL')
      await gone
      await context.close()
    },
  }
}

async function firstAddress(out: NodeJS.ReadableStream): Promise<string> {
  for await (const line of createInterface({ input: out })) {
    const found = /http:\/\/127\.0\.0\.1:\d+\/open#\S+/.exec(line)
    if (found) return found[0]
  }
  throw new Error('the server ended before it gave an address')
}
