import { rm } from 'node:fs/promises'
import AxeBuilder from '@axe-core/playwright'
import { expect, type Page } from '@playwright/test'
import { settled, startApp } from './app'
import { folderWith, test } from './fixture'
import { cellOf, expectRows, pane, row, scope } from './places'
import { traffic } from './traffic'

test.use({ logs: traffic })

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

const made = (n: number): Subject => ({
  hunt: 'fast-flux',
  row: n.toString(16).padStart(16, '0'),
  kind: 'name',
  title: `n${n}.example`,
  what: [],
  after: null,
})

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
  const { row: id } = await subjectOf(page, 'site0.example')
  const dialog = await begin(page, id)
  const keep = dialog.getByRole('button', { name: /^Accept until / })
  await page.keyboard.type('<b>our own</b> site')
  await expect(keep).toBeDisabled()
  const { violations } = await new AxeBuilder({ page }).include('[role=dialog]').withTags(['wcag2a', 'wcag2aa']).analyze()
  expect(violations.map((one) => one.id)).toEqual([])
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
  const page1 = await new AxeBuilder({ page }).include('main').withTags(['wcag2a', 'wcag2aa']).analyze()
  expect(page1.violations.map((one) => one.id)).toEqual([])
  await page.getByRole('link', { name: 'site0.example' }).click()

  await expect(history.getByRole('listitem')).toHaveCount(1)
  await page.keyboard.press('u')
  const undo = page.getByRole('dialog', { name: 'Undo the decision' })
  await expect(undo.getByLabel('By')).toHaveValue('Mara Okafor')
  await page.keyboard.press('Enter')
  await expect(undo).toBeHidden()
  await expect(history.getByRole('listitem')).toHaveCount(2)
  await expect(history.getByRole('listitem').nth(1)).toContainText('undone')
  const pane1 = await new AxeBuilder({ page }).include('aside').withTags(['wcag2a', 'wcag2aa']).analyze()
  expect(pane1.violations.map((one) => one.id)).toEqual([])
  await page.goto(hunt)
  await expectRows(page, names)
})

test('of two browsers that decide on one row at once the second sees the first’s, and stands after it when it decides again', async ({
  page,
  browser,
  app,
}) => {
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

/** Decides on these, call after call without waiting, in the page itself; the answers' statuses. */
function decideAll(page: Page, by: string, subjects: readonly Subject[]): Promise<number[]> {
  return page.evaluate(
    ([by, subjects]) =>
      Promise.all(
        subjects.map(async (subject) => {
          const body = JSON.stringify({ by, verdict: 'explain', text: 'at once', subjects: [subject] })
          return (await fetch('/api/decisions', { method: 'POST', headers: { 'content-type': 'application/json' }, body })).status
        }),
      ),
    [by, subjects] as const,
  )
}

test('two browsers that decide on 200 rows at once lose none, and all are there when the server was killed and started again', async ({
  browser,
}) => {
  test.slow()
  const folder = await folderWith({ 'dns.log': traffic['dns.log'] })
  let app = await startApp({ paths: [folder] })
  await settled(app)
  const pages = await Promise.all(['Mara', 'Jonas'].map(async () => (await browser.newContext({ baseURL: app.url })).newPage()))
  await Promise.all(pages.map((page) => page.goto('/files')))
  const [mara, jonas] = pages
  if (!mara || !jonas) throw new Error('two pages were opened')
  const stream = mara.evaluate(async () => {
    const reader = (await fetch('/api/decisions/events')).body?.pipeThrough(new TextDecoderStream()).getReader()
    let text = ''
    while ((text.match(/"undoes"/g) ?? []).length < 450) text += (await reader?.read())?.value ?? ''
    await reader?.cancel()
    return text.split('\n\n').flatMap((message) => (message.startsWith('data: ') ? JSON.parse(message.slice(6)).events : [])).length
  })
  const own = (from: number, most = 200) => Array.from({ length: most }, (_, i) => made(from + i))
  const apart = await Promise.all([decideAll(mara, 'Mara', own(0)), decideAll(jonas, 'Jonas', own(1000))])
  expect(apart.flat().every((status) => status === 200)).toBe(true)
  const same = await Promise.all([decideAll(mara, 'Mara', own(2000, 50)), decideAll(jonas, 'Jonas', own(2000, 50))])
  expect(same.flat().filter((status) => status === 200)).toHaveLength(50)
  expect(same.flat().filter((status) => status === 409)).toHaveLength(50)
  expect(await stream).toBe(450)
  const all = async () => (await (await fetch(`${app.url}/api/decisions?limit=1000`)).json()).events
  const before = await all()
  expect(before).toHaveLength(450)
  await app.kill()
  app = await startApp({ data: app.data })
  expect(await all()).toEqual(before)
  await app.stop()
  await Promise.all([folder, app.data].map((path) => rm(path, { recursive: true, force: true })))
  await Promise.all(pages.map((page) => page.context().close()))
})

test('a group is kept whole or not at all, and what cannot be decided is refused by name', async ({ page }) => {
  const post = (data: object, path = '/api/decisions') => page.request.post(path, { data })
  const good = { by: 'Mara', verdict: 'watch', text: '=cmd', subjects: [made(9000)] }
  const first = await post(good)
  const [event] = (await first.json()).events
  const group = await post({ ...good, by: 'Jonas', subjects: [made(9001), made(9000), made(9002)] })
  expect(group.status()).toBe(409)
  expect(await group.json()).toMatchObject({ status: 'conflict', events: [event] })
  const listed = await (await page.request.get('/api/decisions?hunt=fast-flux&verdict=watch&current=true')).json()
  expect(listed.events.filter(({ subject }: { subject: Subject }) => subject.row.endsWith('232a') || subject.row.endsWith('2329'))).toEqual(
    [],
  )
  const csv = await (await page.request.get(`/api/decisions?row=${made(9000).row}&format=csv`)).text()
  expect(csv.split('\r\n')[1]).toContain(`,watch,'=cmd,`)
  for (const [change, field] of [
    [{ by: '' }, 'by'],
    [{ text: ' ' }, 'text'],
    [{ verdict: 'undo' }, 'verdict'],
    [{ verdict: 'defer', due: '2030-01-01' }, 'to'],
    [{ verdict: 'accept', expires: '2001-01-01T00:00:00.000Z' }, 'expires'],
    [{ subjects: [{ ...made(1), hunt: 'nobody' }] }, 'subjects'],
    [{ subjects: [{ ...made(1), row: 'x' }] }, 'subjects'],
  ] as const) {
    const answer = await post({ ...good, subjects: [made(9100)], ...change })
    expect([field, answer.status()]).toEqual([field, 400])
    expect(await answer.json()).toMatchObject({ status: 'bad-params', fields: { [field]: [expect.any(String)] } })
  }
  expect((await page.request.get('/api/decisions?verdict=bad&colour=red')).status()).toBe(400)
  expect((await post({ by: 'Mara', event: event.id }, '/api/decisions/undo')).status()).toBe(200)
  expect((await post({ by: 'Jonas', event: event.id }, '/api/decisions/undo')).status()).toBe(409)
})
