import AxeBuilder from '@axe-core/playwright'
import { expect, test } from './fixture'
import { cellOf, expectRows, pane, row, scope } from './places'
import { connFields, monday, tsv } from './zeek'

const connection = (i: number, client: string, server: string, service: string) => [
  (monday + i * 60).toFixed(6),
  `C${i}`,
  client,
  50000 + i,
  server,
  80,
  'tcp',
  service,
  '1.0',
  100,
  900,
  'SF',
]

test.use({
  logs: {
    'conn.log': tsv('conn', connFields, [
      ...Array.from({ length: 3 }, (_, i) => connection(i, '10.0.0.9', '198.51.100.80', 'ssh')),
      ...Array.from({ length: 2 }, (_, i) => connection(10 + i, '10.0.0.10', '203.0.113.5', 'ssh')),
    ]),
  },
})

test('an exception is made from a row by the keyboard, listed, deleted, and put back', async ({ page }) => {
  await page.goto('/hunts/port-protocol')
  await expectRows(page, 1)
  await row(page, 0).locator('[role=gridcell]').first().focus()
  await page.keyboard.press('Enter')
  await expect(pane(page, 'Row').getByRole('heading', { level: 2 })).toContainText('ssh on 80/tcp')
  await page.keyboard.press('e')

  const dialog = page.getByRole('dialog', { name: 'Expect this service of a host' })
  await expect(dialog.getByLabel('Reason')).toBeFocused()
  await expect(dialog.getByLabel('Port')).toHaveValue('80/tcp')
  await expect(dialog.getByLabel('Service')).toHaveValue('ssh')
  await dialog.getByLabel('Host').fill('198.51.100')
  await expect(dialog.getByRole('alert')).toContainText('host: must be an address or a network')
  await dialog.getByLabel('Host').fill('198.51.100.80')
  await expect(dialog.getByText('Takes out 3 connections.')).toBeVisible()
  await expect(dialog.getByRole('table', { name: 'Rows that lose connections' })).toContainText('5 → 2 connections')
  await expect(dialog.getByRole('button', { name: 'Expect 3 connections' })).toBeDisabled()
  const { violations } = await new AxeBuilder({ page }).include('[role=dialog]').withTags(['wcag2a', 'wcag2aa']).analyze()
  expect(violations.map(({ id }) => id)).toEqual([])
  await dialog.getByLabel('Reason').fill('<b>Jump host</b>')
  await expect(dialog.getByRole('button', { name: 'Expect 3 connections' })).toBeEnabled()
  await page.keyboard.press('Enter')
  await expect(dialog).toBeHidden()
  await expect(scope(page).getByRole('switch', { name: '1 excepted' })).toBeVisible()
  expect(await cellOf(page, 0, 'connections')).toBe('2')

  await page.goto('/allow-list')
  const rows = page.getByRole('region', { name: /^Exceptions/ }).getByRole('row')
  await expect(rows.nth(1)).toContainText('<b>Jump host</b>')
  await expect(rows.nth(1).getByRole('cell').nth(5)).toHaveText('03 connections of 1 row')
  await expect(page.getByRole('navigation', { name: 'Views' }).getByRole('link', { name: /^Allow-list/ })).toHaveText('Allow-list1')
  await page.goto('/allow-list?filter=id_resp_h:198.51.100.80')
  await expect(rows.nth(1).getByRole('cell').nth(5)).toHaveText('13 connections of 1 row')
  await page.getByRole('link', { name: 'Connections: ssh on 80/tcp of 198.51.100.80' }).click()
  await expectRows(page, 3)
  await page.goBack()
  await page.getByRole('button', { name: 'Delete the exception for ssh on 80/tcp of 198.51.100.80' }).click()
  await expect(page.getByText('There is no entry.')).toBeVisible()
  await page.getByRole('button', { name: 'Undo' }).click()
  await expect(rows.nth(1)).toContainText('198.51.100.80')
})

test('a row that is excluded stands in its pill by what it is, also after a reload and where it does not apply', async ({ page }) => {
  await page.goto('/hunts/port-protocol')
  await row(page, 0).locator('[role=gridcell]').first().focus()
  await page.keyboard.press('x')
  const pill = scope(page).getByRole('button', { name: 'Edit the filter: row is not ssh on 80/tcp', exact: true })
  await expect(pill).toHaveText('notrowssh on 80/tcp')
  await expect(pill).toHaveAttribute('title', /^row is not [0-9a-f]{16}$/)
  await expect(page.getByRole('main')).toContainText('-row:ssh on 80/tcp')
  await page.reload()
  await expect(pill).toBeVisible()
  await page
    .getByRole('navigation', { name: 'Views' })
    .getByRole('link', { name: /^Services/ })
    .click()
  await expect(page).toHaveURL(/hunts\/services/)
  await expect(scope(page).getByRole('button', { name: /^Edit the filter: row is not ssh on 80\/tcp/ })).toBeVisible()
  await page.goto('/logs/conn?filter=-row:0123456789abcdef')
  await expect(scope(page)).toContainText('0123456789abcdef')
})

test('what was made stays in the export and comes back with it', async ({ page, app }) => {
  const made = await page.request.post(`${app.url}/api/exceptions`, {
    data: { host: '203.0.113.0/24', port: '*', service: 'none', reason: 'own encryption' },
  })
  const { exception } = await made.json()
  await page.goto('/allow-list')
  const download = page.waitForEvent('download')
  await page.getByRole('link', { name: 'Export' }).click()
  const file = await (await download).path()
  for (const one of (await (await page.request.get(`${app.url}/api/exceptions`)).json()).exceptions)
    expect((await page.request.delete(`${app.url}/api/exceptions/${one.id}`)).status()).toBe(200)
  await page.reload()
  await expect(page.getByText('There is no entry.')).toBeVisible()
  await page.locator('input[type=file]').setInputFiles(file)
  await expect(page.getByText(/imported, 0 replaced/)).toBeVisible()
  await expect(page.getByRole('region', { name: /^Exceptions/ })).toContainText('203.0.113.0/24')
  expect((await (await page.request.get(`${app.url}/api/exceptions`)).json()).exceptions).toContainEqual(exception)
  await page.getByRole('button', { name: 'Undo' }).click()
  await expect(page.getByText('There is no entry.')).toBeVisible()
  expect((await page.request.delete(`${app.url}/api/exceptions/${exception.id}`)).status()).toBe(404)
})
