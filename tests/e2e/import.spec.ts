import { cpSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { wordDocument, wordParagraph, wordStyle } from '../build/word-document.ts'
import { broken, headline, ledger, longFeed, quay } from './copy.ts'
import { expect, test } from './desk.ts'
import { readDownload, watchDownloads } from './downloads.ts'
import { expectDesk, list, reader, row } from './on-page.ts'

/** A folder in a folder, a Word document, a feed, a text, and two files that cannot be read. */
function fillFolder(home: string): string {
  const folder = join(home, 'from-the-desk')
  mkdirSync(join(folder, 'wires'), { recursive: true })
  cpSync(ledger, join(folder, 'wires', 'ledger.rss'))
  cpSync(quay, join(folder, 'quay.txt'))
  cpSync(broken, join(folder, 'broken.docx'))
  writeFileSync(join(folder, 'empty.txt'), '')
  const body = [
    wordParagraph('School hall to open as a shelter', 'Title'),
    wordParagraph('By Tom Aldous'),
    wordParagraph(
      'The school hall opens as a shelter on Wednesday evening, because of the storm, the council said.',
    ),
    wordParagraph('It has room for two hundred people and for their dogs, and soup will be served from six.'),
  ].join('')
  writeFileSync(join(folder, 'shelter.docx'), wordDocument({ body, styles: wordStyle('Title') }))
  return folder
}

/** The five counts of a receipt, and the sum beneath them. */
async function counts(page: Page): Promise<{ parts: number; sum: number }> {
  const receipt = page.getByRole('region', { name: 'Receipt' })
  const figures = await receipt.locator('dl dd').allInnerTexts()
  const [sum = 0, ...parts] = figures.map((figure) => Number(figure.replaceAll(/\D/g, ''))).toReversed()
  return { parts: parts.reduce((total, each) => total + each, 0), sum }
}

test('a folder and files are dropped; the receipt says what became of each, and the import is undone', async ({
  desk,
  page,
  home,
}) => {
  const folder = fillFolder(home)
  await expect(page.getByRole('heading', { name: 'No copy yet.' })).toBeVisible()
  await desk.drop([folder])
  await expectDesk(page)
  await expect(row(page, 'School hall to open as a shelter')).toBeVisible()
  await expect(row(page, headline.quay)).toBeVisible()
  await expect(list(page).getByRole('option')).toHaveCount(8)

  await page.getByRole('contentinfo').getByRole('link', { name: 'See results' }).click()
  const receipt = page.getByRole('region', { name: 'Receipt' })
  const files = receipt.getByRole('group', { name: 'Files' }).getByRole('listitem')
  await expect(files).toHaveCount(5)
  const { parts, sum } = await counts(page)
  expect(parts).toBe(sum)
  expect(sum).toBe(10)

  // Refusals stand first, each with its reason and the next step.
  await expect(files.nth(0)).toContainText(/broken\.docx|empty\.txt/)
  await expect(files.nth(1)).toContainText(/broken\.docx|empty\.txt/)
  const refused = files.filter({ hasText: 'broken.docx' })
  await expect(refused).toContainText(/broken\.docx is (no|not a) Word (document|file)/)
  await expect(refused).toContainText('Refused')
  await expect(files.filter({ hasText: 'empty.txt' })).toContainText(/empty/)

  const downloads = watchDownloads(desk)
  await refused.getByRole('button', { name: 'Save a copy of broken.docx' }).click()
  expect(await readDownload(downloads, /broken.*\.docx$/)).toEqual(readFileSync(broken))

  const feed = files.filter({ hasText: 'ledger.rss' })
  await feed.getByRole('button', { name: 'Items of ledger.rss' }).click()
  await expect(feed.getByRole('link', { name: headline.storm })).toBeVisible()

  await receipt.getByRole('button', { name: 'Undo this import' }).click()
  await expect(receipt.getByText('Undone as a whole').first()).toBeVisible()
  await page.keyboard.press('Escape')
  await page.keyboard.press('g')
  await page.keyboard.press('a')
  await expect(list(page).getByRole('option')).toHaveCount(0)
  await page.keyboard.press('g')
  await page.keyboard.press('i')
  await page.getByRole('link', { name: /from-the-desk|5 files/ }).click()
  await receipt.getByRole('button', { name: 'Redo' }).click()
  await expect(receipt.getByRole('button', { name: 'Undo this import' })).toBeVisible()
})

test('text is pasted, and so is a link’s text with its link', async ({ page }) => {
  await expect(page.getByRole('heading', { name: 'No copy yet.' })).toBeVisible()
  await page.keyboard.press('i')
  const dialog = page.getByRole('dialog', { name: 'Import' })
  await dialog
    .getByLabel('Or paste text')
    .fill(
      'Mail boat to sail twice a day\n\nThe mail boat sails twice a day from Monday, the post office said on Tuesday.',
    )
  await dialog.getByLabel('The link it came from').fill('https://post-office.example/notices/mail-boat')
  await dialog.getByRole('button', { name: 'Import the text' }).click()
  await expectDesk(page)
  await expect(row(page, 'Mail boat to sail twice a day')).toBeVisible()
  await expect(reader(page)).toContainText('post-office.example')

  await page.evaluate(() => {
    const clipboardData = new DataTransfer()
    clipboardData.setData(
      'text/plain',
      'Tide mill for sale\n\nThe tide mill at the ford is for sale, its miller said after the service on Sunday.',
    )
    document.body.dispatchEvent(
      new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }),
    )
  })
  await page.keyboard.press('r')
  await expect(
    page.getByRole('button', { name: /1 new/ }).or(row(page, 'Tide mill for sale')).first(),
  ).toBeVisible()
  await page.keyboard.press('r')
  await expect(row(page, 'Tide mill for sale')).toBeVisible()
})

test('a page hands over files that only it can read', async ({ page }) => {
  const bytes = [...readFileSync(quay)]
  await expect(page.getByRole('heading', { name: 'No copy yet.' })).toBeVisible()
  await page.evaluate((given) => {
    const dataTransfer = new DataTransfer()
    dataTransfer.items.add(new File([new Uint8Array(given)], 'quay.txt', { type: 'text/plain' }))
    dispatchEvent(new DragEvent('dragenter', { dataTransfer, bubbles: true, cancelable: true }))
  }, bytes)
  await expect(page.getByText('Drop to import 1 file')).toBeVisible()
  await page.evaluate((given) => {
    const dataTransfer = new DataTransfer()
    dataTransfer.items.add(new File([new Uint8Array(given)], 'quay.txt', { type: 'text/plain' }))
    dispatchEvent(new DragEvent('drop', { dataTransfer, bubbles: true, cancelable: true }))
  }, bytes)
  await expectDesk(page)
  await expect(row(page, headline.quay)).toBeVisible()
})

test('progress counts items, and a stopped import keeps what had come in', async ({ desk, page, home }) => {
  const feed = join(home, 'long.rss')
  writeFileSync(feed, longFeed(6_000))
  await expect(page.getByRole('heading', { name: 'No copy yet.' })).toBeVisible()
  await desk.drop([feed])
  const foot = page.getByRole('contentinfo')
  await expect(foot).toContainText(/Importing “.*”0 of 1 file · [1-9][\d,]* items/)
  await expect(foot.getByRole('progressbar')).toBeVisible()
  await foot.getByRole('button', { name: 'Stop' }).click()
  await expect(foot).toContainText(/Stopped importing “.*”: [\d,]+ items/)
  await foot.getByRole('link', { name: 'See results' }).click()
  await expect(page.getByRole('region', { name: 'Receipt' }).getByText('Stopped').first()).toBeVisible()
  const { parts, sum } = await counts(page)
  expect(parts).toBe(sum)
  expect(sum).toBeGreaterThan(0)
  expect(sum).toBeLessThan(6_000)
})
