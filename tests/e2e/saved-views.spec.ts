import AxeBuilder from '@axe-core/playwright'
import { expect, test } from './fixture'
import { expectRows, scope } from './places'
import { traffic } from './traffic'

test.use({ logs: traffic })

test('a view is saved by key, shown with its count, opened, renamed, deleted and put back', async ({ page }) => {
  await page.goto('/logs/conn?filter=service:ssl&sort=-orig_bytes')
  await expectRows(page, 300)
  await page.keyboard.press('s')
  const dialog = page.getByRole('dialog', { name: 'Save this view' })
  await expect(dialog).toContainText('/logs/conn?filter=service:ssl&sort=-orig_bytes')
  const { violations } = await new AxeBuilder({ page }).include('[role=dialog]').withTags(['wcag2a', 'wcag2aa']).analyze()
  expect(violations.map(({ id }) => id)).toEqual([])
  await dialog.getByLabel('Name').fill('TLS by size')
  await page.keyboard.press('Enter')
  await expect(dialog).toBeHidden()

  const views = page.getByRole('navigation', { name: 'Views' })
  const link = views.getByRole('link', { name: /^TLS by size/ })
  await expect(link).toHaveText(/300$/)
  await expect(link).toHaveAttribute('aria-current', 'page')
  await expect(page.getByText('Saved as “TLS by size”.')).toBeVisible()

  await page.goto('/?filter=service:dns')
  await link.click()
  await expectRows(page, 300)
  await expect(scope(page)).toContainText('ssl')
  await expect(scope(page)).not.toContainText('dns')

  await views.getByRole('button', { name: 'Change TLS by size' }).press('Enter')
  await page.getByRole('menuitem', { name: 'Rename' }).click()
  const rename = page.getByRole('dialog', { name: 'Rename a saved view' })
  await rename.getByLabel('Name').fill('Encrypted')
  await rename.getByRole('button', { name: 'Rename' }).click()
  await expect(views.getByRole('link', { name: /^Encrypted/ })).toBeVisible()

  await views.getByRole('button', { name: 'Change Encrypted' }).press('Enter')
  await page.getByRole('menuitem', { name: 'Delete' }).click()
  await expect(views.getByRole('link', { name: /^Encrypted/ })).toBeHidden()
  await page.getByRole('button', { name: 'Undo' }).click()
  await expect(views.getByRole('link', { name: /^Encrypted/ })).toBeVisible()
})

test('a name that is taken is told in the dialog', async ({ page, app }) => {
  const saved = await page.request.post(`${app.url}/api/views`, { data: { name: 'Taken', path: '/files' } })
  expect(saved.status()).toBe(200)
  await page.goto('/logs')
  await page.getByRole('button', { name: /Save this view/ }).click()
  await page.getByRole('dialog').getByLabel('Name').fill('taken')
  await page.getByRole('button', { name: 'Save view' }).click()
  await expect(page.getByRole('alert').filter({ hasText: 'There is a view named Taken' })).toBeVisible()
})

test('where there is no room for the views, the menu holds the saved ones', async ({ page, app }) => {
  await page.request.post(`${app.url}/api/views`, { data: { name: 'Narrow', path: '/logs/dns' } })
  await page.setViewportSize({ width: 1024, height: 800 })
  await page.goto('/files')
  await page.getByRole('button', { name: 'Files', exact: true }).click()
  await page.getByRole('menuitem', { name: /^Narrow/ }).click()
  await expect(page).toHaveURL(/\/logs\/dns$/)
})

test('only own pages can be saved', async ({ page, app }) => {
  for (const path of ['https://evil.test/', '//evil.test/', '/api/files', 'javascript:alert(1)']) {
    const answer = await page.request.post(`${app.url}/api/views`, { data: { name: 'x', path } })
    expect([path, answer.status()]).toEqual([path, 400])
    expect(await answer.json()).toMatchObject({ status: 'bad-params', fields: { path: [expect.any(String)] } })
  }
  expect((await page.request.delete(`${app.url}/api/views/none`)).status()).toBe(404)
})
