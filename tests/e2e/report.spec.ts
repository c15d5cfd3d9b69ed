import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import AxeBuilder from '@axe-core/playwright'
import { expect, type Page, test } from '@playwright/test'
import type { Report } from '../../lib/reviews/report/shape'
import type { Review } from '../../lib/reviews/review'
import { type App, settled, startApp } from './app'

// What no card has shown yet is read from the logs.
test.describe.configure({ mode: 'serial', timeout: 400_000 })

const evil = `<img src=x onerror="window.ran=1"><script>window.ran=1</script> "quoted" 'too'`
const day = (date: string) => `2025-${date}T00:00:00.000Z`
let app: App
let review: Review
let folder: string

async function post<T>(path: string, body: object): Promise<T> {
  const answer = await fetch(`${app.url}${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  })
  const given = await answer.json()
  expect([path, answer.status, given.message]).toEqual([path, 200, undefined])
  return given
}
const happen = (event: object) => post(`/api/reviews/${review.id}/events`, { by: 'Mara', ...event })

/** Decides on a card, or on its first row alone; answers the events. */
async function decide(place: number, more: object, all = true, after: string | null = null) {
  const card = review.cards[place]
  const rows = card ? [card, ...(all ? card.like : [])] : []
  const subjects = rows.map(({ subject }) => ({ ...subject, after }))
  const { events } = await post<{ events: { id: string }[] }>('/api/decisions', {
    by: 'Mara',
    present: ['Mara', 'Noor'],
    review: review.id,
    subjects,
    ...more,
  })
  return events
}

test.beforeAll(async () => {
  test.setTimeout(400_000)
  folder = await mkdtemp(join(tmpdir(), 'spoor-report-'))
  app = await startApp()
  await settled(app)
  const { baseline } = await post<{ baseline: { id: string } }>('/api/baselines', { name: 'Week 1', from: day('10-20'), to: day('10-27') })
  const search = `from=${day('10-27')}&to=${day('11-03')}`
  review = (
    await post<{ review: Review }>('/api/reviews', {
      title: `Week 2 ${evil}`.slice(0, 120),
      chair: 'Mara',
      baseline: baseline.id,
      search,
      most: 12,
    })
  ).review
  await happen({ kind: 'start' })
  await happen({ kind: 'join', by: 'Noor' })
  const group = review.cards.findIndex(({ like }) => like.length > 1)
  const single = review.cards.flatMap(({ like }, place) => (like.length === 0 && place !== group ? [place] : []))
  const [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0] = single
  await decide(a, { verdict: 'threat', text: evil, ticket: 'SEC-1' })
  await decide(b, { verdict: 'watch', text: 'seen at https://paste.example/1' })
  await decide(c, { verdict: 'explain', text: 'a new mirror', by: 'Noor' })
  await decide(d, { verdict: 'defer', text: 'whose is it', to: 'P. Aydin', due: '2026-12-10' })
  const [wrong] = await decide(e, { verdict: 'accept', text: 'by mistake' })
  await post('/api/decisions/undo', { by: 'Noor', review: review.id, event: wrong?.id, text: 'too early' })
  await decide(f, { verdict: 'accept', text: 'known since Monday' })
  const accepted = await decide(group, { verdict: 'accept', text: 'one service for all of them' })
  await post('/api/decisions/undo', { by: 'Noor', review: review.id, event: accepted.at(-1)?.id, text: 'not this one' })
  await happen({ kind: 'comment', card: a, text: evil })
})

test.afterAll(async () => {
  await app?.stop()
  if (folder) await rm(folder, { recursive: true, force: true })
})

const reported = async (): Promise<Report> => (await (await fetch(`${app.url}/api/reviews/${review.id}/report`)).json()).report
const open = (page: Page) => page.goto(`${app.url}/reviews/${review.id}/report`, { timeout: 300_000 })
const number = (n: number) => n.toLocaleString('en')
const mainText = async (page: Page) => (await page.getByRole('main').innerText()).replaceAll(/\s+/g, ' ')

test('before its end the report says so', async ({ page }) => {
  await open(page)
  await expect(page.getByText(/Opened .* and not ended/)).toBeVisible()
  await happen({ kind: 'end' })
  await page.reload({ timeout: 300_000 })
  await expect(page.getByText(/^Held \d/)).toBeVisible()
})

test('its figures are those of the API', async ({ page }) => {
  await open(page)
  const report = await reported()
  const counts = page.getByRole('table').filter({ hasText: 'Rows on the agenda' })
  for (const { title, note, rows, ...kind } of report.kinds) {
    const cells = await counts
      .getByRole('row')
      .filter({ has: page.getByRole('rowheader', { name: title, exact: true }) })
      .getByRole('cell')
      .allInnerTexts()
    const changes = [kind.same, kind.new, kind.gone, kind.changed].map((n) => (note === null ? number(n) : '–'))
    const words = [rows.accept, rows.explain, rows.watch, rows.threat, rows.defer, rows.open].map(number)
    expect([title, ...cells]).toEqual([title, ...changes, ...words])
  }
  const meeting = await (await fetch(`${app.url}/api/reviews/${review.id}`)).json()
  expect(report.cards.decided).toBe(
    (await (await fetch(`${app.url}/api/reviews`)).json()).reviews.find(({ id }: Review) => id === review.id).decided,
  )
  expect(meeting.state.ended).toBe(report.at)
  await expect(page.getByText(`${report.cards.decided} of ${report.cards.all} were decided`)).toBeVisible()
  const explained = page.getByRole('table').filter({ hasText: 'Explained or accepted' })
  for (const [name, part] of [
    ['Connections in the window', report.explained?.connections],
    ['Edges', report.explained?.edges],
  ] as const)
    await expect(explained.getByRole('row').filter({ hasText: name }).getByRole('cell')).toHaveText(
      [part?.before ?? -1, part?.after ?? -1, part?.all ?? -1].map(number),
    )
  const current = await (await fetch(`${app.url}/api/decisions?hunt=baseline-change&current=true`)).json()
  expect(report.decisions.reduce((sum, { rows }) => sum + rows.length, 0)).toBe(current.total)
})

test('each decision stands with its ledger, records, person, reason and what was taken back', async ({ page }) => {
  await open(page)
  const report = await reported()
  for (const [i, { by, lead, rows, reasons, detail }] of report.decisions.entries()) {
    const one = page.locator('section.case').nth(i)
    await expect(one.getByRole('heading')).toContainText(`${i + 1}. `)
    await expect(one).toContainText(by)
    await expect(one.getByRole('row').filter({ hasText: 'Score' }).getByRole('cell')).toHaveText(String(lead.score))
    for (const { label } of reasons) await expect(one).toContainText(label)
    await expect(one.getByRole('img', { name: /per day/ })).toHaveCount(detail.chart.length > 0 ? 1 : 0)
    await expect(one.locator('.records').first()).toContainText(`${number(detail.evidence[0]?.total ?? -1)} record`)
    await expect(one.locator('.rows li')).toHaveCount(rows.length > 1 ? rows.length : 0)
  }
  const text = await mainText(page)
  expect(text).toContain('To P. Aydin, by 10 Dec 2026.')
  expect(text).toContain('hxxps://paste[.]example/1')
  expect(text).toContain('Noor: Undone: too early')
  expect(text).toContain(evil.replaceAll('window.ran', 'window[.]ran'))
})

test('what people and logs say is text, and the page is clean', async ({ page }) => {
  const faults: string[] = []
  page.on('console', (message) => message.type() === 'error' && faults.push(message.text()))
  page.on('pageerror', (error) => faults.push(error.message))
  await open(page)
  expect(await page.evaluate(() => ['ran' in window, document.images.length, document.scripts.length])).toEqual([false, 0, 0])
  expect((await new AxeBuilder({ page }).analyze()).violations.map(({ id, nodes }) => [id, nodes[0]?.html])).toEqual([])
  expect(faults).toEqual([])
})

test('the saved file says the same, opened from the disk, and asks for nothing', async ({ page, context }) => {
  await open(page)
  const text = await mainText(page)
  const answer = await fetch(`${app.url}/api/reviews/${review.id}/report?format=html`)
  expect(answer.headers.get('content-disposition')).toMatch(/^attachment; filename="spoor-review-[\w-]+\.html"$/)
  const file = join(folder, 'report.html')
  await writeFile(file, Buffer.from(await answer.arrayBuffer()))
  const saved = await context.newPage()
  const asked: string[] = []
  saved.on('request', (request) => asked.push(request.url()))
  await saved.goto(pathToFileURL(file).href)
  expect(await mainText(saved)).toBe(text)
  expect(asked).toEqual([pathToFileURL(file).href])
  expect(await saved.evaluate(() => ['ran' in window, document.links.length, document.compatMode])).toEqual([false, 0, 'CSS1Compat'])
})

for (const [format, box] of [
  ['A4', /\/MediaBox \[0 0 59[45](?:\.\d+)? 84[12](?:\.\d+)?\]/],
  ['Letter', /\/MediaBox \[0 0 612 792\]/],
] as const)
  test(`it prints on ${format}`, async ({ page }) => {
    await open(page)
    const pdf = (await page.pdf({ format, path: join(folder, `${format}.pdf`) })).toString('latin1')
    expect(pdf).toMatch(box)
    expect([...pdf.matchAll(/\/Type \/Page\b(?!s)/g)].length).toBeGreaterThan(3)
    await page.emulateMedia({ media: 'print' })
    await expect(page.getByRole('navigation')).toBeHidden()
  })

test('the appendix has every row of the agenda', async () => {
  const agenda = review.cards.reduce((sum, { like }) => sum + 1 + like.length, 0)
  const lines = (await (await fetch(`${app.url}/api/reviews/${review.id}/report?format=ndjson`)).text()).trim().split('\n')
  expect(lines).toHaveLength(agenda)
  expect(lines.map((line) => JSON.parse(line)).filter(({ decision }) => decision === 'threat')).toMatchObject([{ decision_text: evil }])
})

test('a meeting that is not there is said to be missing', async ({ page }) => {
  expect((await page.goto(`${app.url}/reviews/none/report`))?.status()).toBe(404)
  await expect(page.locator('body')).toContainText('There is no review none.')
})
