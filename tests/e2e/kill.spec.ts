import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { gazette, headline, ledger, longFeed } from './copy.ts'
import { expect, test } from './desk.ts'
import { expectCursor, expectDesk, expectSaid, list, reader, row, walkTo } from './on-page.ts'

test.describe('with copy on the desk', () => {
  test.use({ copy: [ledger, gazette] })

  test('an engine that is killed is started again, and what it had said is done is there', async ({
    desk,
    page,
  }) => {
    test.skip(
      desk.front === 'browser',
      'In a browser the engine is the server, which takes the page with it.',
    )
    await expectDesk(page)
    await walkTo(page, headline.storm)
    await page.keyboard.press('h')
    await expectSaid(page, 'Held 1 item')
    const pid = desk.enginePid()
    process.kill(pid, 'SIGKILL')
    await expectSaid(page, /^The engine restarted/)
    expect(desk.enginePid()).not.toBe(pid)
    await expectDesk(page)
    await expect(row(page, headline.storm)).toHaveAccessibleName(/, held/)
    await walkTo(page, headline.water)
    await page.keyboard.press('v')
    await expectSaid(page, 'Vetted 1 item')
    await expect(row(page, headline.water)).toHaveAccessibleName(/, vetted/)
    await page.keyboard.press('z')
    await page.keyboard.press('z')
    await expect(row(page, headline.storm)).not.toHaveAccessibleName(/, held/)
    await expectCursor(page, headline.rates)
    await expect(reader(page).getByRole('heading', { level: 1 })).toHaveText(headline.rates)
  })
})

test('a desk that is killed in the middle of an import offers to go on with it', async ({
  desk,
  page,
  home,
}) => {
  test.setTimeout(90_000)
  const items = 2_000
  const feed = join(home, 'long.rss')
  writeFileSync(feed, longFeed(items))
  await expect(page.getByRole('heading', { name: 'No copy yet.' })).toBeVisible()
  await desk.drop([feed])
  await expectDesk(page)
  const again = await desk.killAndRestart()
  const foot = again.getByRole('contentinfo')
  await expect(foot).toContainText(/The import “.*” was interrupted/, { timeout: 20_000 })
  await expectDesk(again)
  const verified = await desk.shell('verify')
  expect(verified.status, verified.out + verified.words).toBe(0)
  await foot.getByRole('button', { name: 'Resume' }).click()
  await expect(foot).toContainText('2,000 items', { timeout: 60_000 })
  await again.keyboard.press('g')
  await again.keyboard.press('a')
  await expect(list(again).getByRole('option').first()).toHaveAttribute('aria-setsize', String(items))
})
