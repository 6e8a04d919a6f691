import { headline, wire } from './copy.ts'
import { expect, test } from './desk.ts'
import { command, expectDesk, expectSaid, list, reader, row, walkTo } from './on-page.ts'

test.use({ copy: [wire.first, wire.embargo] })

test('a wire story shows what its sender states, takes a new version, and is stopped by a kill', async ({
  desk,
  page,
}) => {
  await expectDesk(page)
  await walkTo(page, headline.crane)
  const facts = reader(page).getByLabel('What the wire states')
  await expect(facts).toContainText('HARBOUR-CRANE')
  await expect(facts).toContainText('Urgency2')
  await expect(facts).toContainText('transport accident, shipping')
  await expect(reader(page)).toContainText('A picture of the quay follows at noon.')
  await expect(reader(page)).toContainText('Not for use on noticeboards.')
  await page.keyboard.press('v')
  await expect(row(page, headline.crane)).toHaveAccessibleName(/, vetted/)

  await desk.drop([wire.second])
  await expect(row(page, headline.craneAgain)).toHaveAccessibleName(/vetting lapsed/)
  await expect(list(page).getByRole('option')).toHaveCount(2)
  await walkTo(page, headline.craneAgain)
  await expect(reader(page)).toContainText('2 versions')
  await page.keyboard.press('v')
  await expect(row(page, headline.craneAgain)).toHaveAccessibleName(/, vetted/)

  await desk.drop([wire.kill])
  const killed = row(page, headline.craneAgain)
  await expect(killed).toHaveAccessibleName(/killed by its sender, vetting lapsed/)
  await expect(killed.getByText('Killed', { exact: true })).toBeVisible()
  await walkTo(page, headline.craneAgain)
  const notice = reader(page).getByRole('note')
  await expect(notice).toContainText('Killed by Meridian Wire. It must not be used.')
  await expect(reader(page)).toContainText('Editors are asked to kill the story')

  await page.keyboard.press('v')
  await expect(killed).toHaveAccessibleName(/, vetted/)
  const made = await desk.shell('--json', 'brief', 'create', 'Evening brief', wire.id)
  const { id } = JSON.parse(made.out) as { id: string }
  const refused = await desk.shell('--json', 'brief', 'export', id, '--format', 'md', '--to', desk.downloads)
  expect(refused.status).toBe(2)
  expect(refused.out).toContain('was killed by its sender and must not be used')

  await page.keyboard.press('/')
  await page.keyboard.type('is:killed ')
  await expect(list(page).getByRole('option')).toHaveCount(1)
})

test('the embargo that a wire states holds until the desk lifts it', async ({ page }) => {
  await expectDesk(page)
  await expect(row(page, headline.report)).toHaveAccessibleName(/embargo until/)
  await walkTo(page, headline.report)
  await expect(row(page, headline.report).getByText(/^Embargo /)).toBeVisible()
  await command(page, 'Embargo until…')
  const dialog = page.getByRole('dialog', { name: 'Embargo until…' })
  await expect(dialog).toContainText('The sender states')
  await dialog.getByRole('button', { name: 'Lift the embargo' }).click()
  await expectSaid(page, 'Lifted the embargo on 1 item')
  await expect(row(page, headline.report)).not.toHaveAccessibleName(/embargo until/)
  await page.keyboard.press('z')
  await expect(row(page, headline.report)).toHaveAccessibleName(/embargo until/)
})
