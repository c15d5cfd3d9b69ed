import AxeBuilder from '@axe-core/playwright'
import { expect, test } from './fixture'
import { expectRows, pane, row, scope } from './places'
import { traffic } from './traffic'

test.use({ logs: traffic })

const steady = 6

test('a row is allow-listed by the keyboard: the preview is the effect, the switch lists it, Undo puts it back', async ({ page }) => {
  await page.goto('/hunts/fast-flux')
  await expectRows(page, 1 + steady)
  const name = row(page, 1).getByText(/site\d/)
  const site = (await name.innerText()).trim()
  await row(page, 1).locator('[role=gridcell]').first().focus()
  await page.keyboard.press('Enter')
  await expect(pane(page, 'Row').getByRole('heading', { level: 2 })).toContainText(/site\d/)
  await page.keyboard.press('a')

  const dialog = page.getByRole('dialog', { name: 'Allow-list this row' })
  await expect(dialog.getByLabel('Reason')).toBeFocused()
  await expect(dialog.getByText('Hides 1 row in 1 hunt')).toBeVisible()
  await expect(dialog.getByRole('table', { name: 'Rows that it hides' })).toContainText(site)
  await expect(dialog.getByRole('button', { name: 'Hide 1 row' })).toBeDisabled()
  const { violations } = await new AxeBuilder({ page }).include('[role=dialog]').withTags(['wcag2a', 'wcag2aa']).analyze()
  expect(violations.map(({ id }) => id)).toEqual([])
  await page.keyboard.type('Sites of our own')
  await expect(dialog.getByRole('button', { name: 'Hide 1 row' })).toBeEnabled()
  await page.keyboard.press('Enter')
  await expect(dialog).toBeHidden()

  await expectRows(page, steady)
  await expect(page.getByText(/^1 row hidden until /)).toBeVisible()
  await expect(pane(page, 'Row')).toContainText('The list hides it: allow-listed.')
  await expect(pane(page, 'Row')).toContainText('Sites of our own')
  const views = page.getByRole('navigation', { name: 'Views' })
  await expect(views.getByRole('link', { name: /^Fast flux/ })).toHaveText(new RegExp(`${steady}$`))
  await expect(views.getByRole('link', { name: /^Allow-list/ })).toHaveText(/1$/)

  const listed = scope(page).getByRole('switch', { name: '1 allow-listed' })
  await expect(listed).toBeChecked()
  await listed.press('Enter')
  await expectRows(page, 1 + steady)
  await expect(page).toHaveURL(/show_allowed=true/)
  await page.goBack()
  await expectRows(page, steady)
  await page.getByRole('button', { name: 'Undo' }).press('Enter')
  await expectRows(page, 1 + steady)
  await expect(views.getByRole('link', { name: /^Allow-list/ })).toHaveText(/0$/)
})

test('the page lists entries with what they hide, the expired ones too, and changes, deletes, exports and imports them', async ({
  page,
  app,
}) => {
  const entry = { hunts: 'all', what: [{ field: 'name', value: 'site*.example' }], reason: '<b>=cmd</b>', author: 'Mara' }
  const saved = await page.request.post(`${app.url}/api/allow-list`, { data: entry })
  expect(saved.status()).toBe(200)
  const old = { ...entry, created: '2020-01-01T00:00:00.000Z', expires: '2020-04-01T00:00:00.000Z' }
  expect((await page.request.post(`${app.url}/api/allow-list`, { data: old })).status()).toBe(200)
  await page.goto('/allow-list')
  const rows = page.getByRole('main').getByRole('row')
  await expect(rows).toHaveCount(3)
  await expect(rows.nth(1)).toContainText('<b>=cmd</b>')
  await expect(rows.nth(1)).toContainText(`Fast flux ${steady}`)
  await expect(rows.nth(2)).toContainText('expired 01 Apr 2020')
  await expect(rows.nth(2)).toContainText(`${steady} back in view`)
  const { violations } = await new AxeBuilder({ page }).include('main').withTags(['wcag2a', 'wcag2aa']).analyze()
  expect(violations.map((one) => one.id)).toEqual([])

  await rows
    .nth(2)
    .getByRole('button', { name: /change it/ })
    .press('Enter')
  await page.getByRole('dialog').getByRole('button', { name: '30 days' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Use' }).click()
  await expect(rows.nth(2)).not.toContainText('expired')
  await page.getByRole('button', { name: 'Undo' }).click()
  await expect(rows.nth(2)).toContainText('expired 01 Apr 2020')

  const download = page.waitForEvent('download')
  await page.getByRole('link', { name: 'Export' }).click()
  const file = await (await download).path()
  await rows
    .nth(1)
    .getByRole('button', { name: /^Delete/ })
    .click()
  await expect(rows).toHaveCount(2)
  await rows
    .nth(1)
    .getByRole('button', { name: /^Delete/ })
    .click()
  await expect(page.getByText('There is no entry.')).toBeVisible()
  await page.locator('input[type=file]').setInputFiles(file)
  await expect(rows).toHaveCount(3)
  for (const one of (await (await page.request.get(`${app.url}/api/allow-list`)).json()).entries)
    await page.request.delete(`${app.url}/api/allow-list/${one.id}`)
})

test('a value is allow-listed from its menu, wherever it stands, and then hides the rows that are about it', async ({ page, app }) => {
  await page.goto('/logs/dns?filter=query:site1.example')
  const cell = row(page, 0).getByRole('gridcell').filter({ hasText: 'site1.example' })
  await cell.hover()
  await cell.getByRole('button', { name: 'Menu of site1.example', exact: true }).click()
  await page.getByRole('menuitem', { name: 'Allow-list…' }).click()
  const dialog = page.getByRole('dialog', { name: 'Allow-list this value' })
  await expect(dialog.getByText(/^Hides 1 row in 1 hunt/)).toBeVisible()
  await dialog.getByLabel('Reason').fill('Our own site')
  await dialog.getByRole('button', { name: 'Hide 1 row' }).click()
  await expect(dialog).toBeHidden()
  await expect(page.getByText(/^1 row hidden until /)).toBeVisible()
  await page.goto('/hunts/fast-flux')
  await expectRows(page, steady)
  await expect(scope(page).getByRole('switch', { name: '1 allow-listed' })).toBeChecked()
  const { entries } = await (await page.request.get(`${app.url}/api/allow-list`)).json()
  expect(entries).toMatchObject([{ reason: 'Our own site', what: [{ value: 'site1.example' }] }])
  await page.request.delete(`${app.url}/api/allow-list/${entries[0].id}`)
})

test('what cannot be an entry is refused by name', async ({ page, app }) => {
  const good = { hunts: 'all', what: [{ field: 'name', value: 'a.test' }], reason: 'known' }
  for (const [change, field] of [
    [{ reason: '' }, 'reason'],
    [{ hunts: ['nobody'] }, 'hunts'],
    [{ what: [{ field: 'name', value: '*' }] }, 'what'],
    [{ source: 'here' }, 'source'],
    [{ expires: '2001-01-01T00:00:00Z' }, 'expires'],
  ] as const) {
    const answer = await page.request.post(`${app.url}/api/allow-list`, { data: { ...good, ...change } })
    expect([field, answer.status()]).toEqual([field, 400])
    expect(await answer.json()).toMatchObject({ status: 'bad-params', fields: { [field]: [expect.any(String)] } })
  }
  expect((await page.request.post(`${app.url}/api/allow-list/import`, { data: { entries: [good] } })).status()).toBe(400)
  expect((await page.request.delete(`${app.url}/api/allow-list/none`)).status()).toBe(404)
})
