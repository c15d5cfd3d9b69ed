import { expect, type Locator, type Page } from '@playwright/test'

export const grid = (page: Page): Locator => page.getByRole('grid')
export const row = (page: Page, index: number): Locator => grid(page).locator(`[role=row][aria-rowindex="${index + 2}"]`)
export const scope = (page: Page): Locator => page.getByRole('region', { name: 'Scope' })
export const pane = (page: Page, name: string): Locator => page.getByRole('complementary', { name, exact: true })
export const head = (page: Page, name: string): Locator => page.getByRole('columnheader').and(page.locator(`[data-column="${name}"]`))

/** The grid says how many rows it has, its head not counted. */
export async function expectRows(page: Page, rows: number): Promise<void> {
  await expect(grid(page)).toHaveAttribute('aria-rowcount', String(rows + 1))
}

/** The text of the cell of that row under that column. */
export async function cellOf(page: Page, index: number, column: string): Promise<string> {
  const at = await head(page, column).getAttribute('aria-colindex')
  return (await row(page, index).locator(`[role=gridcell][aria-colindex="${at}"]`).innerText()).trim()
}

/** Takes back all that stands, so that the next test over the same server finds every row open. */
export async function undoAll(page: Page): Promise<void> {
  const { events } = await (await page.request.get('/api/decisions?current=true&limit=1000')).json()
  for (const { id } of events)
    expect((await page.request.post('/api/decisions/undo', { data: { by: 'Mara', event: id } })).status()).toBe(200)
}

/** Presses Tab until that element has the focus. */
export async function tabTo(page: Page, target: Locator): Promise<void> {
  await expect(target).toBeVisible()
  for (let presses = 0; presses < 80 && !(await target.evaluate((element) => element === document.activeElement)); presses++)
    await page.keyboard.press('Tab')
  await expect(target).toBeFocused()
}
