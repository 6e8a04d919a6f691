import { execFile } from 'node:child_process'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'
import type { Page } from '@playwright/test'
import { gazette, headline, ledger } from './copy.ts'
import { expect, test } from './desk.ts'
import { readDownload, watchDownloads } from './downloads.ts'
import { command, expectCursor, expectDesk, expectSaid, list, reader, row, walkTo } from './on-page.ts'

const run = promisify(execFile)

test.use({ copy: [ledger, gazette] })

test('the whole job by keys alone, from new copy to a Word file that other programs open', async ({
  desk,
  page,
}) => {
  test.setTimeout(120_000)
  const { keyboard } = page
  await expectDesk(page)
  await countMouseEvents(page)
  const rows = list(page).getByRole('option')
  await expect(rows).toHaveCount(8)

  await test.step('next, previous, into the reader and back', async () => {
    await expectCursor(page, headline.chinese)
    await keyboard.press('j')
    await expectCursor(page, headline.column)
    await expect(reader(page).getByRole('heading', { level: 1 })).toHaveText(headline.column)
    await keyboard.press('ArrowUp')
    await expectCursor(page, headline.chinese)
    await keyboard.press('Enter')
    await expect(page.getByRole('group', { name: 'Text', exact: true })).toBeFocused()
    await keyboard.press('u')
    await expect(list(page)).toBeFocused()
  })

  await test.step('a suggested mark is confirmed, one is overruled', async () => {
    await walkTo(page, headline.column)
    await expect(row(page, headline.column)).toHaveAccessibleName(/suggested opinion/)
    await keyboard.press(']')
    await expect(reader(page).locator('mark').first()).toBeVisible()
    await keyboard.press('y')
    await expect(row(page, headline.column)).toHaveAccessibleName(/, opinion/)
    await keyboard.press('z')
    await expect(row(page, headline.column)).toHaveAccessibleName(/suggested opinion/)
    await keyboard.press('n')
    await expect(row(page, headline.column)).not.toHaveAccessibleName(/opinion/)
  })

  await test.step('a range is selected and tagged by digit; the tag palette adds another', async () => {
    await walkTo(page, headline.rates)
    await keyboard.press('Shift+K')
    await keyboard.press('Shift+K')
    await expect(list(page).locator('[aria-selected=true]')).toHaveCount(3)
    await keyboard.press('2')
    await expectSaid(page, 'Tagged 3 items')
    for (const each of [headline.rates, headline.water, headline.storm])
      await expect(row(page, each)).toHaveAccessibleName(/tagged economy/)
    await keyboard.press('t')
    await expect(page.getByRole('combobox', { name: 'Tag 3 items' })).toBeFocused()
    await keyboard.type('harbour')
    await keyboard.press('Enter')
    await expect(row(page, headline.water)).toHaveAccessibleName(/tagged economy, harbour/)
    await keyboard.press('Escape')
    await expect(list(page).locator('[aria-selected=true]')).toHaveCount(0)
  })

  await test.step('marks by hand, hold, spike: each acts and moves on, and is undone and redone', async () => {
    await walkTo(page, headline.storm)
    await keyboard.press('m')
    await keyboard.press('s')
    await expect(row(page, headline.storm)).toHaveAccessibleName(/, syndicated/)
    await keyboard.press('h')
    await expectCursor(page, headline.water)
    await expect(row(page, headline.storm)).toHaveAccessibleName(/, held/)
    await keyboard.press('e')
    await expectCursor(page, headline.rates)
    await expect(row(page, headline.water)).toHaveAccessibleName(/, spiked/)
    await keyboard.press('z')
    await expect(row(page, headline.water)).not.toHaveAccessibleName(/, spiked/)
    await keyboard.press('z')
    await expect(row(page, headline.storm)).not.toHaveAccessibleName(/, held/)
    await keyboard.press('Shift+Z')
    await expect(row(page, headline.storm)).toHaveAccessibleName(/, held/)
  })

  await test.step('a note and an embargo', async () => {
    await walkTo(page, headline.ferry)
    await keyboard.press('Shift+N')
    await expect(page.getByRole('dialog', { name: 'Note' }).getByRole('textbox')).toBeFocused()
    await keyboard.type('Ask the line for the ship’s age.')
    await keyboard.press('Control+Enter')
    await expect(row(page, headline.ferry)).toHaveAccessibleName(/has a note/)
    await keyboard.press('Shift+H')
    await expect(page.getByRole('dialog', { name: 'Embargo until…' }).getByLabel('Until')).toBeFocused()
    await keyboard.press('Enter')
    await expect(row(page, headline.ferry)).toHaveAccessibleName(/embargo until/)
    await keyboard.press('z')
    await expect(row(page, headline.ferry)).not.toHaveAccessibleName(/embargo until/)
  })

  await test.step('vet two and put them into a new brief', async () => {
    for (const each of [headline.rates, headline.ferry]) {
      await walkTo(page, each)
      await keyboard.press('v')
      await expect(row(page, each)).toHaveAccessibleName(/, vetted/)
      await walkTo(page, each)
      await keyboard.press('b')
      if (each === headline.rates) {
        await expect(page.getByRole('combobox', { name: 'Add 1 item to a brief' })).toBeFocused()
        await keyboard.type('Evening brief')
        await keyboard.press('Enter')
      }
      await expect(row(page, each)).toHaveAccessibleName(/in 1 brief/)
    }
  })

  await test.step('edit the brief and export it', async () => {
    await keyboard.press('g')
    await keyboard.press('b')
    await expect(page.getByRole('region', { name: 'Preview' })).toContainText('Evening brief')
    await keyboard.press('j')
    await expect(page.locator('[data-entry-button]').first()).toBeFocused()
    await keyboard.press('Enter')
    await expect(page.getByLabel('Summary')).toBeVisible()
    const summary = page.getByLabel('Summary')
    for (
      let step = 0;
      step < 8 && !(await summary.evaluate((field) => field === document.activeElement));
      step++
    )
      await keyboard.press('Tab')
    await expect(summary).toBeFocused()
    await keyboard.type('The rate stays at 3.25 per cent; two members wanted a cut.')
    await expect(page.getByText('Every figure found in the source')).toBeVisible()
    await keyboard.press('Control+Enter')
    await expect(summary).toBeHidden()
    await keyboard.press('Alt+ArrowDown')
    await expect(page.locator('[data-entry-button]').nth(1)).toHaveText(headline.rates)

    const downloads = watchDownloads(desk)
    await keyboard.press('Control+Shift+E')
    await expect(page.getByRole('region', { name: 'Past exports' })).toBeVisible()
    const word = await readDownload(downloads, /\.docx$/)
    const paper = await readDownload(downloads, /\.pdf$/)
    await looksRight(desk.home, word, paper)
  })

  await test.step('the help sheet and the palette are there too', async () => {
    await keyboard.press('Escape')
    await expectDesk(page)
    await keyboard.press('?')
    await expect(page.getByRole('dialog', { name: 'Keys' })).toBeVisible()
    await keyboard.press('Escape')
    await command(page, 'Held')
    await expectCursor(page, headline.storm)
  })

  expect(await mouseEvents(page), 'no mouse was used').toBe(0)
})

async function countMouseEvents(page: Page): Promise<void> {
  await page.evaluate(() => {
    document.documentElement.dataset['mouse'] = '0'
    // Not movement: a window that opens under the display's own pointer is told of it.
    for (const kind of ['mousedown', 'click', 'pointerdown', 'wheel']) {
      addEventListener(
        kind,
        (event) => {
          // Enter on a button clicks it without a pointer, and to save a file the page clicks a link itself.
          if (
            !event.isTrusted ||
            (event instanceof MouseEvent && event.type === 'click' && event.detail === 0)
          )
            return
          document.documentElement.dataset['mouse'] = String(
            Number(document.documentElement.dataset['mouse']) + 1,
          )
        },
        true,
      )
    }
  })
}

async function mouseEvents(page: Page): Promise<number> {
  return Number(await page.evaluate(() => document.documentElement.dataset['mouse']))
}

/** python-docx reads the headings back, LibreOffice lays the file out, and both papers say the same words. */
async function looksRight(folder: string, word: Buffer, paper: Buffer): Promise<void> {
  const place = join(folder, 'opened')
  mkdirSync(place)
  const file = join(place, 'brief.docx')
  writeFileSync(file, word)
  writeFileSync(join(place, 'ours.pdf'), paper)
  const script =
    'import docx,sys\nd=docx.Document(sys.argv[1])\nprint(d.core_properties.title)\n' +
    "for p in d.paragraphs:\n  if p.style.name.startswith(('Title','Heading')): print(p.style.name+': '+p.text)"
  const { stdout: headings } = await run('/usr/bin/python3', ['-c', script, file])
  expect(headings).toContain('Evening brief')
  expect(headings).toMatch(new RegExp(`Heading \\d: .*${headline.ferry}`))
  expect(headings).toMatch(/Heading \d: Provenance/)

  const profile = `-env:UserInstallation=file://${join(place, 'profile')}`
  await run('soffice', [profile, '--headless', '--convert-to', 'pdf', '--outdir', place, file], {
    timeout: 90_000,
  })
  for (const name of ['brief.pdf', 'ours.pdf']) {
    await run('pdftotext', ['-layout', join(place, name), join(place, `${name}.txt`)])
    const text = readFileSync(join(place, `${name}.txt`), 'utf8').replaceAll(/\s+/g, ' ')
    expect(text).toContain('two members wanted a cut')
    expect(text).toContain('Ada Marsh')
    expect(text).toContain('Provenance')
  }
}
