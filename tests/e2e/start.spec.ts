import { expect, test } from './desk.ts'

test('the desk opens under its name and asks nobody else for anything', async ({ desk, page }) => {
  await expect(page).toHaveTitle('Copytaster')
  const bundle = desk.front === 'window' ? /^copytaster:\/\/app\// : /^http:\/\/127\.0\.0\.1:\d+\//
  expect(desk.requests.filter((address) => bundle.test(address)).length).toBeGreaterThan(1)
})

test('the page has no Node and cannot go anywhere', async ({ desk, page }) => {
  const found = await page.evaluate(() => ({
    require: typeof Reflect.get(globalThis, 'require'),
    process: typeof Reflect.get(globalThis, 'process'),
    opened: window.open('https://example.com/') === null,
  }))
  expect(found).toEqual({ require: 'undefined', process: 'undefined', opened: true })
  test.skip(desk.front === 'browser', 'a browser lets its user go where they like')
  const address = page.url()
  await page.evaluate(() => {
    location.href = 'https://example.com/'
  })
  await page.waitForTimeout(300)
  expect(page.url()).toBe(address)
})
