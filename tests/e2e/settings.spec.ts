import { gazette, headline, ledger } from './copy.ts'
import { expect, test } from './desk.ts'
import { command, expectCursor, expectDesk, expectSaid, list, row, walkTo } from './on-page.ts'

test.use({ copy: [ledger, gazette] })

test('single letters can be switched off, and everything stays in reach', async ({ page }) => {
  await expectDesk(page)
  await page.keyboard.press(',')
  const letters = page.getByRole('checkbox', { name: 'Single letters act' })
  await expect(letters).toBeChecked()
  await letters.click()
  await expect(letters).not.toBeChecked()
  await page.keyboard.press('Escape')
  await expectDesk(page)
  await list(page).focus()
  await page.keyboard.press('Home')
  await expectCursor(page, headline.chinese)

  for (const key of ['j', 'v', 'e', 'h', '1', '#', '?']) await page.keyboard.press(key)
  await expectCursor(page, headline.chinese)
  await expect(row(page, headline.chinese)).toHaveAccessibleName(/, (new|read)/)
  await expect(page.getByRole('dialog')).toHaveCount(0)

  await page.keyboard.press('ArrowDown')
  await expectCursor(page, headline.column)
  await command(page, 'Hold')
  await expectSaid(page, 'Held 1 item')
  await page.keyboard.press('Control+z')
  await expect(row(page, headline.column)).not.toHaveAccessibleName(/, held/)
})

test('the desk’s name and tags are set, and letters pause in text fields', async ({ page }) => {
  await expectDesk(page)
  await command(page, 'Settings')
  const name = page.getByLabel('Name, and the desk if you like')
  await name.fill('V. Jeh, night desk')
  await name.press('Enter')
  await expect(page.getByRole('contentinfo')).toContainText('V. Jeh, night desk')

  await page.keyboard.press('Escape')
  await page.keyboard.press('Escape')
  await expectDesk(page)
  await walkTo(page, headline.court)
  await page.keyboard.press('/')
  await page.keyboard.type('vehj')
  await expect(page.getByRole('textbox', { name: 'Search all copy' })).toHaveValue('vehj')
  await page.getByRole('button', { name: 'Clear the search' }).click()
  await expect(row(page, headline.court)).toHaveAccessibleName(/, (new|read)/)
})
