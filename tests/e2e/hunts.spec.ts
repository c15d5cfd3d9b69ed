import { readFile } from 'node:fs/promises'
import type { Page } from '@playwright/test'
import { expect, test } from './fixture'
import { expectRows, grid, head, pane, row, scope, tabTo } from './places'
import { traffic } from './traffic'
import { dnsFields, lookup, monday, tsv } from './zeek'

const formula = tsv('dns', dnsFields, [lookup({ at: monday + 90_000, query: '=cmd|calc', answers: ['192.0.2.77', '198.51.100.77'] })])
test.use({ logs: { ...traffic, 'formula.log': formula } })

const address = '/hunts/fast-flux'
/** Six steady names, the changing one, the formula; ten names with one address are hidden. */
const listed = 8
const rowOf = (page: Page, name: string) => grid(page).getByRole('row').filter({ hasText: name })

async function save(page: Page, format: RegExp): Promise<string> {
  await page.getByRole('button', { name: 'Export' }).click()
  const downloading = page.waitForEvent('download')
  await page.getByRole('menuitem', { name: format }).click()
  return readFile(await (await downloading).path(), 'utf8')
}

test('the changing name comes first, and its score is the sum of its ledger', async ({ page }) => {
  await page.goto(address)
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(/\?$/)
  await expectRows(page, listed)
  await expect(row(page, 0)).toContainText('ever.changing.example')
  await row(page, 0).getByRole('gridcell').last().click()
  const why = pane(page, 'Row').getByRole('table').filter({ hasText: 'Points' })
  await expect(why.locator('tfoot')).toBeVisible()
  const lines = await why
    .locator('tbody tr')
    .filter({ has: page.getByRole('cell') })
    .allInnerTexts()
  const points = lines.map((line) => Number(/([+−-]?\d+)\s*$/.exec(line)?.[1]?.replace('−', '-')))
  const sum = points.reduce((a, b) => a + b, 0)
  expect(points.length).toBeGreaterThan(4)
  expect(sum).toBeGreaterThan(40)
  await expect(why.locator('tfoot').getByRole('cell')).toHaveText(String(sum))
  await expect(row(page, 0).getByRole('gridcell').first()).toContainText(String(sum))
})

test('every row of the answer has a score that its reasons sum to', async ({ request }) => {
  const { rows } = await (await request.get('/api/hunts/fast-flux?min_addresses=1')).json()
  expect(rows).toHaveLength(listed + 10)
  for (const { query, score, reasons } of rows)
    expect([query, score]).toEqual([query, reasons.reduce((sum: number, { points }: { points: number }) => sum + points, 0)])
})

test('Show the N records leads to exactly N records and back', async ({ page }) => {
  await page.goto(address)
  await rowOf(page, 'ever.changing.example').getByRole('gridcell').last().click()
  const link = pane(page, 'Row').getByRole('link', { name: /^Show the 24 records/ })
  await link.click()
  await expect(page).toHaveURL(/\/logs\/dns\?/)
  await expectRows(page, 24)
  await page.goBack()
  await expect(pane(page, 'Row')).toContainText('ever.changing.example')
  await expectRows(page, listed)
})

test('CSV and NDJSON hold the rows that the page lists, and a formula is made harmless', async ({ page }) => {
  await page.goto(`${address}?sort=query`)
  await expectRows(page, listed)
  const csv = (await save(page, /^CSV/)).trim().split('\r\n')
  expect(csv).toHaveLength(1 + listed)
  const ndjson = (await save(page, /^NDJSON/)).trim().split('\n')
  const names = ndjson.map((line): string => JSON.parse(line).query)
  expect(names).toHaveLength(listed)
  expect(names).toContain('=cmd|calc')
  expect(csv.filter((line) => line.includes(`'=cmd|calc`))).toHaveLength(1)
  expect(csv.join('\n')).not.toMatch(/(^|,|")=cmd/m)
  for (const name of names) expect(csv.some((line) => line.includes(name))).toBe(true)
})

test('an export follows the scope', async ({ page }) => {
  await page.goto(`${address}?filter=query:site*`)
  await expectRows(page, 6)
  expect((await save(page, /^NDJSON/)).trim().split('\n')).toHaveLength(6)
})

test('a parameter that is changed stands in the URL, and the back button undoes it', async ({ page }) => {
  await page.goto(address)
  await expectRows(page, listed)
  await page.getByRole('button', { name: /^Parameters/ }).click()
  const form = page.getByRole('dialog')
  await form.getByLabel('Addresses listed from').fill('3')
  await form.getByRole('button', { name: 'Use' }).click()
  await expectRows(page, 1)
  expect(new URL(page.url()).searchParams.get('min_addresses')).toBe('3')
  await expect(page.getByRole('button', { name: /^Parameters: 1 of/ })).toBeVisible()
  await page.goBack()
  await expectRows(page, listed)
})

test('a parameter out of its bounds is refused at its field', async ({ page }) => {
  await page.goto(`${address}?churn=7`)
  await expect(page.getByRole('main').getByRole('alert')).toContainText('churn')
  await page.getByRole('button', { name: /^Parameters/ }).click()
  await expect(page.getByRole('dialog').getByLabel('Churn from')).toHaveAttribute('aria-invalid', 'true')
  await expect(page.getByRole('dialog')).toContainText('must be at most 1')
})

test('what hides rows is a switch with its count', async ({ page }) => {
  await page.goto(address)
  await expectRows(page, listed)
  await scope(page)
    .getByRole('switch', { name: /with one address/ })
    .or(scope(page).getByRole('button', { name: /with one address/ }))
    .click()
  await expectRows(page, listed + 10)
  expect(new URL(page.url()).searchParams.get('min_addresses')).toBe('1')
})

test('the empty state names the filter at fault', async ({ page }) => {
  await page.goto(`${address}?filter=query:nowhere.example`)
  const empty = page.getByRole('main')
  await expect(empty).toContainText('No row is left.')
  await expect(empty.getByRole('row', { name: /query:nowhere\.example/ })).toContainText(`${listed} names`)
  await empty.getByRole('button', { name: 'Remove it' }).click()
  await expectRows(page, listed)
})

test('back and forward restore order and open row', async ({ page }) => {
  await page.goto(address)
  await expectRows(page, listed)
  await head(page, 'query')
    .getByRole('button', { name: /^(Query|Name)/i })
    .click()
  await expect(row(page, 0)).toContainText('=cmd|calc')
  await row(page, 1).getByRole('gridcell').last().click()
  await expect(pane(page, 'Row')).toContainText('ever.changing.example')
  await page.goBack()
  await expect(pane(page, 'Row')).toBeHidden()
  await page.goBack()
  await expect(row(page, 0)).toContainText('ever.changing.example')
  await page.goForward()
  await page.goForward()
  await expect(pane(page, 'Row')).toContainText('ever.changing.example')
  await expect(row(page, 0)).toContainText('=cmd|calc')
})

test('excluding a row leaves the page where it is, without the row', async ({ page }) => {
  await page.goto(address)
  await rowOf(page, 'ever.changing.example').getByRole('gridcell').last().click()
  await expect(pane(page, 'Row').getByRole('link', { name: /^Show the/ })).toBeVisible()
  await page.keyboard.press('x')
  await expectRows(page, listed - 1)
  await expect(scope(page)).toContainText('notqueryever.changing.example')
  expect(new URL(page.url()).pathname).toBe(address)
})

test('the chart has its table', async ({ page }) => {
  await page.goto(address)
  const chart = page.getByRole('region', { name: 'Chart' })
  await chart.getByRole('button', { name: 'Table' }).click()
  await expect(chart.getByRole('table')).toContainText('ever.changing.example')
})

test('one hunt from the start page to an export with the keyboard alone', async ({ page }) => {
  await page.goto('/')
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
  await page.keyboard.press('Control+k')
  await page.keyboard.type('fast')
  await expect(page.getByRole('option', { name: /Fast flux/ })).toBeVisible()
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(/\/hunts\/fast-flux/)
  await expectRows(page, listed)
  await page.keyboard.press('f')
  await page.keyboard.type('-query:site*')
  await page.keyboard.press('Enter')
  await expectRows(page, 2)
  await page.keyboard.press('j')
  await page.keyboard.press('Enter')
  await expect(pane(page, 'Row')).toContainText('ever.changing.example')
  await expect(pane(page, 'Row').getByRole('link', { name: /^Show the/ })).toBeVisible()
  await page.keyboard.press('r')
  await expect(page).toHaveURL(/\/logs\/dns\?/)
  await expectRows(page, 24)
  await page.keyboard.press('j')
  await page.keyboard.press('Enter')
  await tabTo(page, pane(page, 'Record').getByRole('link', { name: /^Fast flux: / }))
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(/\/hunts\/fast-flux/)
  await expectRows(page, 2)
  await tabTo(page, page.getByRole('button', { name: 'Export' }))
  await page.keyboard.press('Enter')
  await expect(page.getByRole('menuitem', { name: /^CSV/ })).toBeVisible()
  await page.keyboard.type('CSV')
  const downloading = page.waitForEvent('download')
  await page.keyboard.press('Enter')
  expect((await readFile(await (await downloading).path(), 'utf8')).trim().split('\r\n')).toHaveLength(3)
})
