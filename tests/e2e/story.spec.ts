import { gazette, headline, ledger } from './copy.ts'
import { expect, test } from './desk.ts'
import { expectDesk, expectSaid, list, walkTo } from './on-page.ts'

test.use({ copy: [ledger, gazette] })

test('copies of a story are compared, told apart, led by another, and stay so', async ({ desk, page }) => {
  await expectDesk(page)
  await walkTo(page, headline.tariff)
  await page.keyboard.press('d')
  const copies = page.getByRole('listbox', { name: 'Copies of the story' })
  await expect(copies.getByRole('option')).toHaveCount(3)
  await expect(copies.getByRole('option').first()).toContainText('Harbour Ledger')
  await expect(page.getByRole('main')).toContainText('Coastal states strike interim grain deal')

  await page.keyboard.press('j')
  await expect(copies.locator('[aria-selected=true]')).toContainText('Skerry Post')
  await page.keyboard.press(']')
  await page.keyboard.press('[')

  await page.keyboard.press('l')
  await expectSaid(page, /lead/i)
  await expect(copies.getByRole('option').first()).toContainText('Skerry Post')
  await page.keyboard.press('z')
  await expect(copies.getByRole('option').first()).toContainText('Harbour Ledger')

  await copies.getByRole('option').filter({ hasText: 'Skerry Post' }).click()
  await page.keyboard.press('n')
  await expect(copies.getByRole('option')).toHaveCount(2)
  await page.keyboard.press('Escape')
  await expect(list(page).getByRole('option', { name: /2 copies/ })).toHaveCount(1)

  // "Not a duplicate" is for good: a rebuild of everything derived does not bring it back.
  const rebuilt = await desk.shell('rebuild')
  expect(rebuilt.status, rebuilt.words).toBe(0)
  await page.reload()
  await expectDesk(page)
  await expect(list(page).getByRole('option', { name: /2 copies/ })).toHaveCount(1)

  // And two items that no rule would join are joined by hand.
  await walkTo(page, headline.storm)
  await page.keyboard.press('x')
  await walkTo(page, headline.ferry)
  await page.keyboard.press('x')
  await page.keyboard.press('d')
  await expect(page.getByRole('region', { name: 'Copies' })).toContainText('Together?')
  await page.keyboard.press('y')
  await expectSaid(page, /together|merged/i)
})
