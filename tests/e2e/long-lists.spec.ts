import { expect, test } from './fixture'
import { expectRows, grid, row } from './places'
import { traffic } from './traffic'
import { monday, tsv } from './zeek'

/** More records than a table scrolls to at once. */
const beyond = 100_300
const long = tsv(
  'long',
  'ts:time uid:string',
  Array.from({ length: beyond }, (_, i) => [(monday + i).toFixed(6), `L${i}`]),
)
test.use({ logs: { ...traffic, 'long.log': long } })

test('a list beyond 100,000 records goes on behind them, and back', async ({ page }) => {
  await page.goto('/logs/long')
  await expectRows(page, beyond)
  const main = page.getByRole('main')
  await expect(main).toContainText('Rows 1–100,000 of 100,300 records')
  await main.getByRole('button', { name: 'Next 300' }).click()
  await expect(main).toContainText('Rows 100,001–100,300 of 100,300 records')
  await expectRows(page, beyond)
  await expect(row(page, 100_000)).toContainText('L299')
  await page.reload()
  await expect(row(page, 100_000)).toContainText('L299')
  await page.keyboard.press('j')
  await page.keyboard.press('Control+End')
  await expect(row(page, beyond - 1)).toContainText('L0')
  await page.goBack()
  await expect(row(page, 0)).toContainText(`L${beyond - 1}`)
  await page.goForward()
  await expect(row(page, 100_000)).toContainText('L299')
  await page.getByRole('columnheader', { name: /^uid/ }).getByRole('button', { name: /^uid/ }).click()
  await expect(main).toContainText('Rows 1–100,000 of 100,300 records')
})

test('print shows the first rows whole, their heads, and nothing to press', async ({ page }) => {
  await page.goto('/logs/conn?filter=service:ssl')
  await expectRows(page, 300)
  expect(await grid(page).getByRole('row').count()).toBeLessThan(100)
  await page.emulateMedia({ media: 'print' })
  await expect(grid(page).getByRole('row')).toHaveCount(201)
  await expect(row(page, 199)).toContainText('ssl')
  await expect(page.getByRole('main')).toContainText('The first 200 of 300 rows')
  for (const name of ['Views', 'Logs'])
    await expect(page.getByRole('navigation', { name }).getByRole('link', { name: 'http' })).toBeHidden()
  for (const name of [/^Columns/, 'Export', 'Light or dark', /^Remove the filter/, /Filter F/])
    await expect(page.getByRole('button', { name })).toBeHidden()
  await expect(page.getByRole('contentinfo')).toBeHidden()
  await expect(page.locator('html')).toHaveAttribute('style', /--print-foot: "Spoor · 27 Oct 2025 00:00 – .* UTC · service:ssl"/)
  await page.emulateMedia({ media: null })
  await expect.poll(() => grid(page).getByRole('row').count()).toBeLessThan(100)
})

test('rows that could not be read say so, and are read when they are asked for again', async ({ page }) => {
  let failing = true
  await page.route(/[?&]offset=200&/, (route) => (failing ? route.abort() : route.fallback()))
  await page.goto('/logs/conn?filter=service:ssl')
  await expectRows(page, 300)
  await page.keyboard.press('j')
  await page.keyboard.press('Control+End')
  const trouble = page.getByRole('alert').filter({ hasText: 'Some records were not read' })
  await expect(trouble).toContainText('The server does not answer')
  failing = false
  await trouble.getByRole('button', { name: 'Try again' }).click()
  await expect(row(page, 299)).toContainText('ssl')
  await expect(trouble).toHaveCount(0)
})
