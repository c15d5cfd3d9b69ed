import { expect, test } from './fixture'
import { expectRows, grid, pane, row, scope } from './places'
import { monday, tsv } from './zeek'

/** Four hosts with one browser, two of them with another, and a tool on one of them. */
const requests = [
  ...[1, 2, 3, 4].map((host) => [host, 'Mozilla/5.0 (Windows NT 10.0; Win64; x64)'] as const),
  ...[1, 2].map((host) => [host, 'Browser/2.0'] as const),
  [3, 'Mozila/5.0 (Windows NT 10.0; Win64; x64)'] as const,
  [3, 'Mozila/5.0 (Windows NT 10.0; Win64; x64)'] as const,
  [4, '-'] as const,
]
const log = tsv(
  'http',
  'ts:time uid:string id.orig_h:addr id.orig_p:port id.resp_h:addr id.resp_p:port user_agent:string',
  requests.map(([host, agent], i) => [(monday + i * 3600).toFixed(6), `C${i}`, `192.0.2.${host}`, 40000 + i, '198.51.100.1', 80, agent]),
)
test.use({ logs: { 'http.log': log } })

const address = '/hunts/least-frequency'

test('the value on the fewest hosts comes first, with its flag and the reason', async ({ page }) => {
  await page.goto(address)
  await expectRows(page, 3)
  await expect(row(page, 0)).toContainText('misspelt product')
  await row(page, 0).getByRole('gridcell').nth(2).click()
  await expect(pane(page, 'Row')).toContainText('2 of 9 records, on 1 of 4 hosts')
  await expect(pane(page, 'Row')).toContainText('Mozila for Mozilla')
  await pane(page, 'Row')
    .getByRole('link', { name: /^Show the 2 records/ })
    .click()
  await expect(page).toHaveURL(/\/logs\/http\?/)
  await expectRows(page, 2)
})

test('the tail is picked by keyboard, stands in the URL and goes again', async ({ page }) => {
  await page.goto(address)
  await expectRows(page, 3)
  const chart = page.getByRole('region', { name: 'Chart' })
  await chart.getByRole('slider', { name: 'Most hosts picked' }).press('Home')
  await expectRows(page, 1)
  expect(new URL(page.url()).searchParams.getAll('filter')).toEqual(['hosts:1'])
  await expect(chart).toContainText('1 of 3 values, 2 of 8 records')
  await chart.getByRole('button', { name: 'Clear' }).click()
  await expectRows(page, 3)
})

test('missing values are a switch with their number', async ({ page }) => {
  await page.goto(address)
  await expectRows(page, 3)
  await scope(page)
    .getByRole('switch', { name: /1 records without a value/ })
    .click()
  await expectRows(page, 4)
  expect(new URL(page.url()).searchParams.get('missing')).toBe('true')
})

test('another stack is one click away, and any field two', async ({ page }) => {
  await page.goto(address)
  await page.getByRole('button', { name: /^Stack http\.user_agent/ }).click()
  const dialog = page.getByRole('dialog')
  await expect(dialog).toContainText('dns.log is not in these data.')
  await dialog.getByRole('link', { name: 'User agents without versions' }).click()
  await expect(grid(page)).toContainText('Browser/#')
  await page.getByRole('button', { name: /^Stack http\.user_agent/ }).click()
  await dialog.getByLabel('Second field', { exact: true }).selectOption('id_orig_h')
  await dialog.getByRole('button', { name: 'Stack' }).click()
  await expectRows(page, 7)
  await expect(grid(page)).toContainText('192.0.2.3')
})
