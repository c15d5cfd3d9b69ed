import type { Page } from '@playwright/test'
import { expect, test } from './fixture'
import { expectRows, grid, pane, row, scope, undoAll } from './places'
import { traffic } from './traffic'

// Settings of its own give it a server of its own: what is undone here stands in the histories of rows.
test.use({ logs: traffic, settings: { SPOOR_THREADS: '2' } })
test.afterEach(({ page }) => undoAll(page))

const hunt = '/hunts/fast-flux'

interface Row {
  readonly id: string
  readonly title: string
}

async function rowsOf(page: Page): Promise<readonly Row[]> {
  return (await (await page.request.get(`/api${hunt}`)).json()).rows
}

/** Decides as another browser would. */
async function decide(page: Page, { id, title }: Row, more: object, of = 'fast-flux') {
  const subject = { hunt: of, row: id, kind: 'name', title, what: [{ field: 'name', value: title }] }
  const { events } = await (await page.request.get(`/api/decisions?hunt=${of}&row=${id}`)).json()
  const data = { by: 'Jonas', text: 'seen elsewhere', subjects: [{ ...subject, after: events[0]?.id ?? null }], ...more }
  expect((await page.request.post('/api/decisions', { data })).status()).toBe(200)
}

/** The calls of the hunt's table that a page has made. */
function askings(page: Page): string[] {
  const asked: string[] = []
  page.on('request', (request) => {
    if (new URL(request.url()).pathname === `/api${hunt}`) asked.push(request.url())
  })
  return asked
}

test('a decision that is made in one browser is seen in another, which keeps its row, its place and its focus', async ({
  page,
  browser,
  app,
}) => {
  test.slow()
  const other = await (await browser.newContext({ baseURL: app.url })).newPage()
  const rows = await rowsOf(page)
  const [first, second, third] = rows
  if (!first || !second || !third) throw new Error('three rows are listed')
  const asked = askings(page)
  await page.goto(`${hunt}?row=${third.id}`)
  await expect(pane(page, 'Row')).toContainText(third.title)
  await row(page, 2).getByRole('gridcell').nth(2).focus()
  await expect(row(page, 2).getByRole('gridcell').nth(2)).toBeFocused()
  const before = asked.length

  await other.goto(`${hunt}?row=${second.id}`)
  await expect(pane(other, 'Row').getByRole('button', { name: 'Watch', exact: true })).toBeEnabled()
  await other.keyboard.press('d')
  const dialog = other.getByRole('dialog', { name: 'Decide' })
  await dialog.getByLabel('Watch').check()
  await dialog.getByLabel('Why').fill('for a week')
  await dialog.getByLabel('By').fill('Mara')
  await other.keyboard.press('Enter')
  await expect(dialog).toBeHidden()

  await expect(row(page, 1)).toContainText('for a week')
  expect(asked.length).toBe(before + 1)
  await expect(row(page, 2).getByRole('gridcell').nth(2)).toBeFocused()

  await decide(page, first, { verdict: 'accept' })
  await expectRows(page, rows.length - 1)
  await expect(scope(page).getByRole('switch', { name: '1 allow-listed' })).toBeVisible()
  await expect(row(page, 1)).toContainText(third.title)
  await expect(row(page, 1)).toHaveAttribute('aria-selected', 'true')
  await expect(row(page, 1).getByRole('gridcell').nth(2)).toBeFocused()
  await expect(pane(page, 'Row')).toContainText(third.title)
  await other.context().close()
})

test('what changes nothing in the hunt does not ask it again, and the open row’s history and the list of decisions follow', async ({
  page,
  browser,
  app,
}) => {
  const rows = await rowsOf(page)
  const last = rows.at(-1)
  if (!last) throw new Error('a row is listed')
  const list = await (await browser.newContext({ baseURL: app.url })).newPage()
  await list.goto('/decisions')
  await expect(list.getByRole('heading', { level: 1 })).toBeVisible()
  const asked = askings(page)
  await page.goto(`${hunt}?row=${last.id}`)
  await expect(pane(page, 'Row').getByRole('button', { name: 'Watch', exact: true })).toBeEnabled()
  const before = asked.length
  await decide(page, last, { verdict: 'note', text: 'asked the owner' })
  await expect(pane(page, 'Row').getByRole('list', { name: 'What was decided' })).toContainText('asked the owner')
  await decide(page, { id: '00000000000000aa', title: '10.0.0.1' }, { verdict: 'explain', text: 'of another hunt' }, 'services')
  await expect(list.getByRole('row').filter({ hasText: 'of another hunt' })).toBeVisible()
  expect(asked.length).toBe(before)

  await decide(page, last, { verdict: 'explain', text: 'our own site' })
  await expect(list.getByRole('row').filter({ hasText: 'our own site' })).toBeVisible()
  await expect(grid(page)).toContainText('our own site')
  await list.context().close()
})

test('what was decided while the connection was lost is seen when it is there again', async ({ page, context }) => {
  const [first] = await rowsOf(page)
  if (!first) throw new Error('a row is listed')
  await page.goto(`${hunt}?row=${first.id}`)
  await expect(pane(page, 'Row').getByRole('button', { name: 'Watch', exact: true })).toBeEnabled()
  await decide(page, first, { verdict: 'watch', text: 'before the cut' })
  await expect(grid(page)).toContainText('before the cut')
  await context.setOffline(true)
  await decide(page, first, { verdict: 'explain', text: 'during the cut' })
  await context.setOffline(false)
  await expect(grid(page)).toContainText('during the cut')
})
