import { createHash, randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { chromium, type Page } from '@playwright/test'
import { openEngine } from '../src/engine/engine.ts'
import { openBrowser } from '../tests/e2e/fronts/browser.ts'
import type { Front } from '../tests/e2e/fronts/front.ts'
import { openWindow } from '../tests/e2e/fronts/window.ts'
import { testElectron } from '../tools/find-electron.ts'
import playwright from '../playwright.config.ts'

/** The largest answer of the contract: 700,000 bytes of an original, in base64. */
const largest = 700_000

/**
 * `npm run bench -- round-trips`: from the page to the engine and back, in milliseconds, through the window's
 * relay and through the browser's socket. Needs a display (`xvfb-run -a`) and a build (`npm run build`).
 */
export async function run(): Promise<Record<string, unknown>> {
  process.env['ELECTRON_OVERRIDE_DIST_PATH'] = await testElectron()
  const home = mkdtempSync(join(tmpdir(), 'copytaster-bench-'))
  const sha256 = await keepLargeFile(home)
  const figures: Record<string, unknown> = {}

  const window = await openWindow(home, home)
  figures['window'] = await measure(window, sha256)
  const { launchOptions } = playwright.projects?.find((project) => project.name === 'browser')?.use ?? {}
  const browser = await chromium.launch(launchOptions)
  figures['browser'] = await measure(await openBrowser(home, browser), sha256)
  await browser.close()

  rmSync(home, { recursive: true, force: true })
  return figures
}

async function keepLargeFile(home: string): Promise<string> {
  const text = randomBytes(largest / 2).toString('hex')
  const file = join(home, 'large.txt')
  writeFileSync(file, text)
  const engine = await openEngine({ home })
  await engine.imports.finished(await engine.imports.start({ paths: [file] }, engine.performer('Bench')))
  await engine.close()
  return createHash('sha256').update(text).digest('hex')
}

async function measure(front: Front, sha256: string): Promise<Record<string, unknown>> {
  await front.page.waitForFunction(() => document.title !== '')
  const small = await timeCalls(front.page, '/desk/status', undefined, 500)
  const large = await timeCalls(front.page, '/imports/fileBytes', { sha256, offset: 0 }, 50)
  await front.close()
  return { small, large }
}

/** Speaks the contract by hand, so that the page's own client is left alone, and times each call. */
async function timeCalls(
  page: Page,
  path: string,
  input: unknown,
  times: number,
): Promise<{ medianMs: number; p95Ms: number; answerBytes: number }> {
  const found = await page.evaluate(
    async ([address, body, count]) => {
      const line = await openLine()
      const spans: number[] = []
      let size = 0
      for (let call = 0; call < count; call += 1) {
        const id = `bench-${call}`
        const started = performance.now()
        const answer = await new Promise<string>((done) => {
          const hear = (event: MessageEvent<string>): void => {
            if (!event.data.startsWith(`{"i":"${id}"`)) return
            line.removeEventListener('message', hear)
            done(event.data)
          }
          line.addEventListener('message', hear)
          const message = JSON.stringify({ i: id, p: { u: address, b: { json: body } } })
          if (line instanceof MessagePort) line.postMessage(message)
          else line.send(message)
        })
        JSON.parse(answer)
        spans.push(performance.now() - started)
        size = answer.length
      }
      return { spans, size }

      async function openLine(): Promise<MessagePortOrSocket> {
        const desk: unknown = Reflect.get(globalThis, 'desk')
        if (desk) {
          return new Promise((done) => {
            const take = (event: MessageEvent): void => {
              const [port] = event.ports
              if (event.data === 'engine-port' && port) done(port)
            }
            addEventListener('message', take, { once: true })
            ;(desk as { connect(): void }).connect()
          })
        }
        const socket = new WebSocket(`ws://${location.host}/engine`)
        await new Promise((done) => socket.addEventListener('open', done))
        return socket
      }
      type MessagePortOrSocket = {
        addEventListener(kind: 'message', hear: (event: MessageEvent<string>) => void): void
        removeEventListener(kind: 'message', hear: (event: MessageEvent<string>) => void): void
      } & (MessagePort | WebSocket)
    },
    [path, input, times] as const,
  )
  const spans = found.spans.toSorted((one, other) => one - other)
  const at = (share: number): number => Number((spans[Math.floor(spans.length * share)] ?? 0).toFixed(2))
  return { medianMs: at(0.5), p95Ms: at(0.95), answerBytes: found.size }
}
