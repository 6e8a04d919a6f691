import { gazette, headline, late, ledger } from './copy.ts'
import { expect, test } from './desk.ts'
import {
  command,
  expectCursor,
  expectDesk,
  expectSaid,
  goToView,
  list,
  reader,
  row,
  walkTo,
} from './on-page.ts'

test.use({ copy: [ledger, gazette] })

test('the list keeps still, dims what was dealt with, and shows new copy when asked', async ({
  desk,
  page,
}) => {
  await expectDesk(page)
  const rows = list(page).getByRole('option')
  await walkTo(page, headline.storm)
  const before = await rows.allInnerTexts()

  const imported = await desk.shell('import', late, '--as', 'Night desk')
  expect(imported.status, imported.words).toBe(0)
  await expect(page.getByRole('button', { name: /^2 new/ })).toBeVisible()
  expect(await rows.count()).toBe(before.length)
  await expectCursor(page, headline.storm)
  await page.keyboard.press('r')
  await expect(rows).toHaveCount(before.length + 2)
  await expect(row(page, headline.bridge)).toBeVisible()
  await expectCursor(page, headline.storm)
  await expect(page.getByRole('button', { name: /new$/ })).toHaveCount(0)

  await test.step('rows that no longer answer stay, dimmed', async () => {
    await goToView(page, 'n', 'New')
    await walkTo(page, headline.bridge)
    await page.keyboard.press('e')
    await expect(row(page, headline.bridge)).toHaveAccessibleName(/spiked.*no longer matches/)
    await page.keyboard.press('r')
    await expect(row(page, headline.bridge)).toHaveCount(0)
  })

  await test.step('a story is one row until it is unfolded', async () => {
    await goToView(page, 'a', 'All copy')
    await expect(rows).toHaveCount(10)
    const story = list(page).getByRole('option', { name: /3 copies/ })
    await expect(story).toHaveCount(1)
    await walkTo(page, headline.tariff)
    await page.keyboard.press('ArrowRight')
    await expect(rows).toHaveCount(12)
    await expect(row(page, 'Interim deal on grain levy')).toBeVisible()
    await page.keyboard.press('ArrowLeft')
    await expect(rows).toHaveCount(10)
  })
})

test('search answers as it is typed, with chips, kept searches, and in Chinese', async ({ page }) => {
  await expectDesk(page)
  const rows = list(page).getByRole('option')
  const search = page.getByRole('textbox', { name: 'Search all copy' })
  await goToView(page, 'a', 'All copy')
  await page.keyboard.press('/')
  await expect(search).toBeFocused()
  await page.keyboard.type('aque')
  await expect(rows).toHaveCount(1)
  await expect(row(page, headline.water)).toBeVisible()
  await expect(list(page).locator('mark').first()).toHaveText(/aque/i)

  await search.fill('')
  await page.keyboard.type('source:"Valley Gazette" ')
  await expect(page.getByRole('button', { name: 'Remove the filter source:"Valley Gazette"' })).toBeVisible()
  await expect(search).toHaveValue('')
  await page.keyboard.type('-grain')
  await expect(rows).toHaveCount(1)
  await expect(row(page, headline.column)).toBeVisible()

  await command(page, 'Save this search')
  const dialog = page.getByRole('dialog', { name: 'Save this search' })
  await dialog.getByLabel('Name').fill('Gazette without grain')
  await page.keyboard.press('Enter')
  const kept = page
    .getByRole('navigation', { name: 'Desk' })
    .getByRole('link', { name: /Gazette without grain/ })
  await expect(kept).toHaveText(/1$/)
  await expectSaid(page, /Gazette without grain/)

  await page.getByRole('button', { name: 'Clear the search' }).click()
  await search.pressSequentially('渡輪')
  await expect(rows).toHaveCount(1)
  await expect(row(page, headline.chinese)).toBeVisible()

  await search.fill('walrus tag:energy ')
  await expect(page.getByText(/^Nothing matches/).first()).toBeVisible()
  await page.getByRole('button', { name: 'Remove tag:energy' }).click()
  await kept.click()
  await expect(row(page, headline.column)).toBeVisible()
})

test('a reload returns to the same place', async ({ page }) => {
  await expectDesk(page)
  await goToView(page, 'a', 'All copy')
  await walkTo(page, headline.rates)
  // The address follows the cursor a moment later; before that it names an item on the way.
  const id = (await row(page, headline.rates).getAttribute('id'))?.replace('item-', '') ?? 'none'
  await expect.poll(() => page.url()).toContain(id)
  await page.reload()
  await expectCursor(page, headline.rates)
  await expect(reader(page).getByRole('heading', { level: 1 })).toHaveText(headline.rates)
  await expect(page.getByRole('heading', { name: /^All copy/ })).toBeVisible()
})

test('receipts and briefs are opened by keys alone', async ({ page }) => {
  await expectDesk(page)
  await page.keyboard.press('g')
  await page.keyboard.press('i')
  const imports = page.getByRole('region', { name: 'Imports' })
  await expect(imports.getByRole('link').first()).toBeFocused()
  await page.keyboard.press('End')
  await expect(imports.getByRole('link').last()).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('button', { name: 'Undo this import' })).toBeVisible()

  await page.keyboard.press('Escape')
  await page.keyboard.press('b')
  await expect(page.getByText('No brief yet. Type a title and press Enter to begin one.')).toBeVisible()
  await expect(page.getByText('Nothing matches')).toHaveCount(0)
})
