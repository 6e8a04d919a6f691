import { readFileSync } from 'node:fs'
import { headline, hostile } from './copy.ts'
import { expect, test } from './desk.ts'
import { readDownload, watchDownloads } from './downloads.ts'
import { expectDesk, reader, row } from './on-page.ts'

test.use({ copy: [hostile] })

test('a hostile page is read as text: nothing in it runs, loads or leads away', async ({ desk, page }) => {
  await expectDesk(page)
  const address = page.url()
  await expect(row(page, headline.mill)).toBeVisible()
  const article = reader(page)
  await expect(article).toContainText('Anglers had counted forty dead trout')
  await expect(article).toContainText('<script>window.__ran=true</script> is how')
  await expect(article).not.toContainText('Send your name')
  await expect(article.locator('script, form, input, iframe, object, svg a, img[src^=http]')).toHaveCount(0)
  await expect(article.locator('a[href^="javascript" i]')).toHaveCount(0)
  await article.getByText('sent their list').click()
  await article.getByText('forty').hover()

  await page.keyboard.press('o')
  const dialog = page.getByRole('dialog', { name: 'hostile.html' })
  const source = dialog.locator('pre')
  await expect(source).toContainText('<script src="https://tracker.invalid/a.js">')
  await expect(source.locator('*')).toHaveCount(0)
  const downloads = watchDownloads(desk)
  await dialog.getByRole('button', { name: 'Save a copy' }).click()
  expect(await readDownload(downloads, /hostile.*\.html$/)).toEqual(readFileSync(hostile))

  expect(await page.evaluate(() => Reflect.get(globalThis, '__ran'))).toBeUndefined()
  expect(new URL(page.url()).origin).toBe(new URL(address).origin)
  expect(desk.requests.filter((asked) => asked.includes('tracker.invalid'))).toEqual([])
})

test('from the first moment on, the security policy has nothing to refuse', async ({ page }) => {
  await expectDesk(page)
  await page.addInitScript(() => {
    document.addEventListener('securitypolicyviolation', (event) => {
      const kept: unknown = Reflect.get(globalThis, 'violations')
      const all = Array.isArray(kept) ? kept : []
      Reflect.set(globalThis, 'violations', [...all, `${event.violatedDirective} ${event.blockedURI}`])
    })
    Reflect.set(globalThis, 'violations', [])
  })
  await page.reload()
  await expectDesk(page)
  await page.keyboard.press('o')
  await expect(page.getByRole('dialog')).toBeVisible()
  await page.keyboard.press('Escape')
  await page.keyboard.press('Control+k')
  await expect(page.getByRole('combobox', { name: 'Commands' })).toBeFocused()
  await page.keyboard.press('Escape')
  expect(await page.evaluate(() => Reflect.get(globalThis, 'violations'))).toEqual([])
})
