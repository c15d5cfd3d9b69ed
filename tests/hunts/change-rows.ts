import type { FixtureRow } from '../lib/store-fixture'

export const day = 86_400
/** Monday, 5 January 2026, 00:00 UTC. */
export const start = Date.UTC(2026, 0, 5) / 1000
export const at = (days: number) => new Date((start + days * day) * 1000).toISOString()

/** A connection on each of some days. */
export const calls = (days: readonly number[], more: FixtureRow = {}): FixtureRow[] =>
  days.flatMap((n) =>
    [9, 10, 11].map((hour) => ({
      ts: start + n * day + hour * 3600,
      id_orig_h: '10.0.1.1',
      id_resp_h: '10.0.0.1',
      id_resp_p: 443,
      proto: 'tcp',
      service: 'ssl',
      conn_state: 'SF',
      orig_bytes: 100,
      resp_bytes: 900,
      ...more,
    })),
  )
export const first = [0, 1, 2, 3, 4, 7, 8]
export const second = [9, 10, 11, 14, 15, 16, 17]
export const before = { from: at(0), to: at(9) }
export const after = `from=${at(9)}&to=${at(18)}`
export const both = [...first, ...second]
export const lease = (n: number, address: string, mac = '02:00:00:00:00:01') => ({ ts: start + n * day, mac, assigned_addr: address })
export const lookup = (n: number, query: string, answer: string): FixtureRow => ({
  ts: start + n * day + 8 * 3600,
  id_orig_h: '10.0.1.1',
  id_resp_h: '10.0.0.53',
  id_resp_p: 53,
  proto: 'udp',
  query,
  qtype: 1,
  answers: [answer],
})
