import { readFile } from 'node:fs/promises'
import { expect, test } from './fixture'
import { cellOf, expectRows, grid, head, pane, row, scope } from './places'
import { traffic, trafficRows } from './traffic'
import { monday, tsv } from './zeek'

const many = 100_000
const weird = tsv(
  'weird',
  'ts:time uid:string name:string notice:bool',
  Array.from({ length: many }, (_, i) => [(monday + i).toFixed(6), `W${i}`, `kind_${i % 7}`, 'F']),
)
test.use({ logs: { ...traffic, 'weird.log': weird } })

test('the total on the page is that of the API and of the file', async ({ page, request }) => {
  for (const [log, rows] of Object.entries({ ...trafficRows, weird: many })) {
    await page.goto(`/logs/${log}`)
    await expectRows(page, rows)
    await expect(scope(page)).toContainText(`${rows.toLocaleString('en')} of ${rows.toLocaleString('en')} records`)
    expect((await (await request.get(`/api/logs/${log}`)).json()).total).toBe(rows)
  }
})

test('100,000 rows scroll to the end with few of them in the page', async ({ page }) => {
  await page.goto('/logs/weird')
  await expectRows(page, many)
  await expect(row(page, 0)).toContainText(`W${many - 1}`)
  await page.keyboard.press('j')
  await page.keyboard.press('Control+End')
  await expect(row(page, many - 1)).toContainText('W0')
  await expect(row(page, many - 1)).toBeInViewport()
  expect(await grid(page).getByRole('row').count()).toBeLessThan(150)
  await page.keyboard.press('Control+Home')
  await expect(row(page, 0)).toBeInViewport()
})

test('a scroll to any place shows the rows of that place', async ({ page, request }) => {
  await page.goto('/logs/weird')
  await expectRows(page, many)
  await expect(row(page, 0)).toContainText('W')
  const height = (await row(page, 0).boundingBox())?.height ?? 0
  await grid(page).evaluate((element, top) => element.scrollTo({ top }), 61_803 * height)
  await expect(row(page, 61_805)).toContainText(`W${many - 1 - 61_805}`)
  const at = await (await request.get('/api/logs/weird?offset=61805&limit=1')).json()
  expect(at.rows[0].uid).toBe(`W${many - 1 - 61_805}`)
})

test('a click on a head orders by it, a second one the other way', async ({ page }) => {
  await page.goto('/logs/conn')
  await expectRows(page, trafficRows.conn)
  const order = head(page, 'orig_bytes').getByRole('button', { name: /^orig_bytes/ })
  await order.click()
  await expect(head(page, 'orig_bytes')).toHaveAttribute('aria-sort', 'descending')
  await expect.poll(() => cellOf(page, 0, 'orig_bytes')).toBe('1,199')
  await order.click()
  await expect(head(page, 'orig_bytes')).toHaveAttribute('aria-sort', 'ascending')
  await expect.poll(() => cellOf(page, 0, 'orig_bytes')).toBe('0')
})

test('a head says what its field means and filters by it', async ({ page }) => {
  await page.goto('/logs/conn')
  await page.getByRole('button', { name: 'About service' }).click()
  const about = page.getByRole('dialog')
  await expect(about).toContainText(/Set in 612 of 1,200 records/)
  await about.getByLabel('Filter service').fill('http')
  await about.getByRole('button', { name: 'Include' }).click()
  await expectRows(page, 300)
  await expect(scope(page)).toContainText('servicehttp')
})

test('the column choice is in the link', async ({ page }) => {
  await page.goto('/logs/conn')
  await page.getByRole('button', { name: /^Columns/ }).click()
  await page
    .getByRole('dialog')
    .getByRole('checkbox', { name: /conn_state/ })
    .click()
  await page.getByRole('button', { name: 'Done' }).click()
  const shown = await head(page, 'conn_state').count()
  const link = page.url()
  expect(link).toContain('cols=')
  await page.goto('about:blank')
  await page.goto(link)
  await expectRows(page, trafficRows.conn)
  expect(await head(page, 'conn_state').count()).toBe(shown)
})

test('a brush over the histogram counts what it holds and becomes the scope', async ({ page, request }) => {
  await page.goto('/logs/conn')
  const histogram = page.getByRole('region', { name: 'Records over time' })
  const bars = await histogram.getByRole('img').boundingBox()
  if (!bars) throw new Error('There is no histogram.')
  await page.mouse.move(bars.x + bars.width * 0.25, bars.y + 20)
  await page.mouse.down()
  await page.mouse.move(bars.x + bars.width * 0.4, bars.y + 20)
  await page.mouse.move(bars.x + bars.width * 0.5, bars.y + 20)
  await page.mouse.up()
  const words = await histogram.getByRole('status').innerText()
  const counted = Number(/: ([\d,]+) of 1,200/.exec(words)?.[1]?.replaceAll(',', ''))
  expect(counted).toBeGreaterThan(200)
  expect(counted).toBeLessThan(400)
  await histogram.getByRole('button', { name: /Use as scope/ }).click()
  await expectRows(page, counted)
  const query = new URL(page.url()).searchParams
  const answer = await (await request.get(`/api/logs/conn?from=${query.get('from')}&to=${query.get('to')}`)).json()
  expect(answer.total).toBe(counted)
})

test('the brush moves by keyboard alone', async ({ page }) => {
  await page.goto('/logs/conn')
  await page.getByRole('slider', { name: 'Start of the chosen time' }).focus()
  await page.keyboard.press('PageDown')
  await page.keyboard.press('ArrowRight')
  await expect(page.getByRole('region', { name: 'Records over time' }).getByRole('status')).toContainText(/[\d,]+ of 1,200/)
  await page.keyboard.press('u')
  await expect.poll(() => new URL(page.url()).searchParams.get('from')).not.toBeNull()
})

test('a record shows its file and line, all its fields, and the same uid in other logs', async ({ page }) => {
  await page.goto('/logs/conn?filter=uid:C2')
  await expectRows(page, 1)
  await row(page, 0).getByRole('gridcell').first().click()
  const record = pane(page, 'Record')
  await expect(record).toContainText('27 Oct 2025 00:04:48.000000 UTC')
  // Seven header lines, then C0, C1, C2.
  await expect(record).toContainText(/line 10 of .*conn\.log/)
  await expect(record).toContainText('3 records in 3 logs')
  await record.getByRole('link', { name: 'dns', exact: true }).click()
  await expect(page).toHaveURL(/\/logs\/dns\?/)
  await expect(pane(page, 'Record')).toContainText('site2.example')
  await pane(page, 'Record')
    .getByRole('link', { name: /^conn C2/ })
    .click()
  await expect(page).toHaveURL(/\/logs\/conn\?/)
  await expect(pane(page, 'Record')).toContainText('line 10 of')
})

test('times are UTC whatever the zone of the browser', async ({ page }) => {
  await page.goto('/logs/conn?to=2025-10-27T00:02:00Z')
  await expectRows(page, 1)
  expect(await cellOf(page, 0, 'ts')).toContain('00:00:00')
  await expect(head(page, 'ts')).toContainText('UTC')
})

test('an export from the page holds exactly what the scope selects', async ({ page }) => {
  await page.goto('/logs/conn?filter=service:ssh&sort=uid')
  await expectRows(page, 12)
  await page.getByRole('button', { name: 'Export' }).click()
  const downloading = page.waitForEvent('download')
  await page.getByRole('menuitem', { name: /^CSV/ }).click()
  const download = await downloading
  expect(download.suggestedFilename()).toMatch(/conn.*\.csv$/)
  const lines = (await readFile(await download.path(), 'utf8')).trim().split('\r\n')
  expect(lines).toHaveLength(13)
  const uid = (lines[0] ?? '').split(',').indexOf('uid')
  const uids = lines.slice(1).map((line) => line.split(',')[uid])
  expect(uids).toEqual(Array.from({ length: 12 }, (_, i) => `C${i * 100}`).toSorted())
})

test('the empty state names the filter that removes everything', async ({ page }) => {
  await page.goto('/logs/conn?filter=service:ssl&filter=id_orig_h:203.0.113.99')
  const empty = page.getByRole('main')
  await expect(empty).toContainText('No row is left.')
  await expect(empty.getByRole('row', { name: /id_orig_h:203\.0\.113\.99/ })).toContainText('300 records')
  await expect(empty.getByRole('row', { name: /service:ssl/ })).toContainText('0 records')
  await empty.getByRole('button', { name: 'Remove it' }).click()
  await expectRows(page, 300)
})

test('a log that is not loaded says so and leads to Files', async ({ page }) => {
  await page.goto('/logs/kerberos')
  const alert = page.getByRole('alert').filter({ hasText: 'The records were not read' })
  await expect(alert).toContainText('kerberos')
  await page.getByRole('link', { name: 'Open Files' }).click()
  await expect(page).toHaveURL(/\/files/)
})

test('a record’s line is copied as it stands in its file', async ({ page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write'])
  await page.goto('/logs/conn?filter=uid:C2')
  await expectRows(page, 1)
  await row(page, 0).getByRole('gridcell').first().click()
  const record = pane(page, 'Record')
  await record.getByRole('button', { name: /^Copy line/ }).click()
  await expect(record).toContainText('Copied the line as it stands in the file.')
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(traffic['conn.log'].split('\n')[9])
  await page.keyboard.press('c')
  await expect(record).toContainText('Copied as JSON')
  expect(JSON.parse(await page.evaluate(() => navigator.clipboard.readText()))).toMatchObject({ uid: 'C2' })
})
