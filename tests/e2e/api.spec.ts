import { expect, test } from './fixture'
import { traffic, trafficRows } from './traffic'
import { connFields, tsv } from './zeek'

const formula = tsv('conn', connFields, [
  ['1700000000.000000', '=cmd', '192.0.2.1', 1, '192.0.2.2', 2, 'tcp', '@sum,"x"', '1.000000', 1, 1, 'SF'],
])
test.use({ logs: { ...traffic, 'formula.log': formula } })

const said = 'is not a parameter here'
const noon = 'from=2025-10-27T12:00:00Z'

test('calls of loads take no parameter, and JSON beyond the limit is refused', async ({ request, app }) => {
  const { jobs } = await (await request.get('/api/ingest')).json()
  const one = `/api/ingest/${jobs[0].id}`
  const answers = [
    await request.get(`${one}?x=1`),
    await request.delete(`${one}?x=1`),
    await request.get(`${one}/events?x=1`),
    await request.post('/api/ingest?x=1', { data: { paths: ['/nowhere'] } }),
  ]
  for (const answer of answers) expect([answer.url(), answer.status(), (await answer.json()).fields.x]).toEqual([answer.url(), 400, [said]])
  for (const path of ['/api/ingest', '/api/networks', '/api/views', '/api/decisions']) {
    const headers = { 'content-type': 'application/json' }
    const answer = await fetch(`${app.url}${path}`, {
      method: 'POST',
      headers,
      body: JSON.stringify({ name: 'x'.repeat(17 * 1024 * 1024) }),
    })
    expect([path, answer.status, (await answer.json()).status]).toEqual([path, 413, 'too-large'])
  }
})

test('a parameter that cannot be read is named with the reason', async ({ request }) => {
  for (const [path, field] of [
    ['/api/logs/conn?from=yesterday', 'from'],
    ['/api/logs/conn?limit=10001', 'limit'],
    ['/api/logs/conn?sort=nothing', 'sort'],
    ['/api/logs/conn?filter=id_orig_h', 'filter'],
    ['/api/logs/conn?service=ssl', 'service'],
    ['/api/hunts/fast-flux?ttl=short', 'ttl'],
    ['/api/hunts/fast-flux?ttl=0', 'ttl'],
    ['/api/hunts/fast-flux?own_networks=foo', 'own_networks'],
    ['/api/hunts/fast-flux?wrong=1', 'wrong'],
    ['/api/hunts/fast-flux?wrong=', 'wrong'],
    ['/api/hunts/fast-flux?cursor=abc', 'cursor'],
    ['/api/health?x=1', 'x'],
    ['/api/upload?nme=a.log', 'nme'],
  ] as const) {
    const answer = path.startsWith('/api/upload') ? await request.post(path, { data: Buffer.from('x') }) : await request.get(path)
    const body = await answer.json()
    expect([path, answer.status(), body.status]).toEqual([path, 400, 'bad-params'])
    expect(Object.keys(body.fields), path).toContain(field)
    expect(body.fields[field].every((message: unknown) => typeof message === 'string' && message !== '')).toBe(true)
    expect(body.message).toContain(field)
  }
})

test('what is not there is a 404 in the same shape', async ({ request }) => {
  for (const path of [
    '/api/absent',
    '/api/logs/absent',
    '/api/hunts/absent',
    '/api/ingest/absent',
    '/api/files/999/rejects',
    '/api/logs/conn/records/1.1',
  ]) {
    const answer = await request.get(path)
    expect([path, answer.status(), (await answer.json()).status]).toEqual([path, 404, 'not-found'])
  }
})

test('time is half-open, in ISO 8601 or epoch seconds alike', async ({ request }) => {
  const total = async (query: string) => (await (await request.get(`/api/logs/conn?${query}`)).json()).total
  // Records stand every 144 s from 00:00: noon is the 300th after the first.
  expect(await total(noon)).toBe(900)
  expect(await total('from=1761566400')).toBe(900)
  expect(await total('to=2025-10-27T12:00:00Z')).toBe(300 + 1)
  expect(await total('from=2025-10-27T12:00:00Z&to=2025-10-27T12:02:24Z')).toBe(1)
  expect(await total('from=2025-10-27T13:00:00%2B01:00')).toBe(900)
})

test('filters: alternatives within a field, all across fields, networks, ranges, globs, unset and exclusion', async ({ request }) => {
  const total = async (...filters: string[]) => {
    const query = new URLSearchParams([['from', '2025-01-01'], ...filters.map((filter) => ['filter', filter])])
    return (await (await request.get(`/api/logs/conn?${query}`)).json()).total
  }
  expect(await total('service:ssh')).toBe(12)
  expect(await total('service:ssh', 'service:ssl')).toBe(312)
  expect(await total('service:ssl', 'id_orig_h:10.0.0.2')).toBe(100)
  expect(await total('id_orig_h:10.0.0.0/30')).toBe(300)
  expect(await total('id_resp_p:22..80')).toBe(312)
  expect(await total('service:ss*')).toBe(312)
  expect(await total('service:-')).toBe(588)
  expect(await total('-service:-')).toBe(612)
  expect(await total('host:198.51.100.1')).toBe(24)
})

test('a filter on a field that the log lacks never empties it, and the answer names it', async ({ request }) => {
  const answer = await (await request.get('/api/logs/conn?filter=query:*.example&from=2025-01-01')).json()
  expect(answer.total).toBe(trafficRows.conn)
  expect(answer.scope.unused).toEqual([expect.objectContaining({ filter: 'query:*.example', log: 'conn' })])
})

test('JSON has 200 rows unless asked, and cursors pass every record once', async ({ request }) => {
  const first = await (await request.get('/api/logs/conn?from=2025-01-01')).json()
  expect(first.rows).toHaveLength(200)
  const uids = new Set<string>()
  for (let cursor: string | null = ''; cursor !== null; ) {
    const page: { rows: { uid: string }[]; next: string | null } = await (
      await request.get(`/api/logs/conn?from=2025-01-01&limit=500&cursor=${encodeURIComponent(cursor)}`)
    ).json()
    for (const { uid } of page.rows) {
      expect(uids.has(uid)).toBe(false)
      uids.add(uid)
    }
    cursor = page.next
  }
  expect(uids.size).toBe(trafficRows.conn)
})

test('CSV and NDJSON hold all that the scope selects, in the order asked for', async ({ request }) => {
  const query = 'filter=-service:ssh&from=2025-01-01&sort=uid'
  const csv = await (await request.get(`/api/logs/conn?${query}&format=csv`)).text()
  const lines = csv.trim().split('\r\n')
  expect(lines).toHaveLength(1 + 1188)
  const ndjson = (await (await request.get(`/api/logs/conn?${query}&format=ndjson`)).text()).trim().split('\n')
  const uids: string[] = ndjson.map((line) => JSON.parse(line).uid)
  expect(uids).toHaveLength(1188)
  expect(uids).toEqual(uids.toSorted())
  const column = (lines[0] ?? '').split(',').indexOf('uid')
  expect(lines.slice(1).map((line) => line.split(',')[column])).toEqual(uids)
})

test('a cell of CSV that a spreadsheet would run is made harmless; NDJSON keeps the value', async ({ request }) => {
  const csv = await (await request.get('/api/logs/conn?to=2024-01-01&format=csv')).text()
  expect(csv).toContain(`'=cmd`)
  expect(csv).not.toMatch(/(^|,|")=cmd/m)
  expect(csv).toContain(`"'@sum,""x"""`)
  const record = JSON.parse(await (await request.get('/api/logs/conn?to=2024-01-01&format=ndjson')).text())
  expect([record.uid, record.service]).toEqual(['=cmd', '@sum,"x"'])
})

test('evidence and next checks open exactly as many records as they say', async ({ request }) => {
  const { rows } = await (await request.get('/api/hunts/fast-flux')).json()
  expect(rows[0].query).toBe('ever.changing.example')
  const { evidence, checks } = await (await request.get(`/api/hunts/fast-flux/rows/${rows[0].id}`)).json()
  expect(evidence.length).toBeGreaterThan(0)
  for (const { log, total, filter, from, to } of [...evidence, ...checks]) {
    const query = new URLSearchParams([
      ...filter.map((one: string) => ['filter', one]),
      ['from', from ?? ''],
      ['to', to ?? ''],
      ['limit', '0'],
    ])
    expect((await (await request.get(`/api/logs/${log}?${query}`)).json()).total).toBe(total)
  }
})

test('a hunt names the logs that it lacks', async ({ request }) => {
  const files = (await (await request.get('/api/files')).json()).files
  const dns = files.find((file: { log: string }) => file.log === 'dns')
  expect((await (await request.get('/api/hunts/fast-flux')).json()).status).toBe('ok')
  const removed = await request.delete(`/api/files/${dns.id}`, { headers: { 'content-type': 'application/json' } })
  expect(removed.status()).toBe(200)
  const answer = await request.get('/api/hunts/fast-flux')
  expect([answer.status(), await answer.json()]).toEqual([200, expect.objectContaining({ status: 'missing-logs', logs: ['dns'] })])
})

test('the description lists every call that answers', async ({ request }) => {
  const { openapi, paths } = await (await request.get('/api/openapi.json')).json()
  expect(openapi).toMatch(/^3\.\d/)
  const calls = Object.entries<Record<string, unknown>>(paths).flatMap(([path, methods]) => Object.keys(methods).map((m) => `${m} ${path}`))
  for (const call of [
    'get /api/health',
    'get /api/logs',
    'get /api/logs/{log}',
    'get /api/files',
    'delete /api/files/{id}',
    'get /api/files/{id}/rejects',
    'post /api/ingest',
    'get /api/ingest/{id}/events',
    'delete /api/ingest/{id}',
    'post /api/upload',
    'get /api/hunts',
    'get /api/hunts/{id}',
    'get /api/hunts/{id}/rows/{row}',
  ])
    expect(calls).toContain(call)
  // A call that only sends events answers as long as somebody listens.
  const ends = (path: string) => Object.keys(paths[path].get?.responses['200']?.content ?? {}).includes('application/json')
  for (const path of Object.keys(paths).filter((path) => !path.includes('{') && ends(path))) {
    const needs = paths[path].get.parameters.some(({ required }: { required?: boolean }) => required)
    expect([path, (await request.get(path)).status()]).toEqual([path, needs ? 400 : 200])
  }
})
