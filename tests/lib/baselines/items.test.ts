import { expect, test } from 'vitest'
import { raw, sql } from '../../../lib/sql'
import { type FixtureRow, storeWith } from '../store-fixture'
import { frozen } from './baseline-fixture'

const monday = 1_767_571_200
const hour = 3600
const called = {
  id_orig_h: '10.0.0.1',
  id_resp_h: '10.0.0.2',
  id_resp_p: 443,
  proto: 'tcp',
  conn_state: 'SF',
  orig_bytes: 10,
  resp_bytes: 5,
}
const at = (hours: number, more = {}) => ({ ...called, ...more, ts: monday + hours * hour })

async function edges(conn: readonly FixtureRow[], given = {}) {
  const { store } = await frozen(await storeWith({ conn: [...conn] }), given)
  const [baseline] = (await store.reference()).baselines
  if (!baseline) throw new Error('there is no baseline')
  const columns = raw('source, records, bytes, hosts, days, hours, services, by_hour, on_days, day_records, day_bytes')
  const { rows } = await store.query(sql`SELECT ${columns} FROM ${baseline.items('edges') ?? sql``} AS items ORDER BY source`)
  return rows
}

const inHours = (...seen: readonly number[]) => Array.from({ length: 24 }, (_, i) => seen.filter((one) => one === i).length)

test('an edge of one day has each of its hours once, however many connections lie in it', async () => {
  const [edge] = await edges([at(1), at(1.5), at(5), at(23.9)])
  expect(edge).toMatchObject({
    records: 4,
    bytes: 60,
    hosts: 1,
    days: 1,
    hours: 3,
    by_hour: inHours(1, 5, 23),
    day_records: [4],
    day_bytes: [60],
  })
})

test('an edge of several days counts for each hour of the day the days on which it was seen then', async () => {
  const [edge] = await edges([at(1), at(1.2), at(25), at(73.5), at(74)])
  expect(edge).toMatchObject({ days: 3, hours: 4, by_hour: inHours(1, 1, 1, 2), day_records: [2, 1, 2] })
  const [first, ...others] = (edge?.on_days ?? []) as number[]
  expect(others.map((day) => day - Number(first))).toEqual([1, 3])
})

test('an edge of one hour tells no hours of the day', async () => {
  const [edge] = await edges([at(3), at(3.5)])
  expect(edge).toMatchObject({ days: 1, hours: 1, by_hour: [], day_records: [2] })
})

test('of several hosts and protocols on one edge each is counted once', async () => {
  const own = { own_networks: ['10.0.0.0/8'] }
  const rows = await edges(
    [
      at(1, { service: 'ssl' }),
      at(2, { id_orig_h: '198.51.100.7', service: 'http' }),
      at(3, { id_orig_h: '198.51.100.8', service: 'ssl,smtp' }),
      at(3, { id_orig_h: '198.51.100.8' }),
    ],
    own,
  )
  expect(rows).toMatchObject([
    { source: '10.0.0.1', hosts: 1, services: ['ssl'] },
    { source: '198.51.100.0/24', hosts: 2, hours: 2, records: 3, services: ['http', 'smtp', 'ssl'] },
  ])
})

test('records from before the sensor’s clock was set open no baseline decades early', async () => {
  const traffic = Array.from({ length: 200 }, (_, i) => at(i / 10))
  const { baseline } = await frozen(await storeWith({ conn: [...traffic, { ...called, ts: 12 }] }))
  expect(baseline).toMatchObject({ from: '2026-01-05T00:00:00.000000Z', to: '2026-01-05T19:54:00.000001Z' })
})
