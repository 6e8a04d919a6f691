import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from './desk.ts'
import { expectDesk, expectSaid, list } from './on-page.ts'
import { root } from './shell.ts'

test.use({ editor: '' })

test('a newcomer is told what to do, asked for a name once, and sees a living desk in one click', async ({
  desk,
  page,
}) => {
  await expect(page.getByRole('heading', { name: 'No copy yet.' })).toBeVisible()
  for (const words of [
    'Drop files or a folder anywhere, or press I.',
    'Feeds, wire files, mail, Word, OpenDocument, RTF, PDF, HTML, Markdown and text are read.',
    'Nothing leaves this computer.',
  ])
    await expect(page.getByText(words)).toBeVisible()

  await page.getByLabel('Your name').fill('Ada Marsh')
  await page.getByLabel('Your name').press('Enter')
  await expect(page.getByText('At the desk: Ada Marsh')).toBeVisible()

  test.skip(readdirSync(join(root, 'resources/sample')).length === 0, 'there is no sample set yet')
  await page.getByRole('button', { name: 'Load sample copy' }).click()
  await expectDesk(page)
  await expect(
    list(page)
      .getByText(/copies/)
      .first(),
  ).toBeAttached()
  await expect(page.getByRole('article').getByRole('heading', { level: 1 })).toBeVisible()

  // The name is known, so a decision asks for nothing.
  await page.keyboard.press('v')
  await expectSaid(page, 'Vetted 1 item')
  await expect(page.getByRole('dialog')).toHaveCount(0)
  const history = await desk.shell('history', '--json')
  expect(history.out).toContain('Ada Marsh')
})

test('who decides before saying a name is asked, and what was begun goes on', async ({ desk, page }) => {
  await desk.shell('import', join(root, 'tests/fixtures/desk/quay.txt'), '--as', 'Night desk')
  await expectDesk(page)
  await page.keyboard.press('h')
  const dialog = page.getByRole('dialog', { name: 'Who is at the desk?' })
  await dialog.getByRole('textbox').fill('Ada Marsh')
  await page.keyboard.press('Enter')
  await expectSaid(page, 'Held 1 item')
  await expect(list(page).getByRole('option')).toHaveAccessibleName(/held/)
})
