import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { _electron, type ElectronApplication } from '@playwright/test'
import { root } from '../shell.ts'
import type { Front, WatchPage } from './front.ts'

/** Opens the built app in Electron on a data folder of its own. */
export async function openWindow(home: string, downloads: string, watch?: WatchPage): Promise<Front> {
  const dist = process.env['ELECTRON_OVERRIDE_DIST_PATH']
  const networkLog = join(home, 'network.json')
  const app = await launch({
    ...(dist ? { executablePath: join(dist, 'electron') } : {}),
    args: [
      '.',
      ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
      '--disable-gpu',
      `--log-net-log=${networkLog}`,
    ],
    cwd: root,
    env: {
      ...definedEnvironment(),
      COPYTASTER_HOME: home,
      COPYTASTER_DOWNLOADS: downloads,
      ENGINE_NODE: join(root, 'node_modules/.bin/node'),
    },
  })
  const main = app.process()
  const page = await app.firstWindow()
  watch?.(page)
  await page.waitForLoadState('domcontentloaded')
  const gone = new Promise<void>((ended) => main.once('exit', () => ended()))
  return {
    page,
    asked: () => addressesIn(networkLog),
    enginePid: () => childOf(main.pid ?? 0, 'engine-process'),
    resize: async (width, height) => {
      await app.evaluate(
        ({ BrowserWindow }, size) =>
          BrowserWindow.getAllWindows()[0]?.setContentSize(size.width, size.height),
        { width, height },
      )
      await page.waitForFunction((size) => innerWidth === size.width && innerHeight === size.height, {
        width,
        height,
      })
    },
    close: async () => {
      await app.close()
      await gone
    },
    kill: async () => {
      main.kill('SIGKILL')
      await gone
    },
  }
}

/**
 * Starts Electron and attaches to it. The test Electron cannot load what Playwright would hold it back with, so now
 * and then its window opens while Playwright is still attaching, and Playwright waits for ever. On a busy machine the
 * display may refuse it too. Then once more.
 */
async function launch(options: Parameters<typeof _electron.launch>[0]): Promise<ElectronApplication> {
  try {
    return await _electron.launch({ ...options, timeout: 20_000 })
  } catch {
    return _electron.launch(options)
  }
}

/** Every address of Chromium's own log of the network, which a kill may have cut short. */
function addressesIn(networkLog: string): string[] {
  const log = readFileSync(networkLog, 'utf8')
  return [...log.matchAll(/"url":"((?:https?|wss?|ftp):[^"]+)"/g)].map((match) => match[1] ?? '')
}

function definedEnvironment(): Record<string, string> {
  const pairs = Object.entries(process.env).filter((pair): pair is [string, string] => pair[1] !== undefined)
  return Object.fromEntries(pairs)
}

/** The process that a parent started with these words in its command line (Linux only, as the test Electron is). */
function childOf(parent: number, words: string): number {
  for (const name of readdirSync('/proc')) {
    if (!/^\d+$/.test(name)) continue
    try {
      const stat = readFileSync(`/proc/${name}/stat`, 'utf8')
      const ppid = Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1])
      if (ppid === parent && readFileSync(`/proc/${name}/cmdline`, 'utf8').includes(words))
        return Number(name)
    } catch {
      // A process may end while it is looked at.
    }
  }
  throw new Error(`no process of ${parent} runs ${words}`)
}
