import { gazette, headline, ledger } from './copy.ts'
import { expect, test } from './desk.ts'
import { readDownload, watchDownloads } from './downloads.ts'
import { command, expectDesk, expectSaid, row, walkTo } from './on-page.ts'

test.use({ copy: [ledger, gazette] })

test('a brief is put in order, names what stands in its way, saves what is typed, and leaves in four formats', async ({
  desk,
  page,
}) => {
  test.setTimeout(90_000)
  await expectDesk(page)
  for (const each of [headline.rates, headline.ferry, headline.storm]) {
    await walkTo(page, each)
    await page.keyboard.press('b')
    if (each === headline.rates) {
      await expect(page.getByRole('combobox', { name: 'Add 1 item to a brief' })).toBeFocused()
      await page.keyboard.type('Evening brief')
      await page.keyboard.press('Enter')
    }
    await expect(row(page, each)).toHaveAccessibleName(/in 1 brief/)
  }
  await page
    .getByRole('navigation', { name: 'Desk' })
    .getByRole('link', { name: /Evening brief/ })
    .click()
  const entries = page.locator('[data-entry-button]')
  await expect(entries).toHaveText([headline.rates, headline.ferry, headline.storm])

  await test.step('order by Alt and the arrows, and by the mouse', async () => {
    await page.keyboard.press('j')
    await expect(entries.first()).toBeFocused()
    await page.keyboard.press('Alt+ArrowDown')
    await expect(entries).toHaveText([headline.ferry, headline.rates, headline.storm])
    const grip = (place: number) => page.getByTitle('Drag to another place', { exact: false }).nth(place)
    await entries.nth(2).scrollIntoViewIfNeeded()
    await grip(2).dragTo(entries.nth(0), { targetPosition: { x: 20, y: 2 } })
    await expect(entries).toHaveText([headline.storm, headline.ferry, headline.rates])
    await page.keyboard.press('z')
    await expect(entries).toHaveText([headline.ferry, headline.rates, headline.storm])
  })

  await test.step('what is not vetted or is under embargo is named, and stops the export', async () => {
    await expect(
      page.getByRole('status').filter({ hasText: 'Items 1, 2 and 3 keep this brief' }),
    ).toBeVisible()
    await page.keyboard.press('Control+Shift+E')
    const refused = page.getByRole('dialog', { name: 'This brief cannot be exported yet' })
    await expect(refused).toContainText('Item 3 is not vetted.')
    await page.keyboard.press('Escape')
    await page.keyboard.press('Escape')
    await expectDesk(page)
    for (const each of [headline.rates, headline.ferry, headline.storm]) {
      await walkTo(page, each)
      await page.keyboard.press('v')
      await expect(row(page, each)).toHaveAccessibleName(/, vetted/)
    }
    await walkTo(page, headline.storm)
    await page.keyboard.press('Shift+H')
    await page.getByRole('button', { name: 'Tomorrow noon' }).click()
    await page.getByRole('button', { name: /^Embargo until/ }).click()
    await expect(row(page, headline.storm)).toHaveAccessibleName(/embargo until/)
    await page.keyboard.press('g')
    await page.keyboard.press('b')
    await expect(page.getByRole('status').filter({ hasText: /^Item 3 is under embargo until/ })).toBeVisible()
    await page.keyboard.press('Escape')
    await walkTo(page, headline.storm)
    await page.keyboard.press('Shift+H')
    await page.getByRole('button', { name: 'Lift the embargo' }).click()
    await expect(row(page, headline.storm)).not.toHaveAccessibleName(/embargo until/)
  })

  await test.step('words are saved as they are typed, and stand in the preview at once', async () => {
    await page.keyboard.press('g')
    await page.keyboard.press('b')
    await entries.nth(1).click()
    await page.getByLabel('Headline in this brief').fill('Bank holds at 3.25 per cent')
    await page
      .getByLabel('Summary')
      .pressSequentially('No change, for the fourth month; 4.75 was never likely.')
    const preview = page.getByRole('region', { name: 'Preview' })
    await expect(preview).toContainText('4.75 was never likely')
    await expect(page.getByText('4.75 is not in the source')).toBeVisible()
    await expect
      .poll(async () => (await desk.shell('brief', 'show', 'Evening brief', '--json')).out)
      .toContain('4.75 was never likely')
    await page.reload()
    await expect(preview).toContainText('Bank holds at 3.25 per cent')
    await expect(preview).toContainText('4.75 was never likely')
    // The paper is as long as what stands on it.
    const { paper, words } = await preview
      .getByRole('article')
      .evaluate((sheet) => ({ paper: sheet.clientHeight, words: sheet.scrollHeight }))
    expect(paper).toBe(words)
  })

  await test.step('each of the four files leaves, and the same brief gives the same bytes', async () => {
    const downloads = watchDownloads(desk)
    await command(page, 'Export')
    await expectSaid(page, /^Exported /)
    const [word, paper, web, text] = [
      await readDownload(downloads, /\.docx$/),
      await readDownload(downloads, /\.pdf$/),
      await readDownload(downloads, /\.html$/),
      await readDownload(downloads, /\.md$/),
    ]
    expect(word.subarray(0, 2).toString()).toBe('PK')
    expect(paper.subarray(0, 5).toString()).toBe('%PDF-')
    for (const file of [web, text]) {
      expect(file.toString()).toContain('Bank holds at 3.25 per cent')
      expect(file.toString()).toContain('SHA-256')
      expect(file.toString()).toContain('Ada Marsh')
    }
    expect(web.toString()).not.toMatch(/<script|src="http/i)
    const again = watchDownloads(desk)
    await page.getByRole('button', { name: 'Export as Word' }).click()
    expect((await readDownload(again, /\.docx$/)).equals(word)).toBe(true)
  })
})
