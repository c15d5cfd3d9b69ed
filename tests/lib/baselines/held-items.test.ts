import { expect, test } from 'vitest'
import { giveItems } from '../../../lib/baselines/give-items'
import { storeWith } from '../store-fixture'
import { frozen } from './baseline-fixture'

const start = 1_767_571_200
const met = (id_orig_h: string, id_resp_h: string, hour: number) => ({
  ts: start + hour * 3600,
  id_orig_h,
  id_resp_h,
  id_resp_p: 443,
  proto: 'tcp',
  conn_state: 'SF',
  orig_bytes: 10,
  resp_bytes: 90,
})

/** A baseline, and a store without its logs. */
async function held() {
  const conn = [0, 1, 30].flatMap((hour) => [met('10.0.0.1', '10.0.0.2', hour), met('10.0.0.1', '192.0.2.7', hour)])
  const { baselines } = await frozen(await storeWith({ conn: [...conn, met('10.0.0.3', '10.0.0.2', 2)] }), { name: '=week 43' })
  const bare = await storeWith({})
  const [one] = await baselines.frozen(bare.dialect)
  if (!one) throw new Error('no baseline')
  return (query: string) => giveItems(bare, one, new URLSearchParams(query))
}

test('what a baseline holds is read without its logs, most records first, and chosen by its columns', async () => {
  const ask = await held()
  const edges = await ask('')
  expect(edges).toMatchObject({ kind: 'edges', total: 3, scope: { unused: [] } })
  const rows = (edges as { rows: readonly Record<string, unknown>[] }).rows
  expect(rows.map(({ source, target }) => `${source} ${target}`)).toEqual([
    '10.0.0.1 10.0.0.2',
    '10.0.0.1 192.0.2.0/24',
    '10.0.0.3 10.0.0.2',
  ])
  expect(rows[0]).toMatchObject({
    port: 443,
    proto: 'tcp',
    records: 3,
    bytes: 300,
    days: 2,
    way: 'inside',
    on_days: ['2026-01-05', '2026-01-06'],
  })
  expect(rows[0]?.day_records).toEqual([2, 1])
  expect(await ask('filter=target:192.0.2.*')).toMatchObject({ total: 1 })
  expect(await ask('sort=records&limit=1&offset=1')).toMatchObject({ total: 3, rows: [{ source: '10.0.0.1' }] })
  expect(await ask('kind=services')).toMatchObject({ total: 1, rows: [{ target: '10.0.0.2', source: null, hosts: 2 }] })
  expect(await ask('filter=uid:C1&from=2026-01-06')).toMatchObject({
    total: 3,
    scope: { unused: [{ filter: 'uid:C1' }, { filter: 'time' }] },
  })
})

test('all of it is exported, and what it cannot answer is refused', async () => {
  const ask = await held()
  const csv = await ask('format=csv')
  if (!(csv instanceof Response)) throw new Error('it is no file')
  expect(csv.headers.get('content-disposition')).toContain('spoor-baseline-_week_43-edges-20260105T000000Z-20260106T060000Z.csv')
  const lines = (await csv.text()).trim().split('\r\n')
  expect(lines).toHaveLength(4)
  expect(lines[0]).toMatch(/^source,target,.*,by_hour,on_days,day_records,day_bytes$/)
  const ndjson = await ask('format=ndjson')
  if (!(ndjson instanceof Response)) throw new Error('it is no file')
  expect(JSON.parse((await ndjson.text()).split('\n')[0] ?? '')).toMatchObject({ records: 3, day_records: [2, 1] })
  await expect(ask('kind=names')).rejects.toMatchObject({ status: 'not-found', message: expect.stringContaining('their log was missing') })
  await expect(ask('kind=odd')).rejects.toMatchObject({ status: 'bad-params' })
  await expect(ask('sort=odd')).rejects.toMatchObject({ status: 'bad-params' })
})
