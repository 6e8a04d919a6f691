import { gazette, headline, ledger } from './copy.ts'
import { expect, test } from './desk.ts'
import { command, expectDesk, expectSaid, row, walkTo } from './on-page.ts'

test.use({ copy: [ledger, gazette] })

test('the history says who did what when, by person and by item, and what stands in the way of an undo', async ({
  desk,
  page,
}) => {
  await expectDesk(page)
  await walkTo(page, headline.storm)
  await page.keyboard.press('h')
  await expectSaid(page, 'Held 1 item')
  await walkTo(page, headline.storm)
  await page.keyboard.press('v')
  await expectSaid(page, 'Vetted 1 item')
  const tagged = await desk.shell('list', headline.court, '--json')
  const id = /"id":\s*"([0-9a-f-]{36})"/.exec(tagged.out)?.[1] ?? ''
  expect((await desk.shell('tag', id, 'courts', '--as', 'Night desk')).status).toBe(0)
  await expect(row(page, headline.court)).toHaveAccessibleName(/tagged courts/)

  await page.keyboard.press('g')
  await page.keyboard.press('y')
  const history = page.getByRole('region', { name: 'History' })
  const events = history.getByRole('listitem')
  await expect(events.filter({ hasText: 'Tagged 1 item' })).toContainText('Night desk')
  await expect(events.filter({ hasText: 'Vetted 1 item' })).toContainText('Ada Marsh')

  // The hold cannot go alone: the vote for the item came after it.
  const held = events.filter({ hasText: 'Held 1 item' })
  await held.getByRole('button', { name: /^Undo event/ }).click()
  await expect(held.getByRole('alert')).toBeVisible()
  await held.getByRole('button', { name: /^Go to event \d+/ }).click()
  await expect(events.filter({ hasText: 'Vetted 1 item' }).locator(':focus')).toBeVisible()
  await held.getByRole('button', { name: 'Dismiss' }).click()

  await history.getByRole('button', { name: 'Everybody' }).click()
  await page
    .getByRole('menuitemcheckbox', { name: 'Night desk' })
    .or(page.getByRole('menuitem', { name: 'Night desk' }))
    .click()
  await expect(events.filter({ hasText: 'Vetted 1 item' })).toHaveCount(0)
  await expect(events.filter({ hasText: 'Tagged 1 item' })).toHaveCount(1)

  await page.keyboard.press('Escape')
  await page.keyboard.press('Escape')
  await expectDesk(page)
  await walkTo(page, headline.storm)
  await command(page, 'History of this item')
  await expect(events.filter({ hasText: 'Held 1 item' })).toHaveCount(1)
  await expect(events.filter({ hasText: 'Tagged 1 item' })).toHaveCount(0)
  await history.getByRole('button', { name: 'Show the events of all items' }).click()
  await expect(events.filter({ hasText: 'Tagged 1 item' })).toHaveCount(1)
})
