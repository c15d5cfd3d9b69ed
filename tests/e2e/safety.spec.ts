import { access } from 'node:fs/promises'
import type { Page } from '@playwright/test'
import { expect, test } from './fixture'
import { grid, pane, row } from './places'
import { ask } from './raw-http'
import { connFields, dnsFields, lookup, monday, ndjson, tsv } from './zeek'

const script = '<img src=x onerror="window.ran=1"><script>window.ran=1</script>'
const bidi = 'invoice\u202Ecod.exe'
const long = 'L'.repeat(100_000)
const hostile = [
  script,
  bidi,
  '=HYPERLINK("http://x.example")',
  'a\u0000b\u001b[31mred\u0007',
  "'; DROP TABLE logs.http; --",
  '</script><b>bold',
  '../../etc/passwd',
  long,
]
const addresses = (i: number) => [`192.0.2.${i + 1}`, `198.51.100.${i + 1}`]

test.use({
  logs: {
    'http.log': ndjson(
      hostile.map((uri, i) => ({
        ts: monday + i,
        uid: `H${i}`,
        'id.orig_h': '10.0.0.1',
        method: 'GET',
        host: uri.slice(0, 300),
        uri,
        user_agent: uri,
      })),
    ),
    // A tab, a line end or a backslash would stand escaped in TSV; these stand as they are.
    'dns.log': tsv(
      'dns',
      dnsFields,
      [script, bidi, '=1+1'].map((query, i) => lookup({ at: monday + i, query, answers: addresses(i) })),
    ),
    [`${encodeURIComponent(script).slice(0, 100)}.log`]: tsv('conn', connFields, []),
    'strange.log': tsv('<svg onload=alert(1)>', 'ts:time a<b>c:string', [[monday, script]]),
    'broken.log': `${tsv('weird', 'ts:time name:string', [[monday, 'x']])}${script}\t${bidi}\n`,
  },
})

const ran = (page: Page) => page.evaluate(() => 'ran' in window)

test('values from the wire are text on every page, and nothing of them runs', async ({ page }) => {
  for (const path of ['/logs/http', '/logs/dns', '/hunts/fast-flux', '/files', '/logs', '/']) {
    await page.goto(path)
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
    await expect(page.getByRole('main').getByRole('row').nth(1)).toBeVisible()
    expect(await ran(page), path).toBe(false)
    expect(await page.locator('main img, main b:text("bold")').count(), path).toBe(0)
  }
})

test('a script in a record is shown as its text', async ({ page }) => {
  await page.goto('/logs/http?filter=uid:H0')
  await expect(grid(page)).toContainText('<img src=x onerror=')
  await row(page, 0).getByRole('gridcell').first().click()
  await expect(pane(page, 'Record')).toContainText(script)
  expect(await ran(page)).toBe(false)
})

test('a bidi override and control characters are named, not obeyed', async ({ page }) => {
  await page.goto('/logs/http?filter=uid:H1')
  await row(page, 0).getByRole('gridcell').first().click()
  await expect(pane(page, 'Record')).toContainText('invoiceU+202Ecod.exe')
  expect(await page.locator('body').innerText()).not.toContain('\u202E')
  await page.goto('/logs/http?filter=uid:H3')
  await row(page, 0).getByRole('gridcell').first().click()
  await expect(pane(page, 'Record')).toContainText('U+001B[31mred')
  const { rows } = await (await page.request.get('/api/logs/http?filter=uid:H3')).json()
  expect(rows[0].uri).toBe('a\u0000b\u001b[31mred\u0007')
})

test('a value of 100,000 characters neither breaks nor widens the page', async ({ page }) => {
  await page.goto('/logs/http?filter=uid:H7')
  await expect(grid(page)).toContainText('LLLL')
  await row(page, 0).getByRole('gridcell').first().click()
  await expect(pane(page, 'Record')).toContainText('LLLL')
  const { width, shown } = await page.evaluate(() => ({ width: document.documentElement.scrollWidth, shown: window.innerWidth }))
  expect(width).toBeLessThanOrEqual(shown)
})

test('a hostile value can be excluded by its menu', async ({ page }) => {
  await page.goto('/logs/dns')
  const cell = grid(page).getByRole('gridcell').filter({ hasText: '<img src=x' })
  await cell.hover()
  await cell.getByRole('button', { name: /^Menu of/ }).click()
  await page.getByRole('menuitem', { name: 'Exclude' }).click()
  await expect(grid(page)).toHaveAttribute('aria-rowcount', '3')
  await expect(grid(page)).not.toContainText('<img')
  expect(await ran(page)).toBe(false)
})

test('a policy violation would be noticed by these tests', async ({ page, faults }) => {
  await page.goto('/files')
  await page.evaluate(() => {
    document.body.setAttribute('onclick', 'window.ran = 1')
    document.body.click()
    const image = document.createElement('img')
    image.src = 'http://192.0.2.1/x.png'
    document.body.append(image)
  })
  await expect.poll(() => faults.some((fault) => fault.startsWith('policy: '))).toBe(true)
  expect(await ran(page)).toBe(false)
  faults.length = 0
})

test('an upload cannot leave its folder by its name', async ({ app }) => {
  const body = tsv('weird', 'ts:time name:string', [[monday, 'escaped']])
  for (const name of ['../../../tmp/escaped.log', '/etc/escaped.log', 'a\u0000b.log', '..']) {
    const answer = await ask(`${app.url}/api/upload?name=${encodeURIComponent(name)}`, {
      method: 'POST',
      headers: { 'content-type': 'application/octet-stream' },
      body,
    })
    expect([202, 400]).toContain(answer.status)
  }
  for (const path of ['/tmp/escaped.log', '/etc/escaped.log']) await expect(access(path)).rejects.toThrow()
})
