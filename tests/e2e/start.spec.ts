import { expect, test } from './desk.ts'

test('the desk opens under its name and asks nobody else for anything', async ({ desk, page }) => {
  await expect(page).toHaveTitle(/Copytaster$/)
  const bundle = desk.front === 'window' ? /^copytaster:\/\/app\// : /^http:\/\/127\.0\.0\.1:\d+\//
  expect(desk.requests).toContainEqual(expect.stringMatching(bundle))
})

test('the page has no Node in it', async ({ page }) => {
  const found = await page.evaluate(() => [
    typeof Reflect.get(globalThis, 'require'),
    typeof Reflect.get(globalThis, 'process'),
    typeof Reflect.get(globalThis, 'module'),
  ])
  expect(found).toEqual(['undefined', 'undefined', 'undefined'])
})

test('the window stays where it is', async ({ desk, page }) => {
  test.skip(desk.front === 'browser', 'a browser lets its user go where they like')
  const address = page.url()
  const opened = await page.evaluate(() => {
    location.href = 'https://example.com/'
    return window.open('https://example.com/') !== null
  })
  expect(opened).toBe(false)
  await page.waitForTimeout(300)
  expect(page.url()).toBe(address)
  expect(desk.requests.filter((asked) => asked.includes('example.com'))).toEqual([])
})

test('a page that is loaded again finds its engine again', async ({ desk, page }) => {
  await page.reload()
  await expect(page.locator('body')).not.toBeEmpty()
  process.kill(desk.enginePid(), 0)
})
