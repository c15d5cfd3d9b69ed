import { rm } from 'node:fs/promises'
import { expect, type Page } from '@playwright/test'
import { settled, startApp } from './app'
import { folderWith, test } from './fixture'
import { traffic } from './traffic'

test.use({ logs: traffic })

/** A row that no data hold: what is decided sticks to its id. */
const made = (n: number) => ({
  hunt: 'fast-flux',
  row: n.toString(16).padStart(16, '0'),
  kind: 'name',
  title: `n${n}.example`,
  what: [],
  after: null,
})

/** Decides on these, call after call without waiting, in the page itself; the answers' statuses. */
function decideAll(page: Page, by: string, subjects: readonly ReturnType<typeof made>[]): Promise<number[]> {
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
  expect(
    listed.events.filter(({ subject }: { subject: { row: string } }) => subject.row.endsWith('232a') || subject.row.endsWith('2329')),
  ).toEqual([])
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
