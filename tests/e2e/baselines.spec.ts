import type { Page } from '@playwright/test'
import { atRest } from './fixture'
import { expectRows, grid, pane, row, tabTo } from './places'
import { ask, comparison, differs, expect, firstWeek, secondWeek, test } from './sample'

test.describe.configure({ mode: 'serial' })
test.slow()

const window = '?from=2025-10-20T00:00Z&to=2025-10-27T00:00Z'

interface Kind {
  readonly kind: string
  readonly title: string
  readonly same: number
  readonly new: number
  readonly gone: number
  readonly changed: number
}

const figures = (page: Page, title: string) =>
  differs(page)
    .getByRole('row', { name: new RegExp(`^${title}`) })
    .getByRole('cell')
const whole = (n: number) => n.toLocaleString('en')

test('without a baseline the page says what one is for, and the comparison how to get one', async ({ page }) => {
  await page.goto('/baselines')
  await expect(page.getByRole('main')).toContainText('No baseline has been frozen yet')
  await expect(page.getByRole('main')).toContainText('until you know what is usual')
  await page.goto('/hunts/baseline-change')
  await page.getByRole('link', { name: 'Freeze a baseline' }).click()
  await expect(page).toHaveURL(/\/baselines$/)
})

test('the first week is frozen in the page and listed with what it holds', async ({ page, app }) => {
  await page.goto(`/baselines${window}`)
  await page.getByRole('button', { name: 'Freeze this window' }).click()
  const dialog = page.getByRole('dialog')
  await expect(dialog).toContainText('20 Oct 2025 00:00 – 27 Oct 2025 00:00 UTC')
  await dialog.getByLabel('Name', { exact: true }).fill('Week 43')
  await dialog.getByLabel('Author').fill('Mara O.')
  await dialog.getByLabel('Reason').fill('An ordinary week')
  await dialog.getByRole('button', { name: 'Freeze', exact: true }).click()
  const line = page.getByRole('region', { name: 'Baselines' }).getByRole('row', { name: /Week 43/ })
  await expect(line).toBeVisible({ timeout: 60_000 })
  const { baselines } = await ask(app, '/api/baselines')
  const [frozen] = baselines
  await expect(line).toContainText('Mara O.')
  await expect(line).toContainText('An ordinary week')
  await expect(line).toContainText(whole(frozen.items.edges))
  await expect(line).toContainText(frozen.fingerprint.match(/.{4}/g).join(' '))
  await expect(pane(page, 'Baseline')).toContainText(`${frozen.covered.hours} of ${frozen.covered.of_hours} hours`)
  await expect(pane(page, 'Baseline')).toContainText('Share explained')
  await page.reload()
  await page.getByRole('button', { name: 'Freeze this window' }).click()
  await expect(dialog.getByLabel('Author')).toHaveValue('Mara O.')
  await dialog.getByLabel('Name', { exact: true }).fill('week 43')
  await dialog.getByRole('button', { name: 'Freeze', exact: true }).click()
  await expect(dialog.getByRole('alert')).toContainText('There is a baseline named Week 43.')
})

test('the views lead to the comparison, whose counts are those of the answer and of the rows', async ({ page, app }) => {
  await page.goto('/')
  const link = page.getByRole('navigation', { name: 'Views' }).getByRole('link', { name: /^After Week 43/ })
  const id = await firstWeek(app)
  const { kinds } = (await ask(app, `/api/baselines/${id}/comparison?${secondWeek}`)) as { kinds: readonly Kind[] }
  const edges = kinds.find(({ kind }) => kind === 'edges')
  const sum = (edges?.new ?? 0) + (edges?.gone ?? 0) + (edges?.changed ?? 0)
  expect(sum).toBeGreaterThan(0)
  await expect(link).toContainText(whole(sum))
  await link.click()
  await expectRows(page, sum)
  for (const { title, same, new: fresh, gone, changed } of kinds)
    await expect(figures(page, title)).toHaveText([same, fresh, gone, changed].map(whole))
  await expect(page.getByRole('main')).toContainText(/168 of 168 here, 165 of 168 before/)
  await expect(page.getByRole('main')).toContainText('weekday or weekend × hour')
  await expect(page.getByRole('list', { name: 'What to know before comparing' })).toContainText('like a holiday')
  await expect(page.getByRole('img', { name: /^Difference: \d+ of 168 hours with more/ })).toBeVisible()
})

test('a line of what differs picks the rows by keyboard; back and forward bring them again', async ({ page, app }) => {
  await page.goto(await comparison(app))
  await expect(differs(page).getByRole('button', { name: 'Edges' })).toHaveAttribute('aria-pressed', 'true')
  await page.keyboard.press('b')
  await expect(differs(page).getByRole('button', { name: 'Edges' })).toBeFocused()
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('ArrowDown')
  await expect(differs(page).getByRole('button', { name: 'Names' })).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(/kind=names/)
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Which registrable names are asked for that were not before?')
  const { total } = await ask(app, `/api/hunts/baseline-change?baseline=${await firstWeek(app)}&${secondWeek}&kind=names&limit=0`)
  await expectRows(page, total)
  await expect(differs(page).getByRole('button', { name: 'Names' })).toHaveAttribute('aria-pressed', 'true')
  await page.goBack()
  await expect(differs(page).getByRole('button', { name: 'Edges' })).toHaveAttribute('aria-pressed', 'true')
  await page.goForward()
  await expectRows(page, total)
})

test('a row shows both sides day by day, and its evidence is as many records as it counts', async ({ page, app }) => {
  await page.goto(`${await comparison(app)}&filter=change:new`)
  // What differs stands above the rows and moves them when it comes.
  await atRest(page)
  await row(page, 0).getByRole('gridcell').first().click()
  const opened = pane(page, 'Row')
  await expect(opened).toContainText('it is not in the baseline')
  await expect(opened.getByRole('img', { name: /^connections per day, baseline: none, window: \d/ })).toBeVisible()
  await expect(opened.getByRole('row', { name: /^Connections, per day/ })).toContainText('new')
  const id = new URL(page.url()).searchParams.get('row')
  const asked = await ask(app, `/api/hunts/baseline-change/rows/${id}?baseline=${await firstWeek(app)}&${secondWeek}`)
  const records = opened.getByRole('link', { name: /^Show the/ })
  await expect(records).toContainText(`Show the ${whole(asked.row.records)} record`)
  await records.click()
  await expect(page).toHaveURL(/\/logs\/conn/)
  await expectRows(page, asked.row.records)
})

test('the baseline is deleted by keyboard after a second word', async ({ page }) => {
  await page.goto('/baselines')
  await tabTo(page, page.getByRole('button', { name: 'Week 43' }))
  await page.keyboard.press('Enter')
  await tabTo(page, pane(page, 'Baseline').getByRole('button', { name: 'Delete' }))
  await page.keyboard.press('Enter')
  const dialog = page.getByRole('dialog')
  await expect(dialog).toContainText('Delete Week 43?')
  await tabTo(page, dialog.getByRole('button', { name: 'Delete baseline' }))
  await page.keyboard.press('Enter')
  await expect(page.getByRole('main')).toContainText('No baseline has been frozen yet')
  await expect(grid(page)).toHaveCount(0)
})

test('what a baseline holds is opened from its figures, chosen by a filter, and saved', async ({ page, app }) => {
  const id = await firstWeek(app)
  const { baseline } = await ask(app, `/api/baselines/${id}`)
  await page.goto('/baselines')
  await page.getByRole('link', { name: `Services of ${baseline.name}: ${whole(baseline.items.services)}` }).click()
  await expect(page).toHaveURL(`${app.url}/baselines/${id}?kind=services`)
  await expectRows(page, baseline.items.services)
  await page
    .getByRole('navigation', { name: 'Kinds' })
    .getByRole('link', { name: /^Edges/ })
    .click()
  await expectRows(page, baseline.items.edges)
  await page.goto(`/baselines/${id}?filter=port:445&filter=uid:C1`)
  const { total } = await ask(app, `/api/baselines/${id}/items?filter=port:445`)
  expect(total).toBeGreaterThan(0)
  expect(total).toBeLessThan(baseline.items.edges)
  await expectRows(page, total)
  await page.getByRole('button', { name: 'Export' }).click()
  const saving = page.waitForEvent('download')
  await page.getByRole('menuitem', { name: /^CSV/ }).click()
  expect((await saving).suggestedFilename()).toMatch(/^spoor-baseline-.*-edges-20251020T000000Z-20251027T000000Z\.csv$/)
})

test('a window before the traffic is not frozen, and the dialog says why', async ({ page }) => {
  await page.goto('/baselines?from=1970-01-01T00:00Z&to=1970-02-01T00:00Z')
  await page.getByRole('button', { name: 'Freeze this window' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('Name', { exact: true }).fill('Too early')
  await dialog.getByRole('button', { name: 'Freeze', exact: true }).click()
  await expect(dialog.getByRole('alert')).toContainText(/before the (traffic|first record)/)
})
