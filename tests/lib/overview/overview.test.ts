import { describe, expect, test } from 'vitest'
import { defineHunt } from '../../../lib/hunt'
import { leastFrequency } from '../../../lib/hunts/least-frequency'
import { counts } from '../../../lib/overview/counts'
import { overview } from '../../../lib/overview/overview'
import { sql } from '../../../lib/sql'
import { storeWith } from '../store-fixture'
import { toy } from '../toy-hunt'

const start = 1_700_006_400
const hour = 3600
const every = (seconds: number, from: number, to: number) =>
  Array.from({ length: (to - from) / seconds }, (_, i) => ({ ts: start + from + i * seconds }))
const broken = defineHunt({ ...toy, id: 'broken', query: () => sql`SELECT nothing FROM nowhere` })
const scopeless = new URLSearchParams()

describe('counts', () => {
  test('are the rows of each log and hunt in the scope', async () => {
    const store = await storeWith({
      conn: every(60, 0, hour),
      dns: [1, 2, 3].flatMap((client) => [
        { ts: start, query: 'a.test', id_orig_h: `192.0.2.${client}` },
        { ts: start + hour, query: `${client}.test` },
      ]),
    })
    const all = await counts(store, [toy], scopeless)
    expect(all).toEqual({
      logs: { conn: 60, dns: 6 },
      files: 2,
      names: 4,
      networks: 0,
      sample: false,
      hunts: { toy: { rows: 1, total: 4, scores: [1, 0, 0, 0, 0] } },
      errors: {},
    })
    const part = await counts(store, [toy], new URLSearchParams(`from=${start + 60}&to=${start + 180}`))
    expect(part.logs).toEqual({ conn: 2, dns: 0 })
    expect(part.hunts.toy).toEqual({ rows: 0, total: 0, scores: [0, 0, 0, 0, 0] })
    const quick = await counts(store, [toy], new URLSearchParams(`from=${start + 60}&to=${start + 180}&only=logs`))
    expect(quick).toEqual({ ...part, names: null, hunts: {} })
  })

  test('name a part that fails and keep the rest', async () => {
    const store = await storeWith({ conn: every(60, 0, hour), http: [{ ts: start, host: 'www.example.test' }] })
    const answer = await counts(store, [toy], new URLSearchParams('filter=host:www.example.test'))
    expect(answer.logs).toEqual({ http: 1 })
    expect(answer.errors['logs.conn']).toContain('character 6')
    expect(answer.hunts.toy).toBeNull()
  })

  test('refuse what is no scope', async () => {
    await expect(counts(await storeWith({}), [], new URLSearchParams('limit=1'))).rejects.toMatchObject({
      details: { fields: { limit: [expect.any(String)] } },
    })
  })
})

describe('the overview', () => {
  test('tells rows, span, strip and gaps of each log', async () => {
    const store = await storeWith({
      conn: [...every(60, 0, 10 * hour), ...every(60, 14 * hour, 24 * hour)],
      dns: [{ ts: null, query: 'a.test' }],
    })
    const { data, files } = await overview(store, [toy])
    expect(data?.logs.map(({ log, rows }) => [log, rows])).toEqual([
      ['conn', 1200],
      ['dns', 1],
    ])
    expect(data?.strip?.bins).toBeLessThanOrEqual(80)
    expect(data?.logs[0]?.strip).toHaveLength(data?.strip?.bins ?? 0)
    expect(data?.logs[0]?.strip.reduce((sum, n) => sum + n, 0)).toBe(1200)
    expect(data?.gaps).toHaveLength(1)
    expect(data?.logs[1]).toMatchObject({ first_seen: null, usedBy: [{ id: 'toy', title: 'Askers' }] })
    expect(files).toMatchObject({ total: 2, rejected: 0, sample: false })
  })

  test('tells rejects of a file with several logs beside those that are of one log alone', async () => {
    const store = await storeWith({ conn: every(60, 0, hour), dns: [{ ts: start, query: 'a.test' }], http: [{ ts: start }] })
    await store.write(async ({ run }) => {
      await run(sql`UPDATE spoor.files SET rejected = 3 WHERE log = 'conn'`)
      await run(
        sql`INSERT INTO spoor.files BY NAME SELECT * REPLACE (9 AS id, 'conn,dns' AS log, 2 AS rejected) FROM spoor.files WHERE log = 'dns'`,
      )
      await run(sql`INSERT INTO spoor.loads BY NAME SELECT * REPLACE (9 AS id, 9 AS file) FROM spoor.loads WHERE log IN ('conn', 'dns')`)
      for (const line of [1, 2]) await run(sql`INSERT INTO spoor.rejects VALUES (9, ${line}, 'no time', 'x')`)
    })
    const { data, files, notes } = await overview(store, [])
    expect(data?.logs.map(({ log, rejected, rejected_mixed }) => [log, rejected, rejected_mixed])).toEqual([
      ['conn', 3, 2],
      ['dns', 0, 2],
      ['http', 0, 0],
    ])
    expect(files?.rejected).toBe(5)
    expect(notes.map(({ text }) => text)).toContain('2 lines of conn or dns rejected in 1 file: no time')
  })

  test('tells that one log stopped while conn went on, and not that a rare log is rare', async () => {
    const store = await storeWith({
      conn: every(60, 0, 24 * hour),
      http: [...every(60, 0, 4 * hour), ...every(60, 20 * hour, 24 * hour)],
      dns: every(6 * hour, 0, 24 * hour),
    })
    const { data } = await overview(store, [])
    const stops = Object.fromEntries(data?.logs.map(({ log, stops }) => [log, stops]) ?? [])
    expect(stops.http).toEqual([{ from: expect.any(String), to: expect.any(String), connections: 960 }])
    expect([stops.conn, stops.dns]).toEqual([[], []])
    expect(data?.gaps).toEqual([])
  })

  test('leaves a few records of a wrong clock out of the strips, and counts them', async () => {
    const store = await storeWith({ conn: [{ ts: 0.5 }, ...every(30, 0, 24 * hour)], dns: [{ ts: 1 }, { ts: start }] })
    const { data } = await overview(store, [])
    expect(data?.strip).toMatchObject({ from: new Date(start * 1000).toISOString().replace('Z', '000Z'), outside: 2 })
    const halves = await storeWith({ conn: [{ ts: 0.5 }, { ts: start }] })
    expect((await overview(halves, [])).data?.strip?.outside).toBe(0)
  })

  test('counts a hunt by a ready-made question that the logs answer where its usual log is not there', async () => {
    const conn = [{ ts: start, id_orig_h: '192.0.2.1', id_resp_p: 443, service: 'ssl' }]
    const { missing, hunts } = await overview(await storeWith({ conn }), [leastFrequency])
    expect(missing).toEqual([])
    expect(hunts[0]).toMatchObject({ params: { log: 'conn', field: 'id_resp_p,service' }, counts: { rows: 1 } })
    const usual = await overview(await storeWith({ conn, http: [{ ts: start, user_agent: 'a' }] }), [leastFrequency])
    expect(usual.hunts[0]).toMatchObject({ params: {}, counts: { rows: 1 } })
    const none = await overview(await storeWith({ ftp: [{ ts: start }] }), [leastFrequency])
    expect(none.missing).toEqual([{ log: 'http', hunts: [{ id: 'least-frequency', title: 'Least frequency', required: true }] }])
  })

  test('tells which log is missing for which hunt', async () => {
    const store = await storeWith({
      ssl: [
        { ts: start, version: 'TLSv13' },
        { ts: start, version: 'TLSv12' },
      ],
    })
    const { missing, hunts, notes } = await overview(store, [toy])
    expect(missing).toEqual([
      { log: 'conn', hunts: [{ id: 'toy', title: 'Askers', required: false }] },
      { log: 'dns', hunts: [{ id: 'toy', title: 'Askers', required: true }] },
    ])
    expect(hunts[0]).toMatchObject({ id: 'toy', counts: null })
    expect(notes).toEqual([
      { code: 'tls13', log: 'ssl', text: 'TLS 1.3 hides certificates on 1 of 2 connections (50\u202f%).', filter: ['version:TLSv13'] },
    ])
  })

  test('survives a hunt that fails, and an empty store', async () => {
    const store = await storeWith({ dns: [{ ts: start, query: 'a.test' }] })
    const { errors, data } = await overview(store, [broken])
    expect(Object.keys(errors)).toEqual(['hunts.broken'])
    expect(errors['hunts.broken']).not.toContain('nowhere')
    expect(data?.logs).toHaveLength(1)
    expect(await overview(await storeWith({}), [])).toMatchObject({ data: { logs: [], span: null, strip: null, gaps: [] }, errors: {} })
  })
})
