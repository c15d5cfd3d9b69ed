import { expect, test } from './fixture'
import { expectRows, pane } from './places'
import { choose, conn, entry } from './upload'

test.use({ logs: { 'first.log': conn(0, 5) } })

test('a rejected line is shown with its number, its reason and its raw text', async ({ page }) => {
  const lines = conn(50, 4).split('\n')
  lines[8] = 'not a time\tX\tmalformed <b>line</b>'
  await page.goto('/files')
  await choose(page, { 'rejects.log': lines.join('\n') })
  await expect(entry(page, 'rejects.log')).toContainText('rejects')
  await entry(page, 'rejects.log').getByRole('gridcell').first().click()
  const file = pane(page, 'File')
  await expect(file).toContainText('11 lines = 3 rows + 1 rejected + 7 skipped')
  const reject = file.getByRole('table').locator('tbody tr')
  await expect(reject).toHaveCount(1)
  await expect(reject).toContainText(/^9/)
  await expect(reject).toContainText('not a time⇥X⇥malformed <b>line</b>')
  await page
    .getByRole('switch', { name: /with rejects/ })
    .or(page.getByRole('button', { name: /with rejects/ }))
    .click()
  await expectRows(page, 1)
})

test('many rejected lines are counted by their reasons, and all can be seen', async ({ page }) => {
  await page.goto('/files')
  await choose(page, { 'many.log': `${conn(70, 1)}${'not a time\tX\n'.repeat(250)}` })
  await entry(page, 'many.log').getByRole('gridcell').first().click()
  await expect(pane(page, 'File')).toContainText('20 of 250, raw bytes')
  await pane(page, 'File').getByRole('button', { name: '230 more lines' }).click()
  await expect(pane(page, 'File')).toContainText('220 of 250, raw bytes')
})
