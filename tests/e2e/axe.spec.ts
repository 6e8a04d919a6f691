import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from '@playwright/test'
import { broken, gazette, headline, ledger } from './copy.ts'
import { expect, test } from './desk.ts'
import { command, expectDesk, list, row, walkTo } from './on-page.ts'

/** Looks for faults of access on what is shown now. Of the dark theme only the colours differ, so these alone are asked about. */
async function expectSound(page: Page, screen: string): Promise<void> {
  for (const theme of ['light', 'dark'] as const) {
    await setTheme(page, theme)
    // The page has no frames, so it is looked at in one go; Electron knows no other way.
    const axe = new AxeBuilder({ page }).setLegacyMode(true)
    const { violations } = await (theme === 'dark' ? axe.withRules(['color-contrast']) : axe).analyze()
    expect
      .soft(
        violations.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.html.slice(0, 160)}`)),
        `${screen}, ${theme}`,
      )
      .toEqual([])
  }
}

async function setTheme(page: Page, theme: 'light' | 'dark'): Promise<void> {
  await page.evaluate((chosen) => {
    document.documentElement.dataset['theme'] = chosen
  }, theme)
  await expect
    .poll(() => page.evaluate(() => getComputedStyle(document.documentElement).colorScheme))
    .toContain(theme)
  // Colours fade over to the other theme for a moment.
  await page.evaluate(() =>
    Promise.all(document.getAnimations().map((each) => each.finished.catch(() => null))),
  )
}

test.describe('before any copy', () => {
  test.use({ editor: '' })

  test('the empty desk has no faults of access', async ({ page }) => {
    await expect(page.getByRole('heading', { name: 'No copy yet.' })).toBeVisible()
    await expectSound(page, 'first run')
    await page.keyboard.press('i')
    await expect(page.getByRole('dialog', { name: 'Import' })).toBeVisible()
    await expectSound(page, 'import')
  })
})

test.describe('with copy', () => {
  test.use({ copy: [ledger, gazette, broken] })

  test('no screen has faults of access, in light and in dark', async ({ page }) => {
    test.setTimeout(180_000)
    await expectDesk(page)
    await walkTo(page, headline.rates)
    await page.keyboard.press('v')
    await expect(row(page, headline.rates)).toHaveAccessibleName(/, vetted/)
    await walkTo(page, headline.column)
    await expect(page.getByRole('article').getByRole('region').first()).toBeVisible()
    await page.keyboard.press('x')
    await expectSound(page, 'desk, item with evidence')
    await page.keyboard.press('Escape')

    for (const [key, name] of [
      ['?', 'Keys'],
      ['o', 'gazette.jsonl'],
      ['Shift+N', 'Note'],
      ['Shift+H', 'Embargo until…'],
      ['w', 'Why it is marked, or is not'],
    ] as const) {
      await page.keyboard.press(key)
      await expect(page.getByRole('dialog', { name })).toBeVisible()
      await expectSound(page, name)
      await page.keyboard.press('Escape')
      await expect(page.getByRole('dialog', { name })).toHaveCount(0)
    }
    for (const [key, name] of [
      ['Control+k', 'Commands'],
      ['t', 'Tag this item'],
    ] as const) {
      await page.keyboard.press(key)
      await expect(page.getByRole('combobox', { name })).toBeFocused()
      await expectSound(page, name)
      await page.keyboard.press('Escape')
      await expect(list(page)).toBeFocused()
    }

    await page.keyboard.press('/')
    await page.keyboard.type('nothing tag:energy ')
    await expect(page.getByText(/^Nothing matches/).first()).toBeVisible()
    await expectSound(page, 'search without an answer')
    await page.getByRole('button', { name: 'Clear the search' }).click()
    await expect(async () => {
      await page.keyboard.press('Escape')
      await expect(list(page)).toBeFocused({ timeout: 1_000 })
    }).toPass()

    await walkTo(page, headline.tariff)
    await page.keyboard.press('d')
    await expect(page.getByRole('listbox', { name: 'Copies of the story' })).toBeVisible()
    await expectSound(page, 'story')
    await page.keyboard.press('Escape')

    await walkTo(page, headline.rates)
    await page.keyboard.press('b')
    await page.keyboard.type('Evening brief')
    await page.keyboard.press('Enter')
    await walkTo(page, headline.storm)
    await page.keyboard.press('b')
    await expect(row(page, headline.storm)).toHaveAccessibleName(/in 1 brief/)
    await page.keyboard.press('g')
    await page.keyboard.press('b')
    await page.locator('[data-entry-button]').first().click()
    await expect(page.getByLabel('Summary')).toBeVisible()
    await expectSound(page, 'brief')

    await page.keyboard.press('Escape')
    await command(page, 'Imports')
    await expect(page.getByRole('region', { name: 'Imports' })).toBeVisible()
    await expectSound(page, 'imports')
    await page.getByRole('region', { name: 'Imports' }).getByRole('link').first().click()
    await expect(page.getByRole('region', { name: 'Receipt' }).getByText('broken.docx').first()).toBeVisible()
    await expectSound(page, 'receipt')
    await command(page, 'History')
    await expect(page.getByRole('region', { name: 'History' }).getByRole('listitem').first()).toBeVisible()
    await expectSound(page, 'history')
    await command(page, 'Sources')
    await expect(page.getByText('No source is followed yet.')).toBeVisible()
    await expectSound(page, 'no sources')
    await page.keyboard.press('Shift+F')
    await expect(page.getByRole('dialog', { name: 'Add a source' })).toBeVisible()
    await expectSound(page, 'add a source')
    await page.keyboard.press('Escape')
    await command(page, 'Settings')
    await expect(page.getByRole('region', { name: 'Settings' }).first()).toBeVisible()
    await expectSound(page, 'settings')
  })
})
