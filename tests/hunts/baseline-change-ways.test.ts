import { expect, test } from 'vitest'
import { answered, frozen } from '../lib/baselines/baseline-fixture'
import { storeWith } from '../lib/store-fixture'

const start = 1_767_571_200
const day = 86_400
const met = (id_orig_h: string, id_resp_h: string, ts: number) => ({
  ts,
  id_orig_h,
  id_resp_h,
  id_resp_p: 443,
  proto: 'tcp',
  conn_state: 'SF',
})

test('an edge is inward only where an own host is met from outside; what passes by between others is outside, and scores nothing for it', async () => {
  const store = await storeWith({
    conn: [
      met('10.0.0.1', '10.0.0.9', start),
      met('10.0.0.1', '10.0.0.2', start + day),
      met('10.0.0.1', '192.0.2.1', start + day),
      met('198.51.100.1', '10.0.0.1', start + day),
      met('198.51.100.1', '203.0.113.1', start + day),
    ],
  })
  const kept = await frozen(store, { to: new Date((start + 3600) * 1000).toISOString() })
  const { rows } = await answered(kept.store, 'edges', `from=${start + day}`)
  const inward = rows.filter(({ reasons }) => reasons.some(({ code, points }) => code === 'inward' && points > 0))
  expect(Object.fromEntries(rows.map(({ source, target, way }) => [`${source} ${target}`, way]))).toMatchObject({
    '10.0.0.1 10.0.0.2': 'inside',
    '10.0.0.1 192.0.2.0/24': 'outward',
    '198.51.100.0/24 10.0.0.1': 'inward',
    '198.51.100.0/24 203.0.113.0/24': 'outside',
  })
  expect(inward.map(({ source, target }) => `${source} ${target}`)).toEqual(['198.51.100.0/24 10.0.0.1'])
})

test('an edge has the bytes that its packets carried, not those that were only reckoned', async () => {
  const sent = { ...met('10.0.0.1', '10.0.0.2', start), orig_bytes: 26_310_415, orig_ip_bytes: 64_280, resp_bytes: 100, resp_ip_bytes: 300 }
  const store = await storeWith({ conn: [sent, met('10.0.0.1', '10.0.0.2', start + day)] })
  const kept = await frozen(store, { to: new Date((start + 3600) * 1000).toISOString() })
  const { rows } = await answered(kept.store, 'edges', `from=${start + day}&same=true`)
  expect(rows.map(({ old_bytes }) => old_bytes)).toEqual([64_380 * 24])
})
