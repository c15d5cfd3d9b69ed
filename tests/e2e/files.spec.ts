import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import type { Page } from '@playwright/test'
import { expect, folderWith, test } from './fixture'
import { expectRows, grid, pane, row } from './places'
import { choose, conn, entry } from './upload'

const first = conn(0, 5)
const partRows = 200_000
const damaged = gzipSync(conn(900, 2000))
test.use({ logs: { 'first.log': first }, settings: { SPOOR_MAX_UPLOAD: '1 MB' } })
test.describe.configure({ mode: 'serial' })

/** A drop as the desktop gives it, which scripts in the page cannot make. */
async function drop(page: Page, paths: readonly string[]): Promise<void> {
  const session = await page.context().newCDPSession(page)
  const data = { items: [], files: [...paths], dragOperationsMask: 1 }
  for (const type of ['dragEnter', 'dragOver', 'drop'] as const)
    await session.send('Input.dispatchDragEvent', { type, x: 700, y: 500, data })
}

test('several files come in by the chooser', async ({ page }) => {
  await page.goto('/files')
  await expectRows(page, 1)
  await choose(page, { 'second.log': conn(10, 3), 'packed.log.gz': gzipSync(conn(20, 4)) })
  await expect(entry(page, 'second.log')).toContainText('loaded')
  await expect(entry(page, 'packed.log.gz')).toContainText('TSV, gzip')
  await expectRows(page, 3)
  await page.getByRole('navigation', { name: 'Views' }).getByRole('link', { name: /^Logs/ }).click()
  await expect(row(page, 0)).toContainText('12')
})

test('files and folders come in by dropping them on the page', async ({ page }) => {
  await page.goto('/files')
  await expectRows(page, 3)
  const folder = await folderWith({ 'dropped.log': conn(30, 6), 'also.log': conn(40, 7), 'day/inner.log': conn(60, 8) })
  await drop(page, [join(folder, 'dropped.log'), join(folder, 'also.log'), join(folder, 'day')])
  for (const name of ['dropped.log', 'also.log', 'inner.log']) await expect(entry(page, name)).toContainText('loaded')
  await expect(entry(page, 'inner.log')).toContainText('day')
  await expectRows(page, 6)
})

test('the same content is loaded once, whatever its name', async ({ page, request }) => {
  await page.goto('/files')
  await choose(page, { 'copy.log': first })
  await expect(entry(page, 'copy.log')).toContainText('skipped')
  await entry(page, 'copy.log').getByRole('gridcell').first().click()
  await expect(pane(page, 'File')).toContainText(/first\.log/)
  expect((await (await request.get('/api/logs/conn?filter=uid:C0')).json()).total).toBe(1)
})

test('damaged gzip shows why and leaves no row', async ({ page, request }) => {
  await page.goto('/files')
  await choose(page, { 'cut.log.gz': damaged.subarray(0, damaged.length - 40) })
  await expect(entry(page, 'cut.log.gz')).toContainText('not loaded')
  await entry(page, 'cut.log.gz').getByRole('gridcell').first().click()
  await expect(pane(page, 'File')).toContainText('Why it is not here')
  await expect(pane(page, 'File')).toContainText(/gzip|truncated|cut|ends/i)
  expect((await (await request.get('/api/logs/conn?filter=uid:C950')).json()).total).toBe(0)
})

test('what is no Zeek log is listed as skipped, with the reason', async ({ page }) => {
  await page.goto('/files')
  await choose(page, { 'notes.txt': 'Remember the milk.\nAnd the logs.\n' })
  await expect(entry(page, 'notes.txt')).toContainText('skipped')
  await entry(page, 'notes.txt').getByRole('gridcell').first().click()
  await expect(pane(page, 'File')).toContainText('Why it is not here')
})

test('removing a file takes its rows away', async ({ page, request }) => {
  await page.goto('/files')
  await entry(page, 'second.log').getByRole('gridcell').first().click()
  await pane(page, 'File').getByRole('button', { name: 'Remove…' }).click()
  const asked = page.getByRole('alertdialog')
  await asked.getByRole('button', { name: 'Keep it' }).click()
  await expect(asked).toBeHidden()
  await pane(page, 'File').getByRole('button', { name: 'Remove…' }).click()
  await asked.getByRole('button', { name: 'Remove 3 rows' }).click()
  await expect(asked).toBeHidden()
  await expect(grid(page)).toBeVisible()
  await expect(entry(page, 'second.log')).toHaveCount(0)
  expect((await (await request.get('/api/logs/conn?filter=uid:C10')).json()).total).toBe(0)
  expect((await (await request.get('/api/logs/conn?filter=uid:C20')).json()).total).toBe(1)
})

test('a file above the limit is refused, and the page says why', async ({ page, request }) => {
  const large = Buffer.alloc(1_200_000, 'x')
  const answer = await request.post('/api/upload?name=large.log', { headers: { 'content-type': 'application/octet-stream' }, data: large })
  expect([answer.status(), await answer.json()]).toEqual([
    413,
    expect.objectContaining({ status: 'too-large', message: expect.stringContaining('1 MB') }),
  ])
  await page.goto('/files')
  await choose(page, { 'large.log': large })
  await expect(page.getByRole('region', { name: 'Uploads' })).toContainText(/large\.log was not sent: .*1 MB/)
})

test('files that wait to be sent are not once the load that they are part of is cancelled', async ({ page }) => {
  let asked = 0
  await page.route('**/api/upload?*', (route) => {
    asked += 1
    return route.fulfill({ status: 499, json: { status: 'cancelled', message: 'The load was cancelled.' } })
  })
  await page.goto('/files')
  const first = page.waitForResponse(/api\/upload/)
  await choose(page, Object.fromEntries(Array.from({ length: 9 }, (_, n) => [`waits${n}.log`, conn(7_000_000 + n, 1)])))
  await first
  await expect(page.getByRole('region', { name: 'Uploads' })).toBeHidden()
  // No more than are sent at once.
  expect(asked).toBeLessThanOrEqual(3)
  await expect(entry(page, 'waits')).toHaveCount(0)
})

test('a load shows how far it is, and Cancel keeps only whole files', async ({ page, request }) => {
  test.slow()
  const parts = Array.from({ length: 6 }, (_, n) => [`part${n}.log`, conn(1_000_000 * (n + 1), partRows)])
  const folder = await folderWith(Object.fromEntries(parts))
  await page.goto('/files')
  const before = (await (await request.get('/api/logs/conn')).json()).total
  await page.getByLabel(/give a path on the server/).fill(folder)
  await page.getByRole('button', { name: 'Load', exact: true }).click()
  const progress = page.getByRole('region', { name: 'Load' })
  await expect(progress.getByRole('progressbar')).toBeVisible()
  await expect(progress).toContainText(/of 6 files/)
  await progress.getByRole('button', { name: 'Cancel' }).click()
  await expect(progress).toBeHidden()
  const { files } = await (await request.get('/api/files')).json()
  const given = files.filter(({ path }: { path: string }) => path.includes('part'))
  expect(given.some(({ status }: { status: string }) => status === 'cancelled')).toBe(true)
  const kept = given.filter(({ status }: { status: string }) => status === 'loaded').length
  expect((await (await request.get('/api/logs/conn')).json()).total).toBe(before + kept * partRows)
  await page.reload()
  await expect(grid(page)).toContainText('not loaded')
})

test('a path that is not there is refused beside the field', async ({ page }) => {
  await page.goto('/files')
  await page.getByLabel(/give a path on the server/).fill('/nowhere/at/all')
  await page.getByRole('button', { name: 'Load', exact: true }).click()
  await expect(page.getByRole('main').getByRole('alert')).toContainText('/nowhere/at/all')
})

test('names that a folder hides with a dot are counted, and one that is named is loaded', async ({ page }) => {
  const folder = await folderWith({ '.shadow.conn.log': conn(5_000_000, 3), '.cache/a.log': 'x', 'open.log': conn(6_000_000, 2) })
  await page.goto('/files')
  const load = async (path: string) => {
    await page.getByLabel(/give a path on the server/).fill(path)
    await page.getByRole('button', { name: 'Load', exact: true }).click()
  }
  await load(folder)
  const told = page.getByText('The last load passed over 2 files or folders whose names begin with a dot')
  await expect(told).toBeVisible()
  await load(join(folder, '.shadow.conn.log'))
  await expect(entry(page, '.shadow.conn.log')).toContainText('loaded')
  await expect(told).toBeHidden()
})
