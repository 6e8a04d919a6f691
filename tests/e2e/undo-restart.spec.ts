import { gazette, headline, ledger } from './copy.ts'
import { expect, test } from './desk.ts'
import { expectDesk, expectSaid, row, walkTo } from './on-page.ts'

test.use({ copy: [ledger, gazette] })

test('what was done is undone after a restart, step by step and by name', async ({ desk, page }) => {
  await expectDesk(page)
  await walkTo(page, headline.storm)
  await page.keyboard.press('h')
  await expectSaid(page, 'Held 1 item')
  await walkTo(page, headline.water)
  await page.keyboard.press('e')
  await expectSaid(page, 'Spiked 1 item')
  await walkTo(page, headline.rates)
  await page.keyboard.press('v')
  await expectSaid(page, 'Vetted 1 item')
  await walkTo(page, headline.court)
  await page.keyboard.press('3')
  await expectSaid(page, 'Tagged 1 item')

  const again = await desk.restart()
  await expectDesk(again)
  await expect(row(again, headline.court)).toHaveAccessibleName(/tagged courts/)
  await expect(row(again, headline.rates)).toHaveAccessibleName(/, vetted/)
  await again.keyboard.press('z')
  await expect(row(again, headline.court)).not.toHaveAccessibleName(/tagged/)
  await again.keyboard.press('z')
  await expect(row(again, headline.rates)).not.toHaveAccessibleName(/, vetted/)

  // One named event, without those after it.
  await again.keyboard.press('g')
  await again.keyboard.press('y')
  const history = again.getByRole('region', { name: 'History' })
  const held = history.getByRole('listitem').filter({ hasText: headline.storm })
  await expect(held).toContainText('Held 1 item')
  await held.getByRole('button', { name: /^Undo event \d+: Held/ }).click()
  await expect(
    held
      .filter({ hasText: 'Held 1 item' })
      .getByText(/^Undone by event/)
      .first(),
  ).toBeVisible()
  await again.keyboard.press('Escape')
  await expectDesk(again)
  await expect(row(again, headline.storm)).not.toHaveAccessibleName(/, held/)
  await expect(row(again, headline.water)).toHaveAccessibleName(/, spiked/)
  const verified = await desk.shell('verify')
  expect(verified.status, verified.out + verified.words).toBe(0)
})
