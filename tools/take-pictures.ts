import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { chromium, type Browser, type Page } from '@playwright/test'
import playwright from '../playwright.config.ts'
import { openEngine, type Engine } from '../src/engine/engine.ts'
import { openBrowser } from '../tests/e2e/fronts/browser.ts'
import { command, expectDesk, walkTo } from '../tests/e2e/on-page.ts'
import { fullDesk, pictureShift, type PictureItem } from './picture-shift.ts'
import { root } from './run.ts'

const themes = ['light', 'dark'] as const
const sizes = [
  [1280, 800],
  [1440, 900],
  [1920, 1080],
] as const
const minute = 60_000
const editor = 'M. Okafor, foreign desk'

/**
 * Takes the pictures of README and docs, from invented copy alone:
 *
 *     node tools/take-pictures.ts            docs/pictures/{desk,story,brief}-{light,dark}.png, 1440 × 900
 *     node tools/take-pictures.ts FOLDER     every screen with 5 and with 10,000 items, in three sizes, into FOLDER
 */
async function takePictures(): Promise<void> {
  const [folder] = process.argv.slice(2)
  const { launchOptions } = playwright.projects?.find((project) => project.name === 'browser')?.use ?? {}
  const browser = await chromium.launch(launchOptions)
  if (folder === undefined) {
    await onDesk(pictureShift, browser, (page) =>
      picturesOf(page, join(root, 'docs/pictures'), [[1440, 900]]),
    )
  } else {
    const many = [...pictureShift, ...fullDesk(10_000 - pictureShift.length)]
    for (const [name, items] of [
      [
        '5',
        [
          ...pictureShift.slice(0, 5),
          ...pictureShift.filter((item) => item.source === 'Baltic Evening').slice(0, 1),
        ],
      ],
      ['10000', many],
    ] as const)
      await onDesk(items, browser, (page) => picturesOf(page, join(folder, name), sizes))
  }
  await browser.close()
}

async function onDesk(
  items: readonly PictureItem[],
  browser: Browser,
  look: (page: Page) => Promise<void>,
): Promise<void> {
  const home = mkdtempSync(join(tmpdir(), 'copytaster-pictures-'))
  await fillDesk(home, items)
  const front = await openBrowser(home, browser)
  await look(front.page)
  await front.close()
  rmSync(home, { recursive: true, force: true })
}

/** Imports the copy as it would have come in over the shift, and takes the decisions of a working day. */
async function fillDesk(home: string, items: readonly PictureItem[]): Promise<void> {
  const end = Date.now()
  const clock = { now: new Date(end - 24 * 60 * minute) }
  const engine = await openEngine({ home, now: () => clock.now })
  engine.act(engine.performer(editor), 'desk.configure', { editor })
  const hours = Map.groupBy(items, (item) =>
    item.ago < 125 ? item.ago : 125 + Math.floor((item.ago - 125) / 120) * 120,
  )
  for (const [ago, group] of [...hours].toSorted(([one], [other]) => other - one)) {
    clock.now = new Date(end - ago * minute)
    const file = join(home, `wires-${clock.now.toISOString().slice(11, 16).replace(':', '')}.jsonl`)
    const lines = group
      .toReversed()
      .map((item, place) => JSON.stringify(lineOf(item, clock.now, `${ago}-${place}`)))
    writeFileSync(file, `${lines.join('\n')}\n`)
    await engine.imports.finished(await engine.imports.start({ paths: [file] }, engine.performer(editor)))
    rmSync(file)
  }
  clock.now = new Date(end)
  decide(engine)
  await engine.close()
}

function lineOf({ title, source, byline, text, section, url }: PictureItem, at: Date, id: string): object {
  const date = new Date(at.getTime() - 3 * minute).toISOString()
  return { id, title, source, byline, text, section, url, date, language: 'en' }
}

function decide(engine: Engine): void {
  const performer = engine.performer(editor)
  const named = (words: string): string[] => {
    const { list } = engine.lists.open({ query: `"${words}"`, order: 'newest', fold: false })
    const { rows } = engine.lists.page(list, 0, 100)
    return rows.filter((row) => row.headline.startsWith(words)).map((row) => row.id)
  }
  const on = (words: string, act: (items: string[]) => void): void => {
    const items = named(words)
    if (items.length > 0) act(items.slice(0, 1))
  }
  const tag = (words: string, ...tags: string[]): void =>
    on(words, (items) => tags.forEach((each) => engine.act(performer, 'item.tag', { items, tag: each })))
  on('Six ports', ([item = '']) => engine.act(performer, 'story.lead', { item }))
  tag('Six ports', 'shipping')
  tag('Reserve bank', 'economy')
  tag('Assize court', 'courts')
  on('Assize court', (items) => {
    engine.act(performer, 'item.hold', { items })
    engine.act(performer, 'item.embargo', { items, until: new Date(Date.now() + 130 * minute).toISOString() })
  })
  on('Town hall', (items) => engine.act(performer, 'item.hold', { items }))
  // A copy that was edited before it ran is joined by hand.
  const joined = [...named('Six ports'), ...named('Ports end')]
  if (joined.length === 2) engine.act(performer, 'story.merge', { items: joined })
  const vetted = [
    'Reserve bank',
    'Lower house',
    'Tram drivers',
    'Port cities',
    'Ice closes',
    'Grain store',
  ].flatMap((words) => named(words).slice(0, 1))
  if (vetted.length > 0) engine.act(performer, 'item.vet', { items: vetted })
  on('Chess', (items) => engine.act(performer, 'item.spike', { items }))
  engine.act(performer, 'search.save', { name: 'Grain and shipping', query: 'grain' })
  const brief = engine.act(performer, 'brief.create', { title: 'Evening brief', items: vetted }).made['brief']
  if (brief !== undefined && vetted.length > 1)
    on('What an insurer', (items) => engine.act(performer, 'brief.add', { brief, items }))
}

async function picturesOf(
  page: Page,
  folder: string,
  windows: readonly (readonly [number, number])[],
): Promise<void> {
  mkdirSync(folder, { recursive: true })
  const story = 'Six ports agree on one tide table and one set of pilots'
  await expectDesk(page)
  for (const [width, height] of windows) {
    const name = (screen: string, theme: string): string =>
      join(
        folder,
        windows.length === 1 ? `${screen}-${theme}.png` : `${screen}-${theme}-${width}x${height}.png`,
      )
    await page.setViewportSize({ width, height })
    await page.keyboard.press('g')
    await page.keyboard.press('a')
    await expectDesk(page)
    await walkTo(page, story)
    await shoot(page, (theme) => name('desk', theme))
    await page.keyboard.press('d')
    await page.getByRole('listbox', { name: 'Copies of the story' }).waitFor()
    await shoot(page, (theme) => name('story', theme))
    await page.keyboard.press('Escape')
    await expectDesk(page)
    await page
      .getByRole('navigation', { name: 'Desk' })
      .getByRole('link', { name: /Evening brief/ })
      .click()
    await page.getByRole('region', { name: 'Preview' }).getByText('Provenance').first().waitFor()
    const entry = page.locator('[data-entry-button]').first()
    if ((await entry.count()) > 0 && (await entry.getAttribute('aria-expanded')) === 'false')
      await entry.click()
    await write(page)
    await shoot(page, (theme) => name('brief', theme))
    if (windows.length > 1) {
      for (const screen of ['Imports', 'History', 'Settings']) {
        await command(page, screen)
        await page.getByRole('region', { name: screen }).first().waitFor()
        await shoot(page, (theme) => name(screen.toLowerCase(), theme))
      }
    }
    await command(page, 'Today')
    await expectDesk(page)
  }
}

/** Writes what an editor would have written by now: a section's title and a summary. */
async function write(page: Page): Promise<void> {
  const summary = page.getByLabel('Summary')
  if ((await summary.count()) === 0 || (await summary.inputValue()) !== '') return
  await page.getByLabel('Title of section 1').fill('Home and harbour')
  await summary.fill('The rate stays at 4.5 per cent; three of the eleven governors wanted a cut.')
  await page.getByRole('region', { name: 'Preview' }).getByText('wanted a cut').waitFor()
}

async function shoot(page: Page, path: (theme: string) => string): Promise<void> {
  for (const colorScheme of themes) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
    await page.evaluate(async () => {
      await document.fonts.ready
      await new Promise((painted) => requestAnimationFrame(() => requestAnimationFrame(painted)))
    })
    await page.screenshot({ path: path(colorScheme) })
  }
}

await takePictures()
