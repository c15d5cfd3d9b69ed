import type { Page } from '@playwright/test'
import { expect, test } from './fixture'
import { expectRows, grid, pane, scope } from './places'
import { traffic } from './traffic'

test.use({ logs: traffic })

const address = '/hunts/fast-flux'
/** Six steady names and the changing one. */
const listed = 7
const rowOf = (page: Page, name: string) => grid(page).getByRole('row').filter({ hasText: name })

test('each of the last records leads to its detail and back', async ({ page }) => {
  await page.goto(address)
  await rowOf(page, 'ever.changing.example').getByRole('gridcell').last().click()
  const last = pane(page, 'Row').getByRole('table', { name: 'Lookups of the name, last 4 of 24, in dns' })
  await expect(last.getByRole('link')).toHaveCount(4)
  await expect(last.getByRole('columnheader', { name: 'answers decides' })).toBeVisible()
  await last.getByRole('link').first().click()
  await expect(page).toHaveURL(/\/logs\/dns\?.*row=/)
  await expectRows(page, 24)
  await expect(pane(page, 'Record')).toContainText('ever.changing.example')
  await pane(page, 'Record')
    .getByRole('link', { name: /^Fast flux: / })
    .click()
  await expect(pane(page, 'Row')).toContainText('ever.changing.example')
})

test('next checks ask for the addresses of the name and its clients, each with its count', async ({ page }) => {
  await page.goto(address)
  await rowOf(page, 'ever.changing.example').getByRole('gridcell').last().click()
  const checks = pane(page, 'Row').getByRole('listitem')
  await expect(checks.filter({ hasText: 'Connections from its 2 clients to the first 50 of 192 addresses' })).toContainText('0 in conn')
  await expect(checks.filter({ hasText: 'Other names on the first 50 of 192 addresses' })).toContainText('0 in dns')
})

test('many alternatives of one field fold into one filter that opens', async ({ page }) => {
  const peers = [1, 2, 3, 4, 5, 6].map((n) => `id_resp_h:198.51.100.${n}`)
  await page.goto(`/logs/conn?${peers.map((peer) => `filter=${peer}`).join('&')}`)
  await expectRows(page, 6 * 24)
  await scope(page).getByRole('button', { name: 'id_resp_h is 198.51.100.1 or 5 others; show each' }).click()
  const each = scope(page).getByRole('button', { name: /^Edit the filter: id_resp_h is/ })
  await expect(each).toHaveCount(6)
  await scope(page).getByRole('button', { name: 'Remove the filter: id_resp_h is 198.51.100.1', exact: true }).click()
  await expectRows(page, 5 * 24)
})

test('the playbook says what the hunt cannot see', async ({ page }) => {
  await page.goto(address)
  await page.getByRole('button', { name: /Playbook/ }).click()
  await expect(pane(page, 'Playbook')).toContainText('T1568.001')
  await expect(pane(page, 'Playbook')).toContainText(/cannot see/i)
})

test('a step of the playbook says what it would leave, leaves that, and is done', async ({ page }) => {
  await page.goto(address)
  await page.getByRole('button', { name: /Playbook/ }).click()
  const playbook = pane(page, 'Playbook')
  const step = playbook.getByRole('link', { name: /^score ≥ 20 · \d+/ })
  const left = Number(/· (\d+)/.exec(await step.innerText())?.[1])
  expect(left).toBeGreaterThan(0)
  expect(left).toBeLessThan(listed)
  await expect(playbook).toContainText('0 of 4 done')
  await step.click()
  await expectRows(page, left)
  await expect(playbook).toContainText('1 of 4 done')
  await playbook.getByRole('link', { name: `by churn · ${left} names left` }).click()
  await expect(playbook).toContainText('2 of 4 done')
  expect(new URL(page.url()).searchParams.get('sort')).toBe('-churn')
})

test('a step of what is normal here keeps the rows that it counts', async ({ page }) => {
  await page.goto(`${address}?playbook=true`)
  const playbook = pane(page, 'Playbook')
  await expect(playbook).toContainText('of the names here keep fewer than 5 addresses.')
  await playbook.getByRole('link', { name: '6 listed: 2–3' }).click()
  await expectRows(page, 6)
  await playbook.getByRole('link', { name: '1 listed: 160–319' }).click()
  await expectRows(page, 1)
  await expect(rowOf(page, 'ever.changing.example')).toBeVisible()
})

test('a harmless reading says how many rows it has here, and keeps them', async ({ page }) => {
  await page.goto('/hunts/least-frequency?log=http&field=uri&playbook=true')
  await pane(page, 'Playbook')
    .getByRole('link', { name: /^60 here: Values made up afresh/ })
    .click()
  await expect(page).toHaveURL(/filter=records(:|%3A)1/)
  await expectRows(page, 60)
})
