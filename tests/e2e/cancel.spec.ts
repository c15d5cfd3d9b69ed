import { expect, test } from './fixture'
import { dnsFields, lookup, monday, tsv } from './zeek'

/** Long names over which a glob with many ways to fit takes long. */
const names = Array.from({ length: 120_000 }, (_, i) =>
  lookup({ at: monday + i, query: `${'a'.repeat(60)}${i}`, answers: ['192.0.2.1'], uid: `S${i}` }),
)
const slow = 'filter=-query:*a*a*_'
test.use({ logs: { 'dns.log': tsv('dns', dnsFields, names) }, settings: { SPOOR_THREADS: '1' } })

test('Cancel aborts the call, and the page says so', async ({ page }) => {
  const aborted = page.waitForEvent('requestfailed', (request) => request.url().includes('/api/hunts/fast-flux?'))
  await page.goto(`/hunts/fast-flux?${slow}`)
  const main = page.getByRole('main')
  await expect(main).toContainText('Counting names')
  await expect(main).toContainText(/stage 1 of 4, counting the records in scope · \d+\.\d s/)
  await expect(main.getByRole('progressbar', { name: 'Counting names' })).toHaveAttribute('aria-valuetext', /^stage 1 of 4/)
  await main.getByRole('button', { name: 'Cancel' }).click()
  expect((await aborted).failure()?.errorText).toContain('ABORTED')
  await expect(main).toContainText(/Cancelled after \d+\.\d s/)
  await expect(main.getByRole('button', { name: 'Try again' })).toBeVisible()
})

test('freezing a baseline tells its stages, and Cancel stops it, keeps nothing and leaves the form as it was', async ({ page, app }) => {
  const aborted = page.waitForEvent('requestfailed', (request) => request.method() === 'POST' && request.url().endsWith('/api/baselines'))
  await page.goto(`/baselines?${slow}`)
  await page.getByRole('button', { name: 'Freeze this window' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('Name', { exact: true }).fill('Slow week')
  await dialog.getByRole('button', { name: 'Freeze', exact: true }).click()
  await expect(dialog.getByRole('progressbar', { name: 'Freezing' })).toHaveAttribute('aria-valuetext', /^stage \d of \d+, freezing /)
  await expect(dialog.getByRole('button', { name: 'Freeze', exact: true })).toBeDisabled()
  await dialog.getByRole('button', { name: 'Cancel', exact: true }).click()
  expect((await aborted).failure()?.errorText).toContain('ABORTED')
  await expect(dialog.getByRole('alert')).toContainText('Cancelled. Nothing was kept.')
  await expect(dialog.getByRole('progressbar')).toBeHidden()
  await expect(dialog.getByLabel('Name', { exact: true })).toHaveValue('Slow week')
  await expect(dialog.getByRole('button', { name: 'Freeze', exact: true })).toBeEnabled()
  expect((await (await fetch(`${app.url}/api/baselines`)).json()).baselines).toEqual([])
})

const timed = async (work: () => Promise<unknown>) => {
  const began = Date.now()
  await work()
  return Date.now() - began
}

test('a cancelled query gives its place to others at once', async ({ app }) => {
  const slowly = (i: number, signal: AbortSignal) => fetch(`${app.url}/api/logs/dns?${slow}&filter=-query:${i}*a*a*_`, { signal })
  const aTenth = await timed(() => fetch(`${app.url}/api/logs/dns?${slow}&to=${monday + names.length / 10}`))
  const controller = new AbortController()
  const calls = Array.from({ length: 8 }, (_, i) =>
    slowly(i, controller.signal).then(
      () => 'answered',
      () => 'cancelled',
    ),
  )
  await new Promise((wait) => setTimeout(wait, 500))
  controller.abort()
  expect(new Set(await Promise.all(calls))).toEqual(new Set(['cancelled']))
  const after = await timed(async () => {
    const { total } = await (await fetch(`${app.url}/api/logs/dns?filter=uid:S7`)).json()
    expect(total).toBe(1)
  })
  // Behind eight that go on over all of the records it would wait many times as long.
  expect(after).toBeLessThan(aTenth)
})
