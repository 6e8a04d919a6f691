import { expect, test } from './desk.ts'

test.use({ editor: '' })

test('the desk opens under its name and asks nobody else for anything', async ({ desk, page }) => {
  await expect(page).toHaveTitle(/Copytaster$/)
  expect(page.url()).toMatch(
    desk.front === 'window' ? /^copytaster:\/\/app\// : /^http:\/\/127\.0\.0\.1:\d+\//,
  )
})

test('the page has no Node in it', async ({ page }) => {
  const found = await page.evaluate(() => [
    typeof Reflect.get(globalThis, 'require'),
    typeof Reflect.get(globalThis, 'process'),
    typeof Reflect.get(globalThis, 'module'),
  ])
  expect(found).toEqual(['undefined', 'undefined', 'undefined'])
})

test('nothing that the page could be talked into reaches out or runs', async ({ desk, page }) => {
  const refused = await page.evaluate(async () => {
    const fails = async (attempt: () => unknown): Promise<boolean> => {
      try {
        await attempt()
        return false
      } catch {
        return true
      }
    }
    const picture = new Image()
    return {
      fetch: await fails(() => fetch('https://example.com/')),
      socket: await fails(
        () =>
          new Promise((opened, failed) => {
            const socket = new WebSocket('wss://example.com/')
            socket.addEventListener('open', opened)
            socket.addEventListener('error', failed)
          }),
      ),
      picture: await fails(
        () =>
          new Promise((loaded, failed) => {
            picture.addEventListener('load', loaded)
            picture.addEventListener('error', failed)
            picture.src = 'https://example.com/pixel.png'
          }),
      ),
      markup: await fails(() => {
        document.createElement('div').innerHTML = '<b>bold</b>'
      }),
      text: await fails(() => Reflect.construct(Function, ['return 1'])),
    }
  })
  expect(refused).toEqual({ fetch: true, socket: true, picture: true, markup: true, text: true })
  expect(desk.faults.splice(0).length, 'and the refusals are seen').toBeGreaterThan(0)
})

test('a page that is loaded again finds its engine again', async ({ page }) => {
  await expect(page.getByRole('heading', { name: 'No copy yet' })).toBeVisible()
  await page.reload()
  await expect(page.getByRole('heading', { name: 'No copy yet' })).toBeVisible()
})
