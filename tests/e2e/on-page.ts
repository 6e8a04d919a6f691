import { expect, type Locator, type Page } from '@playwright/test'

/** The list of the desk. */
export function list(page: Page): Locator {
  return page.getByRole('listbox', { name: /^Copy, / })
}

/** The row of an item, by its headline. */
export function row(page: Page, headline: string): Locator {
  return list(page).getByRole('option', { name: headline })
}

/** What the row under the cursor says, found as a screen reader finds it. */
export async function cursorRow(page: Page): Promise<string> {
  return list(page).evaluate((rows) => {
    const id = rows.getAttribute('aria-activedescendant')
    return (id === null ? null : document.getElementById(id)?.textContent) ?? ''
  })
}

/** Waits until the cursor stands on an item. */
export async function expectCursor(page: Page, headline: string): Promise<void> {
  await expect.poll(async () => cursorRow(page), { message: `cursor on ${headline}` }).toContain(headline)
}

/** The item that is read. */
export function reader(page: Page): Locator {
  return page.getByRole('article')
}

/** Moves the cursor to an item by keys alone, from the top. */
export async function walkTo(page: Page, headline: string): Promise<void> {
  // A list that is opened anew meanwhile takes the cursor back to its top; then the way begins again.
  await expect(async () => {
    await page.keyboard.press('Home')
    for (let before = ''; !(await cursorRow(page)).includes(headline);) {
      const now = (await list(page).getAttribute('aria-activedescendant')) ?? ''
      expect(now, `${headline} is in the list`).not.toBe(before)
      before = now
      await page.keyboard.press('j')
    }
  }).toPass({ timeout: 20_000 })
  await expectCursor(page, headline)
  await expect(reader(page).getByRole('heading', { level: 1, name: headline })).toBeVisible()
}

/** Goes to a view of the side bar by its keys, and waits until its list is open. */
export async function goToView(page: Page, key: string, name: string): Promise<void> {
  await page.keyboard.press('g')
  await page.keyboard.press(key)
  await expect(
    page.getByRole('region', { name: 'Copy' }).getByRole('heading', { name: new RegExp(`^${name}`) }),
  ).toBeVisible()
}

/** What the desk says it did, or refuses to do. */
export async function expectSaid(page: Page, words: string | RegExp): Promise<void> {
  await expect(page.getByRole('status').filter({ hasText: words }).first()).toBeVisible()
}

/** Runs a command by name from the palette, without the mouse. */
export async function command(page: Page, words: string): Promise<void> {
  await page.keyboard.press('Control+k')
  const field = page.getByRole('combobox', { name: 'Commands' })
  await expect(field).toBeFocused()
  await field.pressSequentially(words)
  await expect(page.getByRole('option', { name: words }).first()).toHaveAttribute('aria-selected', 'true')
  await page.keyboard.press('Enter')
}

/** The desk with its rows drawn. */
export async function expectDesk(page: Page): Promise<void> {
  await expect(list(page).getByRole('option').first()).toBeVisible()
}
