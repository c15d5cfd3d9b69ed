import type { Page } from '@playwright/test'
import { grid, head, scope } from './places'
import { expect, test } from './sample'

/** Opens the menu of the first value of a column that has one, and answers the value. */
async function openMenu(page: Page, column: string): Promise<string> {
  const at = await head(page, column).getAttribute('aria-colindex')
  const cell = grid(page)
    .locator(`[role="gridcell"][aria-colindex="${at}"]`)
    .filter({ has: page.getByRole('button', { name: /^Menu of (?!unset)/ }) })
    .first()
  await cell.hover()
  const menu = cell.getByRole('button', { name: /^Menu of/ })
  const value = (await menu.getAttribute('aria-label'))?.replace('Menu of ', '') ?? ''
  await menu.click()
  return value
}

for (const [path, column, field] of [
  ['/hunts/certificate-mismatch', 'subject', 'subject'],
  ['/hunts/port-protocol', 'service', 'service'],
  ['/hunts/port-protocol', 'expected', 'expected'],
  ['/hunts/services', 'services', 'services'],
  ['/hunts/services', 'status', 'status'],
  ['/hunts/services', 'first_seen', 'first_seen'],
  ['/hunts/least-frequency?log=conn&field=service', 'service', 'value'],
] as const)
  test(`${path}: what stands under ${column} can be kept by its menu, which counts what it leaves`, async ({ page }) => {
    await page.goto(path)
    const value = await openMenu(page, column)
    const include = page.getByRole('menuitem', { name: /^Include leaves [\d,]+ rows?$/ })
    await expect(include).toBeVisible()
    const rows = /leaves ([\d,]+)/.exec(await include.innerText())?.[1] ?? ''
    expect(Number(rows.replace(',', ''))).toBeGreaterThan(0)
    await include.click()
    await expect(page).toHaveURL(new RegExp(`filter=${field}(:|%3A)`))
    await expect(scope(page)).toContainText(value.slice(0, 12))
    await expect(scope(page).getByText(new RegExp(`^${rows} of `))).toBeVisible()
  })

test('the inspector’s title and evidence have the same menu', async ({ page }) => {
  await page.goto('/hunts/port-protocol')
  await grid(page).getByRole('row').filter({ hasText: 'ssh' }).first().click()
  const pane = page.getByRole('complementary', { name: 'Row' })
  await pane.getByRole('heading').first().hover()
  await expect(pane.getByRole('button', { name: 'Menu of ssh' }).first()).toBeVisible()
})
