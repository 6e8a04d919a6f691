import { AxeBuilder } from '@axe-core/playwright'
import { conditional, rss, startFeedServer } from '../build/feed-server.ts'
import { ledger } from './copy.ts'
import { expect, test } from './desk.ts'
import { expectDesk, expectSaid, row } from './on-page.ts'

test.use({ copy: [ledger] })

const ferry = {
  id: 'ferry',
  title: 'Ferry back in service after engine fault',
  text: 'The ferry sails again.',
}
const frost = {
  id: 'frost',
  title: 'Late frost costs the vale its cider apples',
  text: 'Half the blossom is gone.',
}

test('a source is added by the address of its page, polled, credited, paused and removed by keys', async ({
  page,
}) => {
  const server = await startFeedServer()
  try {
    let items = [ferry]
    server.serve('/', {
      headers: { 'content-type': 'text/html' },
      body: '<title>The Quay</title><link rel="alternate" type="application/rss+xml" title="The Quay, all news" href="/feed.xml">',
    })
    server.serve(
      '/feed.xml',
      conditional(() => rss(items, { title: 'The Quay' })),
    )

    await expectDesk(page)
    await page.keyboard.press('g')
    await page.keyboard.press('f')
    await expect(page.getByText('No source is followed yet.')).toBeVisible()

    await page.getByRole('button', { name: /^Add a source/ }).click()
    const dialog = page.getByRole('dialog', { name: 'Add a source' })
    await dialog.getByLabel('Address').fill(`${server.origin}/`)
    await page.keyboard.press('Enter')
    await expect(dialog.getByRole('alert')).toContainText('private')
    await dialog.getByLabel('The host may lie in a private network').check()
    await dialog.getByRole('button', { name: 'Look' }).click()
    await expect(dialog.getByLabel(/The Quay, all news/)).toBeChecked()
    await dialog.getByLabel('Group').fill('North')
    await dialog.getByRole('button', { name: 'Add' }).click()

    const sources = page.getByRole('listbox', { name: 'Sources that are followed' })
    await expect(sources.getByRole('option')).toHaveCount(1)
    await expect(sources.getByText('North')).toBeVisible()

    await sources.focus()
    await page.keyboard.press('r')
    await expect(sources.getByRole('option', { name: /The Quay, well/ })).toBeVisible()
    // A page without frames is looked at in one go.
    for (const theme of ['light', 'dark']) {
      await page.evaluate((chosen) => (document.documentElement.dataset['theme'] = chosen), theme)
      const { violations } = await new AxeBuilder({ page }).setLegacyMode(true).analyze()
      expect(
        violations.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.html.slice(0, 160)}`)),
      ).toEqual([])
    }
    items = [ferry, frost]

    // Credited as the desk wants it.
    const source = page.getByRole('region', { name: /The Quay/ })
    await source.getByLabel('Outlet').fill('Quay Times')
    await page.keyboard.press('Enter')
    await expect(page.getByRole('heading', { name: 'Quay Times' })).toBeVisible()

    await sources.focus()
    await page.keyboard.press('p')
    await expectSaid(page, /Paused/)
    await expect(sources.getByRole('option', { name: /Quay Times, paused/ })).toBeVisible()
    await page.keyboard.press('p')

    await page.keyboard.press('Enter')
    await expectDesk(page)
    await expect(row(page, ferry.title)).toBeVisible()

    await page.keyboard.press('g')
    await page.keyboard.press('f')
    await sources.focus()
    await page.keyboard.press('Delete')
    await expect(page.getByText('No source is followed yet.')).toBeVisible()
    await page.keyboard.press('z')
    await expect(sources.getByRole('option')).toHaveCount(1)
  } finally {
    await server.close()
  }
})
