import type { Page } from '@playwright/test'
import { expect, test } from './desk.ts'
import { expectDesk, reader, row } from './on-page.ts'

const selection =
  '<meta charset="utf-8"><h1>Tide mill for sale</h1><p>The tide mill at the ford is for sale, ' +
  '<a href="https://mill.example/notice">its miller</a> said after the service on Sunday.</p>' +
  '<h2>What happens next</h2><p>Offers are taken until Friday, the miller said.</p>'
const plain =
  'Tide mill for sale\n\nThe tide mill at the ford is for sale, its miller said after the service on Sunday.'

/** What another program hands over: dragged over the middle of the page and dropped there, or pasted. */
async function offer(
  page: Page,
  how: 'dragenter' | 'drop' | 'paste',
  data: Record<string, string>,
): Promise<void> {
  await page.evaluate(
    ([kind, given]) => {
      const transfer = new DataTransfer()
      for (const [type, text] of Object.entries(given)) transfer.setData(type, text)
      const options = { bubbles: true, cancelable: true }
      document.body.dispatchEvent(
        kind === 'paste'
          ? new ClipboardEvent('paste', { ...options, clipboardData: transfer })
          : new DragEvent(kind, { ...options, dataTransfer: transfer }),
      )
    },
    [how, data] as const,
  )
}

test('a selection dragged out of a browser comes in with its headings and links', async ({ page }) => {
  await expect(page.getByRole('heading', { name: 'No copy yet.' })).toBeVisible()
  const dragged = { 'text/html': selection, 'text/plain': plain }
  await offer(page, 'dragenter', dragged)
  await expect(page.getByText('Drop to import the selection')).toBeVisible()
  await offer(page, 'drop', dragged)
  await expect(page.getByText('Drop to import the selection')).toHaveCount(0)
  await expectDesk(page)
  await expect(row(page, 'Tide mill for sale')).toBeVisible()
  await expect(reader(page).getByRole('heading', { name: 'What happens next' })).toBeVisible()
  await expect(reader(page).getByRole('link', { name: 'its miller' })).toBeVisible()
})

test('pasted markup keeps its paragraphs, and a link alone asks for its text', async ({ page }) => {
  await expect(page.getByRole('heading', { name: 'No copy yet.' })).toBeVisible()
  await offer(page, 'paste', { 'text/html': selection, 'text/plain': plain })
  await expectDesk(page)
  await expect(reader(page).getByRole('heading', { name: 'What happens next' })).toBeVisible()

  const link = 'https://post-office.example/notices/mail-boat'
  await offer(page, 'dragenter', { 'text/uri-list': link, 'text/plain': link })
  await expect(page.getByText('Drop the link, then paste its text')).toBeVisible()
  await offer(page, 'drop', {
    'text/uri-list': link,
    'text/html': `<a href="${link}">Mail boat</a>`,
    'text/plain': link,
  })
  const dialog = page.getByRole('dialog', { name: 'Import' })
  await expect(dialog.getByLabel('The link it came from')).toHaveValue(link)
  await dialog
    .getByLabel('Or paste text')
    .fill(
      'Mail boat to sail twice a day\n\nThe mail boat sails twice a day from Monday, the post office said.',
    )
  await dialog.getByRole('button', { name: 'Import the text' }).click()
  await page.keyboard.press('r')
  await expect(async () => {
    await page.keyboard.press('r')
    await expect(row(page, 'Mail boat to sail twice a day')).toBeVisible({ timeout: 1000 })
  }).toPass({ timeout: 20_000 })

  await offer(page, 'paste', { 'text/plain': link })
  await expect(dialog.getByLabel('The link it came from')).toHaveValue(link)
})
