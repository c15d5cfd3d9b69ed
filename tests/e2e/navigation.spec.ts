import type { Page } from '@playwright/test'
import { expect, test } from './fixture'
import { expectRows, grid, head, pane, row, scope } from './places'
import { traffic } from './traffic'

test.use({ logs: traffic })

const firstCells = async (page: Page) => (await row(page, 0).getByRole('gridcell').allInnerTexts()).join(' | ')

test('back and forward restore scope, order and open row', async ({ page }) => {
  await page.goto('/logs/conn')
  await expectRows(page, 1200)
  await page.keyboard.press('f')
  await page.getByLabel(/^Filters:/).fill('service:ssl')
  await page.keyboard.press('Enter')
  await expectRows(page, 300)
  await page
    .getByRole('columnheader', { name: /^orig_bytes/ })
    .getByRole('button', { name: /^orig_bytes/ })
    .click()
  await expect(head(page, 'orig_bytes')).toHaveAttribute('aria-sort', 'descending')
  await row(page, 1).getByRole('gridcell').first().click()
  await expect(pane(page, 'Record')).toContainText('C1193')

  await page.goBack()
  await expect(pane(page, 'Record')).toBeHidden()
  await page.goBack()
  await expect(head(page, 'orig_bytes')).toHaveAttribute('aria-sort', 'none')
  await page.goBack()
  await expectRows(page, 1200)
  await expect(scope(page)).not.toContainText('ssl')
  await page.goForward()
  await page.goForward()
  await page.goForward()
  await expect(pane(page, 'Record')).toContainText('C1193')
  await expectRows(page, 300)
  await expect(head(page, 'orig_bytes')).toHaveAttribute('aria-sort', 'descending')
  await expect(scope(page)).toContainText('ssl')
})

test('a copied link gives the same table to another browser', async ({ page, browser }) => {
  const link = '/logs/conn?from=2025-10-27T06:00:00Z&to=2025-10-28T06:00:00Z&filter=service:ssl&filter=-id_orig_h:10.0.0.2&sort=-resp_bytes'
  await page.goto(link)
  await expect(grid(page)).toHaveAttribute('aria-rowcount', /\d+/)
  await expect(row(page, 0)).toContainText('ssl')
  const cells = await firstCells(page)
  const rows = await grid(page).getAttribute('aria-rowcount')
  const other = await browser.newPage({ timezoneId: 'Asia/Tokyo' })
  await other.goto(page.url())
  await expect(grid(other)).toHaveAttribute('aria-rowcount', rows ?? '')
  await expect(row(other, 0)).toContainText('ssl')
  expect(await firstCells(other)).toBe(cells)
  await other.close()
})

test('another view keeps the scope', async ({ page }) => {
  await page.goto('/logs/conn?from=2025-10-27T06:00:00Z&to=2025-10-28T06:00:00Z&filter=id_orig_h:10.0.0.3')
  const views = page.getByRole('navigation', { name: 'Views' })
  for (const name of [/^Files/, /^Start/, /^Fast flux/, /^Logs/]) {
    await views.getByRole('link', { name }).click()
    await expect(views.getByRole('link', { name })).toHaveAttribute('aria-current', 'page')
    await expect(scope(page)).toContainText('10.0.0.3')
    expect(new URL(page.url()).searchParams.get('from')).toBe('2025-10-27T06:00:00Z')
  }
})

test('a pill that the present log cannot use is shown with the reason and hides nothing', async ({ page }) => {
  await page.goto('/logs/conn?filter=query:site0.example')
  await expectRows(page, 1200)
  await expect(scope(page)).toContainText(/query:site0\.example does not apply: /)
})

test('excluding a value adds a pill and never leaves the page', async ({ page }) => {
  await page.goto('/logs/conn?filter=service:ssl')
  await expectRows(page, 300)
  const peer = row(page, 0).getByRole('gridcell').filter({ hasText: '198.51.100.48' })
  await peer.hover()
  await peer.getByRole('button', { name: 'Menu of 198.51.100.48' }).click()
  await page.getByRole('menuitem', { name: 'Exclude' }).click()
  await expect(scope(page)).toContainText('notid_resp_h198.51.100.48')
  await expectRows(page, 288)
  await expect(grid(page)).not.toContainText('198.51.100.48')
  const url = new URL(page.url())
  expect(url.pathname).toBe('/logs/conn')
  expect(url.searchParams.getAll('filter')).toEqual(['service:ssl', '-id_resp_h:198.51.100.48'])
})

test('a value offers only itself, which drops the other filters', async ({ page }) => {
  await page.goto('/logs/conn?filter=service:ssh')
  const cell = grid(page)
    .getByRole('row')
    .nth(1)
    .getByRole('gridcell')
    .filter({ hasText: /^10\.0\.0\./ })
  await cell.hover()
  await cell.getByRole('button', { name: /^Menu of/ }).click()
  await page.getByRole('menuitem', { name: /^Only this/ }).click()
  await expectRows(page, 100)
  await expect(scope(page)).not.toContainText('ssh')
})

test('a pivot says where it came from, and [ goes back there', async ({ page }) => {
  await page.goto('/hunts/fast-flux')
  await row(page, 0).getByRole('gridcell').last().click()
  await pane(page, 'Row')
    .getByRole('link', { name: /^Show the/ })
    .click()
  await expect(page).toHaveURL(/\/logs\/dns\?/)
  const status = page.getByRole('contentinfo')
  await expect(status).toContainText('comes from Fast flux: ever.changing.example')
  await expect(row(page, 0)).toBeVisible()
  await page.keyboard.press('[')
  await expect(page).toHaveURL(/\/hunts\/fast-flux\?/)
  await expect(pane(page, 'Row')).toContainText('ever.changing.example')
  await expect(status).not.toContainText('comes from')
})

test('every named time shows its records before it is used', async ({ page, request }) => {
  await page.goto('/logs/conn')
  await expectRows(page, 1200)
  await page.keyboard.press('t')
  const panel = page.getByRole('dialog', { name: 'Time range' })
  await expect(panel.getByRole('button', { name: /^Everything \d/ })).toHaveText('Everything1,624')
  const hour = panel.getByRole('button', { name: /^Last hour \d/ })
  await expect(hour).toBeVisible()
  await hour.click()
  await expect(hour).toHaveAttribute('aria-pressed', 'true')
  await panel.getByRole('button', { name: 'Use' }).click()
  await expect.poll(() => new URL(page.url()).searchParams.get('to')).not.toBeNull()
  const { searchParams } = new URL(page.url())
  const { logs } = await (await request.get(`/api/counts?only=logs&from=${searchParams.get('from')}&to=${searchParams.get('to')}`)).json()
  // A connection stands every 144 s; the last one is the last record of all, and is counted.
  expect(logs.conn).toBe(26)
  await expectRows(page, 26)
  await page.keyboard.press('t')
  await expect(panel.getByRole('button', { name: /^Last hour \d/ })).toContainText(String(logs.conn + logs.dns + logs.http))
})

test('the status line says what was read, and in which time', async ({ page }) => {
  const status = page.getByRole('contentinfo')
  await page.goto('/hunts/fast-flux')
  await expect(status).toContainText(/364 dns.* records read/)
  await expect(status).toContainText(/answered in \d+\.\d\d s/)
  await page.goto('/logs/conn?filter=service:ssh')
  await expect(status).toContainText('12 rows')
  await expect(status).toContainText('1,200 conn records read')
})
