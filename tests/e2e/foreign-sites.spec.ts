import { createServer } from 'node:http'
import { expect, test } from './fixture'
import { ask } from './raw-http'
import { traffic } from './traffic'

test.use({ logs: traffic })

test('a foreign Host is refused for pages, reads and loads', async ({ app }) => {
  const headers = { host: 'rebound.example', 'content-type': 'application/json' }
  for (const path of ['/', '/logs/http', '/api/logs', '/api/logs/http?format=csv', '/api/openapi.json'])
    expect([path, (await ask(`${app.url}${path}`, { headers })).status]).toEqual([path, 403])
  const load = await ask(`${app.url}/api/ingest`, { method: 'POST', headers, body: '{"paths":["/etc"]}' })
  expect([load.status, JSON.parse(load.text).status]).toEqual([403, 'forbidden'])
})

test('a foreign Origin is refused, and so is another site of this machine', async ({ app }) => {
  for (const origin of ['https://evil.example', 'null', 'http://127.0.0.1:1'])
    for (const [method, path] of [
      ['GET', '/api/logs'],
      ['POST', '/api/ingest'],
      ['POST', '/api/upload?name=a.log'],
      ['DELETE', '/api/files/1'],
    ] as const)
      expect([
        origin,
        path,
        (
          await ask(`${app.url}${path}`, {
            method,
            headers: { origin, 'content-type': 'application/json' },
            ...(method === 'POST' ? { body: '{}' } : {}),
          })
        ).status,
      ]).toEqual([origin, path, 403])
  const site = await ask(`${app.url}/api/logs`, { headers: { 'sec-fetch-site': 'cross-site' } })
  expect(site.status).toBe(403)
})

test('a form of another page cannot load anything: only JSON is taken', async ({ app }) => {
  for (const type of ['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data; boundary=x']) {
    const answer = await ask(`${app.url}/api/ingest`, { method: 'POST', headers: { 'content-type': type }, body: '{"paths":["/etc"]}' })
    expect([type, answer.status]).toEqual([type, 403])
  }
  expect((await ask(`${app.url}/api/ingest`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: '{' })).status).toBe(
    400,
  )
})

test('a page of another site can neither read nor load nor frame', async ({ page, app, faults, request }) => {
  const other = createServer((_, response) => response.setHeader('content-type', 'text/html').end('<!doctype html><title>Other</title>'))
  await new Promise<void>((listening) => other.listen(0, '127.0.0.1', listening))
  const at = other.address()
  const before = (await (await request.get('/api/files')).json()).files
  await page.goto(`http://127.0.0.1:${typeof at === 'object' && at ? at.port : 0}`)
  const got = await page.evaluate(async (target) => {
    const json = { 'content-type': 'application/json' }
    const body = JSON.stringify({ paths: ['/etc'] })
    const tries: readonly [string, RequestInit][] = [
      ['/api/logs', {}],
      ['/api/logs/http?format=csv', { mode: 'no-cors' }],
      ['/api/ingest', { method: 'POST', headers: json, body }],
      ['/api/ingest', { method: 'POST', mode: 'no-cors', body }],
      ['/api/upload?name=conn.log', { method: 'POST', mode: 'no-cors', body: 'x' }],
      ['/api/files/1', { method: 'DELETE', headers: json }],
    ]
    const read = ([path, init]: readonly [string, RequestInit]) =>
      fetch(`${target}${path}`, init).then(
        (response) => response.text(),
        () => '',
      )
    return Promise.all(tries.map(read))
  }, app.url)
  expect(got).toEqual(['', '', '', '', '', ''])
  await page.evaluate((target) => {
    const frame = document.createElement('iframe')
    frame.src = target
    document.body.append(frame)
  }, app.url)
  await expect(page.frameLocator('iframe').getByRole('main')).toHaveCount(0)
  other.close()
  expect((await (await request.get('/api/files')).json()).files).toEqual(before)
  expect((await (await request.get('/api/ingest')).json()).jobs).toHaveLength(1)
  // The browser says itself what it refused.
  faults.length = 0
})

test('HEAD is answered by pages and refused by calls, which go on answering', async ({ app, request }) => {
  for (const path of ['/', '/logs/http']) expect([path, (await ask(`${app.url}${path}`, { method: 'HEAD' })).status]).toEqual([path, 200])
  for (const path of ['/api/logs', '/api/decisions/events', ...Array.from({ length: 8 }, () => '/api/logs/http?format=ndjson')]) {
    const { status, headers } = await ask(`${app.url}${path}`, { method: 'HEAD' })
    expect([path, status, headers.allow]).toEqual([path, 405, 'GET'])
  }
  expect((await request.get('/api/logs')).status()).toBe(200)
})

test('pages forbid inline scripts, frames and foreign sources; calls answer nothing that a browser would run', async ({ app }) => {
  const page = await ask(`${app.url}/`)
  const policy = String(page.headers['content-security-policy'])
  expect(policy).toContain("default-src 'none'")
  expect(policy).toMatch(/script-src 'nonce-[^']+' 'strict-dynamic'(;|$)/)
  expect(policy).toContain("frame-ancestors 'none'")
  expect(policy).not.toContain('unsafe-eval')
  const call = await ask(`${app.url}/api/logs/http`)
  expect(call.headers['content-type']).toContain('application/json')
  expect(call.headers['x-content-type-options']).toBe('nosniff')
})
