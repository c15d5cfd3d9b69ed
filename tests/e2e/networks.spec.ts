import AxeBuilder from '@axe-core/playwright'
import { expect, test } from './fixture'
import { expectRows, scope } from './places'
import { traffic } from './traffic'

test.use({ logs: traffic })

test('a network is named, found by its name, changed, deleted and put back', async ({ page }) => {
  await page.goto('/networks')
  await expect(page.getByText('No network has a name yet')).toBeVisible()
  await page.getByRole('button', { name: 'Name a network' }).click()
  const dialog = page.getByRole('dialog', { name: 'Name a network' })
  await dialog.getByLabel('Network').fill('10.0.0.5/30')
  await dialog.getByLabel('Name', { exact: true }).fill('front desk')
  await dialog.getByLabel(/^user/).check()
  await page.keyboard.press('Enter')
  await expect(dialog.getByRole('alert')).toHaveText('Names one address within a network: the network is 10.0.0.4/30.')
  const { violations } = await new AxeBuilder({ page }).include('[role=dialog]').withTags(['wcag2a', 'wcag2aa']).analyze()
  expect(violations.map(({ id }) => id)).toEqual([])
  await dialog.getByLabel('Network').fill('10.0.0.4/30')
  await page.keyboard.press('Enter')
  await expect(dialog).toBeHidden()

  const row = page.getByRole('row').filter({ hasText: '10.0.0.4/30' })
  await expect(row).toContainText('internal, user')
  await expect(row.getByRole('cell').nth(2)).toHaveText('4')
  await expect(page.getByText('Inside are your networks with the role internal: front desk.')).toBeVisible()
  await expect(page.getByRole('navigation', { name: 'Views' }).getByRole('link', { name: /^Networks/ })).toHaveText(/1$/)
  const whole = await new AxeBuilder({ page }).withTags(['wcag2a', 'wcag2aa']).analyze()
  expect(whole.violations.map(({ id }) => id)).toEqual([])

  // Four of the twelve hosts.
  await page.getByRole('link', { name: 'front desk' }).click()
  await expectRows(page, 400)
  await expect(scope(page)).toContainText('"front desk"')

  await page.goto('/networks')
  await row.getByRole('button', { name: /^Change front desk/ }).click()
  await page.getByRole('dialog', { name: 'Change a network' }).getByLabel('Network').fill('10.0.0.8/30')
  await page.keyboard.press('Enter')
  const moved = page.getByRole('row').filter({ hasText: '10.0.0.8/30' })
  await expect(moved).toBeVisible()
  await expect(row).toBeHidden()
  await moved.getByRole('button', { name: /^Delete front desk/ }).click()
  await expect(moved).toBeHidden()
  await page.getByRole('button', { name: 'Undo' }).click()
  await expect(moved).toBeVisible()
})

test('a filter offers the names as it is typed, and an unknown one is told with those there are', async ({ page, app }) => {
  const named = await page.request.post(`${app.url}/api/networks`, { data: { cidr: '198.51.100.0/28', name: 'edge', roles: ['server'] } })
  expect(named.status()).toBe(200)
  await page.goto('/logs/conn')
  await expect(page.getByRole('grid')).toBeVisible()
  await page.keyboard.press('f')
  const entry = page.getByRole('combobox', { name: /^Filters/ })
  await entry.fill('-network:e')
  await expect(page.locator('datalist option[value="-network:edge"]')).toBeAttached()
  await expect(page.getByText('Read as: no end is in e')).toBeVisible()
  await entry.fill('dst_network:edge')
  await page.keyboard.press('Enter')
  // Fifteen of fifty peers, 24 connections each.
  await expectRows(page, 360)
  await page.goto('/logs/conn?filter=network:nowhere')
  await expect(page.getByText(/no network has this name or role; there are .*edge/)).toBeVisible()
})

test('calls refuse what is no network', async ({ page, app }) => {
  const refused = await page.request.post(`${app.url}/api/networks`, { data: { cidr: '10.0.0.0/40', name: 'a,b', roles: ['boss'] } })
  expect(refused.status()).toBe(400)
  expect(Object.keys((await refused.json()).fields).sort()).toEqual(['cidr', 'name', 'roles'])
  const once = { cidr: '203.0.113.0/24', name: 'once', roles: [] }
  expect((await page.request.post(`${app.url}/api/networks`, { data: once })).status()).toBe(200)
  expect((await page.request.post(`${app.url}/api/networks`, { data: { ...once, name: 'twice' } })).status()).toBe(409)
  expect((await page.request.delete(`${app.url}/api/networks/none`)).status()).toBe(404)
  expect((await page.request.post(`${app.url}/api/networks`, { headers: { origin: 'http://evil.test' }, data: once })).status()).toBe(403)
})
