import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from '../desk.ts'

test('the window stays where it is and opens no other', async ({ desk, page }) => {
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

test('no permission is granted', async ({ page }) => {
  const states = await page.evaluate(async () => {
    const names = ['geolocation', 'notifications', 'camera', 'microphone', 'clipboard-read'] as const
    const found = names.map(async (name) => {
      const status = await navigator.permissions.query({ name: name as PermissionName })
      return status.state
    })
    return Promise.all(found)
  })
  expect(states).not.toContain('granted')
})

test('the page is given no more of the frame than it needs', async ({ page }) => {
  const names = await page.evaluate(() => Object.keys(Reflect.get(globalThis, 'desk') as object).toSorted())
  expect(names).toEqual([
    'chooseFiles',
    'chooseFolder',
    'connect',
    'onCommand',
    'openExternal',
    'pathsOf',
    'setMenu',
    'setTheme',
    'transport',
  ])
})

test('an address that is no web or mail address is not opened outside', async ({ page }) => {
  const answers = await page.evaluate(async () => {
    const desk = Reflect.get(globalThis, 'desk') as { openExternal(url: string): Promise<boolean> }
    const given = ['file:///etc/passwd', 'javascript:alert(1)', 'smb://host/share', 'no address', '']
    return Promise.all(given.map((url) => desk.openExternal(url)))
  })
  expect(answers).toEqual([false, false, false, false, false])
})

test('a file that the page made is saved, whatever it is called', async ({ desk, page }) => {
  await page.evaluate(() => {
    const link = document.createElement('a')
    link.href = URL.createObjectURL(new Blob(['storm warning']))
    link.download = '../../storm.txt'
    link.click()
  })
  await expect.poll(() => readdirSync(desk.downloads)).toHaveLength(1)
  const [name = ''] = readdirSync(desk.downloads)
  await expect.poll(() => readFileSync(join(desk.downloads, name), 'utf8')).toBe('storm warning')
})

test('the engine is started again after it was killed, and the window goes on', async ({ desk, page }) => {
  await expect(page.getByRole('heading', { name: 'No copy yet' })).toBeVisible()
  const first = desk.enginePid()
  process.kill(first, 'SIGKILL')
  await expect
    .poll(() => {
      try {
        return desk.enginePid()
      } catch {
        return first
      }
    })
    .not.toBe(first)
  await page.reload()
  await expect(page.getByRole('heading', { name: 'No copy yet' })).toBeVisible()
})

test('the window comes back where it stood', async ({ desk }) => {
  await desk.resize(1180, 760)
  const page = await desk.restart()
  await expect.poll(async () => page.evaluate(() => [innerWidth, innerHeight])).toEqual([1180, 760])
})
