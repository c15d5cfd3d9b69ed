import type { Page } from '@playwright/test'
import { expect, test } from './fixture'
import { expectRows, grid, pane, row, scope } from './places'
import { connFields, monday, tsv } from './zeek'

const many = (n: number, service: string, port: number, peer: string) =>
  Array.from({ length: n }, (_, i) => {
    const ends = [`10.0.0.${1 + (i % 12)}`, 50_000 + i, peer, port]
    return [(monday + i * 600).toFixed(6), `C${port}${service}${i}`, ...ends, 'tcp', service, '1.500000', 200, 900, 'SF']
  })
const connections = [
  ...many(1200, 'http', 80, '198.51.100.1'),
  ...many(90, 'ssl', 443, '198.51.100.2'),
  ...many(7, 'ssh', 80, '198.51.100.3'),
  ...many(5, 'http', 4444, '198.51.100.4'),
  ...many(3, 'ssl', 3389, '10.0.0.30'),
]
test.use({ logs: { 'conn.log': tsv('conn', connFields, connections) } })

const address = '/hunts/port-protocol'
const cell = (page: Page, name: RegExp) => page.getByRole('table', { name: /^Service × port/ }).getByRole('button', { name })

test('the matrix counts all connections, marks what was found in words, and sums', async ({ page }) => {
  await page.goto(address)
  await expectRows(page, 3)
  await expect(cell(page, /^http on 80: 1,200 connections, expected/)).toHaveText('1 k')
  await expect(cell(page, /^ssh on 80: 7 connections, 1 wrong protocol/)).toHaveText('7')
  await expect(cell(page, /^http on 4444: 5 connections, 2 other port/)).toBeVisible()
  await expect(cell(page, /^ssl on 3389: 3 connections, explained/)).toBeVisible()
  const matrix = page.getByRole('table', { name: /^Service × port/ })
  await expect(matrix.getByRole('row').last()).toContainText('1,305')
  await expect(grid(page)).toContainText('Tier 1 · wrong protocol on a well-known port · 1')
})

test('V enters the matrix, arrows move, Enter keeps one cell, and back leaves it', async ({ page }) => {
  await page.goto(address)
  await expectRows(page, 3)
  await expect(cell(page, /^ssh on 80/)).toBeVisible()
  await page.keyboard.press('v')
  await expect(cell(page, /^ssh on 80/)).toBeFocused()
  await page.keyboard.press('ArrowUp')
  await page.keyboard.press('ArrowUp')
  await page.keyboard.press('End')
  await expect(cell(page, /^http on 4444/)).toBeFocused()
  await page.keyboard.press('Home')
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('ArrowDown')
  await expect(cell(page, /^ssh on 80/)).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(scope(page)).toContainText('id_resp_p80')
  await expectRows(page, 1)
  await expect(row(page, 0)).toContainText('ssh')
  await page.goBack()
  await expectRows(page, 3)
})

test('an open row marks its cell, and its records are as many as its connections', async ({ page }) => {
  await page.goto(address)
  await row(page, 0).getByRole('gridcell').last().click()
  await expect(pane(page, 'Row')).toContainText('ssh on 80/tcp')
  await expect(cell(page, /^ssh on 80/)).toHaveAttribute('data-open', 'true')
  await pane(page, 'Row')
    .getByRole('link', { name: /^Show the 7 records/ })
    .click()
  await expect(page).toHaveURL(/\/logs\/conn\?/)
  await expectRows(page, 7)
})

test('the matrix has its table', async ({ page }) => {
  await page.goto(address)
  const chart = page.getByRole('region', { name: 'Chart' })
  await chart.getByRole('button', { name: 'Table' }).click()
  await expect(chart.getByRole('row', { name: /ssh 80 7 1 wrong protocol/ })).toBeVisible()
})

test('where room lacks, ports that hold only what is expected yield', async ({ page }) => {
  await page.setViewportSize({ width: 1024, height: 768 })
  await page.goto(address)
  await expect(cell(page, /^ssl on 443/)).toBeVisible()
  await page.getByRole('button', { name: /Playbook/ }).click()
  await expect(cell(page, /^ssh on 80/)).toBeVisible()
  await expect(cell(page, /^ssl on 443/)).toBeHidden()
})

test('what is hidden as expected is a switch that lists it', async ({ page }) => {
  await page.goto(address)
  await scope(page)
    .getByRole('switch', { name: /2 expected/ })
    .or(scope(page).getByRole('button', { name: /2 expected/ }))
    .click()
  await expectRows(page, 5)
})
