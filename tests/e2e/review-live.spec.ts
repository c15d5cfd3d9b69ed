import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { settled, startApp } from './app'
import { atCard, decisionsOf, enter, makeReview } from './review'
import { expect, test } from './sample'

test.use({ viewport: { width: 1280, height: 720 } })
test.slow()

test('who closes the page is gone from the list after a while, who reloads it is not', async ({ page, app, browser }) => {
  const { id } = await makeReview(page.request, app.url)
  await page.request.post(`${app.url}/api/reviews/${id}/events`, { data: { by: 'Mara O.', kind: 'start' } })
  await enter(page, app.url, id, 'Mara O.')
  const context = await browser.newContext({ viewport: { width: 1280, height: 720 } })
  const other = await context.newPage()
  await enter(other, app.url, id, 'Jonas T.')
  await expect(page.locator('header')).toContainText('Mara O., Jonas T.')
  await other.reload()
  await page.waitForTimeout(12_000)
  await expect(page.locator('header')).toContainText('Mara O., Jonas T.')
  await context.close()
  await expect(page.locator('header')).not.toContainText('Jonas T.', { timeout: 20_000 })
  await page.keyboard.press('l')
  await expect(page.getByRole('region', { name: 'Agenda' })).toContainText('Mara O. · left: Jonas T.')
})

test('a second browser sees card, decision and comment within a second, and decides too', async ({ page, app, browser }) => {
  const { id, cards } = await makeReview(page.request, app.url)
  await page.request.post(`${app.url}/api/reviews/${id}/events`, { data: { by: 'Mara O.', kind: 'start' } })
  await enter(page, app.url, id, 'Mara O.')
  const other = await (await browser.newContext({ viewport: { width: 1280, height: 720 } })).newPage()
  await enter(other, app.url, id, 'Jonas T.')
  await atCard(other, 1, cards.length)
  await expect(page.locator('header')).toContainText('Mara O., Jonas T.')
  const soon = { timeout: 1000 }

  await page.keyboard.press('ArrowRight')
  await expect(other.locator('header').getByText(`2 of ${cards.length}`, { exact: true })).toBeVisible(soon)
  await expect(other.locator('h1')).toHaveText(await page.locator('h1').innerText())
  await other.keyboard.press('c')
  await other.keyboard.type('this is <b>ours</b>')
  await other.keyboard.press('Enter')
  await expect(page.getByLabel('Decided and said')).toContainText('this is <b>ours</b>', soon)

  // Each has begun to write before the other keeps anything.
  await page.keyboard.press('w')
  await page.keyboard.type('mine')
  await other.keyboard.press('e')
  await other.keyboard.type('the print server')
  await other.keyboard.press('Enter')
  await expect(page.getByLabel('Decided and said')).toContainText('explained by Jonas T.', soon)
  await expect(page.getByLabel('What to watch for?')).toHaveValue('mine')
  await atCard(other, 3, cards.length)
  await expect(page.getByText('The meeting is at card 3')).toBeVisible()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('alert').filter({ hasText: 'Jonas T. was first: explain.' })).toContainText('the print server')
  expect((await decisionsOf(page.request, app.url, id)).map(({ verdict }) => verdict)).toEqual(['explain'])
  await page.keyboard.press('Enter')
  await atCard(page, 3, cards.length)
  await expect.poll(async () => (await decisionsOf(page.request, app.url, id)).map(({ verdict }) => verdict)).toEqual(['explain', 'watch'])

  await page.reload()
  await atCard(page, 3, cards.length)
  await expect(page.locator('header')).toContainText('Mara O., Jonas T.')
  await expect(page.getByRole('img', { name: `1 of ${cards.length} decided` })).toBeVisible()
  await page.keyboard.press('k')
  await expect(page.getByLabel('Decided and said')).toContainText('to watch by Mara O.')
  await expect(page.getByLabel('Decided and said')).toContainText('this is <b>ours</b>')
  await page.keyboard.press('Escape')
  await expect(page).toHaveURL(`${app.url}/reviews`)
  await expect(
    page
      .getByRole('row')
      .filter({ has: page.getByRole('link', { name: 'Week 44 against week 43' }) })
      .first(),
  ).toContainText(`1 of ${cards.length}`)
  await other.context().close()
})

test('two browsers that decide 200 rows each at once lose none', async ({ page, app, browser }) => {
  const { id } = await makeReview(page.request, app.url)
  const other = await (await browser.newContext()).newPage()
  await Promise.all([page, other].map((one) => one.goto(`${app.url}/reviews`)))
  const both = await Promise.all(
    [page, other].map((one, writer) =>
      one.evaluate(
        async ([review, by]) => {
          const decide = (i: number, verdict: string) =>
            fetch('/api/decisions', {
              method: 'POST',
              headers: { 'content-type': 'application/json' },
              body: JSON.stringify({
                by,
                review,
                verdict,
                text: 'at once',
                subjects: [
                  {
                    hunt: 'baseline-change',
                    row: i.toString(16).padStart(16, '0'),
                    kind: 'edge',
                    title: `row ${i}`,
                    what: [],
                    after: null,
                  },
                ],
              }),
            }).then(async (answer) => ({ status: answer.status, events: (await answer.json()).events as { id: string; by: string }[] }))
          return Promise.all(Array.from({ length: 200 }, (_, i) => decide(i, i % 2 ? 'watch' : 'explain')))
        },
        [id, `writer ${writer}`] as const,
      ),
    ),
  )
  const { events } = await (await page.request.get(`${app.url}/api/decisions?limit=10000`)).json()
  const kept = events.filter(({ text }: { text: string }) => text === 'at once')
  expect(kept).toHaveLength(200)
  const ids = new Set(kept.map((one: { id: string }) => one.id))
  const answers = both.flat()
  expect(answers.filter(({ status }) => status === 200)).toHaveLength(200)
  expect(answers.filter(({ status }) => status === 409)).toHaveLength(200)
  // Who came second was told what the first said.
  for (const { events } of answers) expect(events.every((one) => ids.has(one.id))).toBe(true)
  await other.context().close()
})

test('a restarted server loses nothing, and the page comes back by itself with what was typed', async ({ page }) => {
  const data = await mkdtemp(join(tmpdir(), 'spoor-e2e-'))
  const app = await startApp({ data })
  await settled(app)
  const port = new URL(app.url).port
  const { id, cards } = await makeReview(page.request, app.url)
  await page.request.post(`${app.url}/api/reviews/${id}/events`, { data: { by: 'Mara O.', kind: 'start' } })
  await enter(page, app.url, id, 'Mara O.')
  await atCard(page, 1, cards.length)
  await page.keyboard.press('ArrowRight')
  await atCard(page, 2, cards.length)
  await page.keyboard.press('e')
  await page.keyboard.type('known')
  await page.keyboard.press('Enter')
  await atCard(page, 3, cards.length)
  await page.keyboard.press('w')
  await page.keyboard.type('half a sentence')
  await app.kill()
  await expect(page.getByText('The connection is lost; reconnecting.')).toBeVisible()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('alert').filter({ hasText: 'The server does not answer.' })).toBeVisible()

  const again = await startApp({ data, env: { PORT: port } })
  await expect(page.getByText('The connection is lost; reconnecting.')).toBeHidden()
  await expect(page.getByLabel('What to watch for?')).toHaveValue('half a sentence')
  await expect(page.getByRole('img', { name: `1 of ${cards.length} decided` })).toBeVisible()
  await page.keyboard.press('Enter')
  await atCard(page, 4, cards.length)
  expect((await decisionsOf(page.request, again.url, id)).map(({ verdict, text }) => [verdict, text])).toEqual([
    ['explain', 'known'],
    ['watch', 'half a sentence'],
  ])
  await again.stop()
  await rm(data, { recursive: true, force: true })
})
