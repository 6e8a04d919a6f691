import type { Page } from '@playwright/test'

/** Drops files and folders in the middle of the page, as the operating system does: the browser reads them itself. */
export async function dropFiles(page: Page, paths: readonly string[]): Promise<void> {
  const session = await page.context().newCDPSession(page)
  const size = await page.evaluate(() => ({ width: innerWidth, height: innerHeight }))
  const data = { items: [], files: [...paths], dragOperationsMask: 1 }
  for (const type of ['dragEnter', 'dragOver', 'drop'] as const) {
    await session.send('Input.dispatchDragEvent', {
      type,
      x: Math.round(size.width / 2),
      y: Math.round(size.height / 2),
      data,
    })
  }
  await session.detach()
}
