import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { openEngine } from '../src/engine/engine.ts'
import { dropFiles } from '../tests/e2e/drop-files.ts'
import { openWindow } from '../tests/e2e/fronts/window.ts'
import { testElectron } from '../tools/find-electron.ts'
import { land } from './desk.ts'
import { syntheticFeed, vocabulary } from '../tests/build/synthetic-copy.ts'

const SIZES = [10_000, 100_000]
const PRESSES = 200
const DECISIONS = 40

type Figures = Record<string, unknown>
/** What the page measured, in milliseconds from the event's own time to the second frame after the change. */
type Shown = { row: number; reader: number }

/**
 * `npm run bench -- window [SIZE…|import]`: on the real window, with 10,000 and 100,000 items of 3 KB, how long from
 * a key press to what it changes being painted, and from start to a usable list; and how busy the window's main
 * thread is while 10,000 feed items come in. All times in milliseconds. Needs a display (`xvfb-run -a`) and a build.
 */
export async function run(args: string[]): Promise<Figures> {
  process.env['ELECTRON_OVERRIDE_DIST_PATH'] = await testElectron()
  const words = vocabulary()
  const sizes = args.length === 0 ? SIZES : args.map(Number).filter((size) => size > 0)
  const figures: Figures = {}
  if (args.length === 0 || args.includes('import'))
    figures['import of 10,000 feed items'] = await inFolder((folder) => measureImport(words, folder))
  for (const size of sizes)
    figures[`${size} items`] = await inFolder((folder) => measureDesk(words, size, folder))
  return figures
}

async function inFolder(work: (folder: string) => Promise<Figures>): Promise<Figures> {
  const folder = mkdtempSync(join(tmpdir(), 'copytaster-bench-'))
  try {
    return await work(folder)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

async function fill(home: string, words: readonly string[], size: number): Promise<void> {
  const engine = await openEngine({ home })
  engine.act(engine.performer('Bench'), 'desk.configure', { editor: 'Bench' })
  if (size > 0) await land(engine, words, size)
  await engine.close()
}

async function measureDesk(words: readonly string[], size: number, folder: string): Promise<Figures> {
  const home = join(folder, 'home')
  await fill(home, words, size)
  const starts: number[] = []
  // The first start warms the disk's cache; an editor's day has many.
  for (let start = 0; start < 3; start += 1) {
    const began = performance.now()
    const window = await openWindow(home, folder)
    await firstRow(window.page)
    starts.push(performance.now() - began)
    await window.close()
  }
  const window = await openWindow(home, folder)
  const { page } = window
  await firstRow(page)
  await watch(page)
  const steps = await press(page, 'j', PRESSES, 'next')
  const events = await eventTimings(page)
  const back = await press(page, 'k', DECISIONS, 'next')
  const spikes = await press(page, 'e', DECISIONS, 'decided')
  const found = await searches(page, words)
  const tasks = await longTasks(page)
  await window.close()
  return {
    'start to usable list': starts.map(rounded),
    'J to the row': spread(steps.map((each) => each.row)),
    'J to the text in the reader': spread(steps.map((each) => each.reader)),
    'J by the Event Timing API (in steps of 8 ms)': spread(events),
    'K to the row': spread(back.map((each) => each.row)),
    'spike to the row': spread(spikes.map((each) => each.row)),
    'search key to first results': spread(found),
    'tasks over 50 ms meanwhile': tasks.map(rounded),
  }
}

async function measureImport(words: readonly string[], folder: string): Promise<Figures> {
  const home = join(folder, 'home')
  await fill(home, words, 0)
  const feeds = Array.from({ length: 100 }, (_, feed) => {
    const path = join(folder, `feed-${feed}.xml`)
    writeFileSync(path, syntheticFeed(words, feed * 100, 100))
    return path
  })
  const window = await openWindow(home, folder)
  const { page } = window
  await page.getByRole('heading', { name: 'No copy yet.' }).waitFor()
  await watch(page)
  const began = performance.now()
  await dropFiles(page, feeds)
  await page
    .getByRole('contentinfo')
    .getByText(/^Imported .* 10,000 items/)
    .waitFor({ timeout: 300_000 })
  const took = performance.now() - began
  const tasks = await longTasks(page)
  const frames = await page.evaluate(() => Reflect.get(globalThis, 'bench').longestFrame as number)
  await window.close()
  return {
    seconds: rounded(took / 1000),
    'longest task of the main thread': rounded(Math.max(0, ...tasks)),
    'tasks over 50 ms': tasks.map(rounded),
    'longest time between two frames': rounded(frames),
  }
}

async function firstRow(page: Page): Promise<void> {
  await page.getByRole('listbox').getByRole('option').first().waitFor({ timeout: 60_000 })
  await page.getByRole('article').getByRole('heading', { level: 1 }).waitFor()
}

/** Puts into the page what measures: long tasks, event timings, frames, and what a key press changes. */
async function watch(page: Page): Promise<void> {
  await page.evaluate(() => {
    const bench = {
      tasks: [] as number[],
      events: [] as number[],
      longestFrame: 0,
    }
    Reflect.set(globalThis, 'bench', bench)
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) bench.tasks.push(entry.duration)
    }).observe({ type: 'longtask' })
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) if (entry.name === 'keydown') bench.events.push(entry.duration)
    }).observe({ type: 'event', durationThreshold: 16 } as PerformanceObserverInit)
    let last = performance.now()
    const frame = (now: number): void => {
      bench.longestFrame = Math.max(bench.longestFrame, now - last)
      last = now
      requestAnimationFrame(frame)
    }
    requestAnimationFrame(frame)
  })
}

/** Presses a key so many times, each once the press before is painted. */
async function press(page: Page, key: string, times: number, what: 'next' | 'decided'): Promise<Shown[]> {
  const measured: Shown[] = []
  for (let turn = 0; turn < times; turn += 1) {
    const shown = page.evaluate(async (change) => {
      const list = document.querySelector('[role=listbox]')
      const before = list?.getAttribute('aria-activedescendant') ?? ''
      const event = await new Promise<KeyboardEvent>((heard) => {
        addEventListener('keydown', heard, { capture: true, once: true })
        document.documentElement.dataset['listens'] = 'yes'
      })
      delete document.documentElement.dataset['listens']
      const rowShown = (): boolean => {
        if (change === 'decided')
          return document.getElementById(before)?.textContent?.includes('spiked') ?? true
        const now = list?.getAttribute('aria-activedescendant') ?? ''
        return now !== before && document.getElementById(now)?.hasAttribute('data-current') === true
      }
      const readerShown = (): boolean => {
        const row = document.getElementById(list?.getAttribute('aria-activedescendant') ?? '')
        const headline = document.querySelector('article h1')?.textContent ?? ''
        const paragraphs = document.querySelectorAll('article > div p, article > p').length
        const moved = change === 'decided' || row?.id !== before
        return moved && headline !== '' && row?.textContent?.includes(headline) === true && paragraphs > 0
      }
      const painted = async (shows: () => boolean): Promise<number> => {
        for (;;) {
          // What stands in the page when a frame begins has been painted when the next one does.
          await new Promise(requestAnimationFrame)
          if (!shows()) continue
          await new Promise(requestAnimationFrame)
          return performance.now() - event.timeStamp
        }
      }
      const [row, reader] = await Promise.all([painted(rowShown), painted(readerShown)])
      return { row, reader }
    }, what)
    await page.locator('html[data-listens]').waitFor({ state: 'attached' })
    await page.keyboard.press(key)
    measured.push(await shown)
  }
  return measured
}

/** Types words letter by letter; from the third letter on, the time until the first row shows a hit. */
async function searches(page: Page, words: readonly string[]): Promise<number[]> {
  const measured: number[] = []
  await page.keyboard.press('g')
  await page.keyboard.press('a')
  const field = page.getByRole('textbox', { name: 'Search all copy' })
  for (const word of [100, 180, 300, 450, 700, 1_000, 2_000, 5_000, 12_000, 19_000].map(
    (rank) => words[rank] ?? '',
  )) {
    await field.fill('')
    await page.keyboard.type(word.slice(0, 2))
    for (let letters = 3; letters <= Math.min(6, word.length); letters += 1) {
      const shown = page.evaluate(
        async (typed) => {
          const event = await new Promise<KeyboardEvent>((heard) => {
            addEventListener('keydown', heard, { capture: true, once: true })
            document.documentElement.dataset['listens'] = 'yes'
          })
          delete document.documentElement.dataset['listens']
          for (;;) {
            await new Promise(requestAnimationFrame)
            const hits = [
              ...document.querySelectorAll(
                '[role=option]:first-of-type mark, [role=listbox] [role=option] mark',
              ),
            ]
            const there = hits.some((hit) => hit.textContent?.toLowerCase().startsWith(typed))
            if (!there) continue
            await new Promise(requestAnimationFrame)
            return performance.now() - event.timeStamp
          }
        },
        word.slice(0, letters),
      )
      await page.locator('html[data-listens]').waitFor({ state: 'attached' })
      await page.keyboard.press(word.charAt(letters - 1))
      measured.push(await shown)
    }
  }
  return measured
}

async function eventTimings(page: Page): Promise<number[]> {
  return page.evaluate(() => Reflect.get(globalThis, 'bench').events as number[])
}

async function longTasks(page: Page): Promise<number[]> {
  return page.evaluate(() => Reflect.get(globalThis, 'bench').tasks as number[])
}

function spread(times: readonly number[]): { count: number; median: number; p95: number; worst: number } {
  const sorted = times.toSorted((one, other) => one - other)
  const at = (share: number): number =>
    rounded(sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? 0)
  return { count: times.length, median: at(0.5), p95: at(0.95), worst: at(1) }
}

function rounded(value: number): number {
  return Math.round(value * 10) / 10
}
