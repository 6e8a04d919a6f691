import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test as base, type Browser, type Page } from '@playwright/test'
import { dropFiles } from './drop-files.ts'
import { openBrowser } from './fronts/browser.ts'
import type { Front } from './fronts/front.ts'
import { openWindow } from './fronts/window.ts'
import { fillHome, runShell, type ShellAnswer } from './shell.ts'

export type FrontOption = {
  /** Which front the project opens. */
  front: 'window' | 'browser'
}

type WorkerFixtures = FrontOption & { chromium: Browser | null }

export type DeskOptions = {
  /** Files and folders that are imported before the desk opens. */
  copy: string[]
  /** Who is at the desk; empty where nobody has said yet. */
  editor: string
}

/** A desk of its own for one test: its data folder and the front that shows it. */
export type Desk = {
  readonly front: 'window' | 'browser'
  readonly home: string
  /** Where files that the page saves end up in the window. */
  readonly downloads: string
  /** The page of the front that is open now; another one after `restart`. */
  readonly page: Page
  /** Every address that a page of this desk asked for. */
  readonly requests: readonly string[]
  /** What a page threw, and what its security policy refused; none may be left when a test has ended. */
  readonly faults: string[]
  /** Closes the front, as an editor would, and opens it again on the same data. */
  restart(): Promise<Page>
  /** Ends the whole front at once, as a power cut would, and opens it again. */
  killAndRestart(): Promise<Page>
  /** The process that holds the store. */
  enginePid(): number
  /** Drops real files and folders of this computer in the middle of the page. */
  drop(paths: readonly string[]): Promise<void>
  /** Runs `copytaster` with these words on the same data. */
  shell(...words: string[]): Promise<ShellAnswer>
  resize(width: number, height: number): Promise<void>
}

/** Addresses that the page of a front may ask for: its own, and what it made itself. */
const own = /^(copytaster:\/\/app\/|(http|ws):\/\/127\.0\.0\.1:\d+\/|blob:|data:)/

export const test = base.extend<DeskOptions & { home: string; desk: Desk }, WorkerFixtures>({
  front: ['window', { option: true, scope: 'worker' }],
  copy: [[], { option: true }],
  editor: ['Ada Marsh', { option: true }],

  // One for all tests of a worker: to start a Chromium takes longer than most tests.
  chromium: [
    async ({ front, playwright, launchOptions }, use) => {
      const chromium = front === 'browser' ? await playwright.chromium.launch(launchOptions) : null
      await use(chromium)
      await chromium?.close()
    },
    { scope: 'worker' },
  ],

  home: async ({}, use) => {
    const home = mkdtempSync(join(tmpdir(), 'copytaster-'))
    await use(home)
    rmSync(home, { recursive: true, force: true })
  },

  desk: async ({ front, copy, editor, home, chromium }, use) => {
    if (copy.length > 0 || editor !== '') await fillHome(home, editor, copy)
    const downloads = mkdtempSync(join(tmpdir(), 'copytaster-saved-'))
    const requests: string[] = []
    const faults: string[] = []
    const watch = (page: Page): void => {
      page.on('request', (request) => requests.push(request.url()))
      page.on('requestfailed', (request) => {
        // What the security policy refuses was asked for, and never left.
        if (request.failure()?.errorText === 'csp') requests.splice(requests.indexOf(request.url()), 1)
      })
      page.on('pageerror', (error) => faults.push(String(error)))
      page.on('console', (message) => {
        if (message.type() === 'error' && /Security Policy|Trusted Type/i.test(message.text()))
          faults.push(message.text())
      })
    }
    const open = async (): Promise<Front> =>
      chromium ? openBrowser(home, chromium, watch) : openWindow(home, downloads, watch)

    let opened = await open()
    async function again(end: 'close' | 'kill'): Promise<Page> {
      await opened[end]()
      requests.push(...opened.asked())
      opened = await open()
      return opened.page
    }

    await use({
      front,
      home,
      downloads,
      get page() {
        return opened.page
      },
      requests,
      faults,
      restart: async () => again('close'),
      killAndRestart: async () => again('kill'),
      enginePid: () => opened.enginePid(),
      drop: async (paths) => dropFiles(opened.page, paths),
      shell: async (...words) => runShell(home, words),
      resize: async (width, height) => opened.resize(width, height),
    })

    await opened.close()
    requests.push(...opened.asked())
    rmSync(downloads, { recursive: true, force: true })
    expect(
      requests.filter((address) => !own.test(address)),
      'no request leaves this computer',
    ).toEqual([])
    expect(faults, 'nothing is thrown, and the security policy has nothing to refuse').toEqual([])
  },

  page: async ({ desk }, use) => use(desk.page),
})

export { expect } from '@playwright/test'
