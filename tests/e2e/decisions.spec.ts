import AxeBuilder from '@axe-core/playwright'
import { expect, type Page } from '@playwright/test'
import { test } from './fixture'
import { cellOf, expectRows, pane, row, scope, undoAll } from './places'
import { traffic } from './traffic'

test.use({ logs: traffic })
test.afterEach(({ page }) => undoAll(page))

const hunt = '/hunts/fast-flux'
const names = 7

interface Subject {
  readonly hunt: string
  readonly row: string
  readonly kind: string
  readonly title: string
  readonly what: readonly { readonly field: string; readonly value: string }[]
  readonly after: string | null
}

/** The subject of a row of that name, as the page would give it. */
async function subjectOf(page: Page, name: string): Promise<Subject> {
  const { rows } = await (await page.request.get(`/api${hunt}?show_allowed=true`)).json()
  const { id, title } = rows.find((one: { query: string }) => one.query === name)
  return { hunt: 'fast-flux', row: id, kind: 'name', title, what: [{ field: 'name', value: title }], after: null }
}

/** Opens a row and begins to decide on it, by the keyboard. */
async function begin(page: Page, id: string) {
  await page.goto(`${hunt}?row=${id}&show_allowed=true`)
  await expect(pane(page, 'Row').getByRole('button', { name: 'Accept', exact: true })).toBeEnabled()
  await page.keyboard.press('d')
  const dialog = page.getByRole('dialog', { name: 'Decide' })
  await expect(dialog.getByLabel('Why')).toBeFocused()
  return dialog
}

test('a row is accepted by the keyboard: the switch hides it, its history says who and why, and an undo is one more event', async ({
  page,
}) => {
  test.slow()
  const { row: id } = await subjectOf(page, 'site0.example')
  const dialog = await begin(page, id)
  const keep = dialog.getByRole('button', { name: /^Accept until / })
  await page.keyboard.type('<b>our own</b> site')
  await expect(keep).toBeDisabled()
  await dialog.getByLabel('By').fill('Mara Okafor')
  await dialog.getByLabel('Present').fill('Ines Pires, Jonas Tran')
  await page.keyboard.press('Enter')
  await expect(dialog).toBeHidden()
  await expect(page.getByText('Decided: accept, site0.example.')).toBeVisible()
  const history = pane(page, 'Row').getByRole('list', { name: 'What was decided' })
  await expect(history.getByRole('listitem')).toHaveCount(1)
  await expect(history).toContainText('<b>our own</b> site')
  await expect(history).toContainText('with Ines Pires, Jonas Tran')
  const at = (await (await page.request.get(`/api${hunt}?show_allowed=true`)).json()).rows.findIndex((one: { id: string }) => one.id === id)
  expect(await cellOf(page, at, 'decision')).toMatch(/^accept\s*to .*, <b>our own<\/b> site$/)
  expect(await cellOf(page, at, 'decided_by')).toContain('Mara Okafor')

  await page.goto(hunt)
  await expectRows(page, names - 1)
  await expect(scope(page).getByRole('switch', { name: '1 allow-listed' })).toBeChecked()
  await page.goto('/allow-list')
  await scope(page).getByRole('link', { name: '1 row accepted by decisions' }).click()
  await expect(page.getByRole('row').nth(1)).toContainText('Mara Okafor')
  await page.getByRole('link', { name: 'site0.example' }).click()

  await expect(history.getByRole('listitem')).toHaveCount(1)
  await page.keyboard.press('u')
  const undo = page.getByRole('dialog', { name: 'Undo the decision' })
  await expect(undo.getByLabel('By')).toHaveValue('Mara Okafor')
  await page.keyboard.press('Enter')
  await expect(undo).toBeHidden()
  await expect(history.getByRole('listitem')).toHaveCount(2)
  await expect(history.getByRole('listitem').nth(1)).toContainText('undone')
  await page.goto(hunt)
  await expectRows(page, names)
})

test('Undo beside what was done rests until it is answered', async ({ page }) => {
  const { row: id } = await subjectOf(page, 'site5.example')
  const dialog = await begin(page, id)
  await page.keyboard.type('a site of ours')
  await dialog.getByLabel('By').fill('Mara Okafor')
  await page.keyboard.press('Enter')
  await expect(dialog).toBeHidden()
  await page.route('**/api/decisions/undo', async (route) => {
    await new Promise((wait) => setTimeout(wait, 2000))
    await route.fallback()
  })
  const undo = page.getByRole('status').getByRole('button', { name: 'Undo', exact: true })
  await undo.dblclick()
  await expect(undo).toBeDisabled()
  await expect(page.getByText('Undone.', { exact: true })).toBeVisible()
})

test('the dialog, the history beside a row and the list of decisions can be used by everybody', async ({ page }) => {
  test.slow()
  const faults = async (part: string) =>
    (await new AxeBuilder({ page }).include(part).withTags(['wcag2a', 'wcag2aa']).analyze()).violations.map(({ id }) => id)
  const { row: id } = await subjectOf(page, 'site2.example')
  const dialog = await begin(page, id)
  await dialog.getByLabel('Defer').check()
  expect(await faults('[role=dialog]')).toEqual([])
  await dialog.getByLabel('Why').fill('the owner is away')
  await dialog.getByLabel('To').fill('P. Aydin')
  await dialog.getByLabel('Due').fill('2099-12-10')
  await dialog.getByLabel('By').fill('Mara')
  await dialog.getByRole('button', { name: 'Defer' }).click()
  await expect(pane(page, 'Row')).toContainText('to P. Aydin, by 10 Dec 2099')
  expect(await faults('section[aria-label="Details"]')).toEqual([])
  await page.goto('/decisions')
  await expect(page.getByRole('main').getByRole('row').nth(1)).toContainText('P. Aydin, 10 Dec 2099')
  expect(await faults('main')).toEqual([])
})

test('of two browsers that decide on one row at once the second sees the first’s, and stands after it when it decides again', async ({
  page,
  browser,
  app,
}) => {
  test.slow()
  const { row: id } = await subjectOf(page, 'site1.example')
  const other = await (await browser.newContext({ baseURL: app.url })).newPage()
  const [mine, theirs] = [await begin(page, id), await begin(other, id)]
  for (const [dialog, by, word] of [
    [mine, 'Mara', 'Watch'],
    [theirs, 'Jonas', 'Threat'],
  ] as const) {
    await dialog.getByLabel(word).check()
    await dialog.getByLabel('Why').fill(`because ${by} says so`)
    await dialog.getByLabel('By').fill(by)
  }
  await mine.getByRole('button', { name: 'Watch' }).click()
  await expect(mine).toBeHidden()
  await theirs.getByRole('button', { name: 'Call it a threat' }).click()
  await expect(theirs.getByRole('alert')).toContainText('Mara was first: watch.')
  await expect(theirs.getByRole('list', { name: 'Decided meanwhile' })).toContainText('because Mara says so')
  expect((await (await page.request.get(`/api/decisions?hunt=fast-flux&row=${id}`)).json()).total).toBe(1)
  await theirs.getByRole('button', { name: 'Call it a threat after it' }).press('Enter')
  await expect(theirs).toBeHidden()
  await expect(pane(other, 'Row').getByRole('list', { name: 'What was decided' }).getByRole('listitem')).toHaveCount(2)
  await other.context().close()

  const entry = { hunts: 'all', what: [{ field: 'name', value: 'site*.example' }], reason: 'ours' }
  const { entry: kept } = await (await page.request.post('/api/allow-list', { data: entry })).json()
  await page.goto(`${hunt}?filter=query:site*`)
  await expectRows(page, 1)
  await expect(row(page, 0)).toContainText('site1')
  await expect(row(page, 0)).toContainText('threat')
  await page.request.delete(`/api/allow-list/${kept.id}`)
  const effect = await (await page.request.get('/api/allow-list/effect?what=name:site1.example')).json()
  expect(effect.hunts.find((one: { hunt: string }) => one.hunt === 'fast-flux')).toMatchObject({ rows: 0, spared: 1 })
})

test('the page of a name lists the decisions that stand on rows that name it, newest first, each with its row', async ({ page }) => {
  const subject = await subjectOf(page, 'site3.example')
  const say = async (n: number) => {
    const decided = {
      by: 'Ines',
      verdict: 'watch',
      text: `for reason ${n}`,
      subjects: [{ ...subject, row: n.toString(16).padStart(16, '0') }],
    }
    expect((await page.request.post('/api/decisions', { data: decided })).status()).toBe(200)
  }
  for (let n = 1; n <= 7; n++) await say(n)
  const real = { by: 'Ines', verdict: 'threat', text: '<b>ask the owner</b>', subjects: [subject] }
  expect((await page.request.post('/api/decisions', { data: real })).status()).toBe(200)

  await page.goto('/names/site3.example?filter=qtype_name:A')
  const list = page.getByRole('main').getByRole('list', { name: 'Decisions' })
  await expect(list.getByRole('listitem')).toHaveCount(6)
  await expect(list.getByRole('listitem').first()).toContainText('threat')
  await expect(list.getByRole('listitem').first()).toContainText('<b>ask the owner</b>')
  await list.getByRole('link').first().click()
  await expect(pane(page, 'Row')).toContainText('site3.example')
  await page.goBack()
  await page.getByRole('link', { name: '2 more decisions' }).click()
  await expect(page.getByRole('main').getByRole('row')).toHaveCount(9)
  await page.getByRole('button', { name: 'All rows' }).click()
  await expect(page.getByRole('button', { name: 'All rows' })).toBeHidden()
  await page.goto('/names/site4.example')
  await expect(page.getByRole('main')).toContainText('Nothing stands on a row that names it')
})
