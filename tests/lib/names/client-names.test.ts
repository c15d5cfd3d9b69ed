import { expect, test } from 'vitest'
import { clientLookups, heldNames } from '../../../lib/names/client-names'
import { sql } from '../../../lib/sql'
import { type FixtureRow, storeWith } from '../store-fixture'

const answer = (at: number, query: string, answers: readonly string[], ttls: readonly number[], more: FixtureRow = {}): FixtureRow => ({
  ts: at,
  id_orig_h: '10.0.0.1',
  id_resp_h: '10.0.0.53',
  id_resp_p: 53,
  query,
  qtype: 1,
  answers,
  ttls,
  ...more,
})

/** `client address name from–until`, in seconds. */
async function held(dns: readonly FixtureRow[], wanted = ['192.0.2.1', '192.0.2.2', '2001:db8::1']): Promise<string[]> {
  const store = await storeWith({ dns })
  const pairs = sql`(SELECT '10.0.0.1' AS client, unnest(${wanted}) AS address)`
  const { rows } = await store.query(sql`WITH ${clientLookups(sql`logs.dns`, pairs, store.dialect)},
${heldNames(sql`client_lookups`, { least: 300, most: 3600 })}
SELECT client, address, name, held_from / 1000000 AS since, held_until / 1000000 AS until FROM held ORDER BY address, name, since`)
  return rows.map(({ client, address, name, since, until }) => `${client} ${address} ${name} ${since}–${until}`)
}

test('every address of an answer leads to the name that was asked for, aliases to none', async () => {
  const dns = [answer(1000, 'WWW.a.example', ['alias.example', '192.0.2.1', '192.0.2.2', '192.0.2.3'], [900, 600, 600, 600])]
  expect(await held(dns)).toEqual(['10.0.0.1 192.0.2.1 www.a.example 999–1600', '10.0.0.1 192.0.2.2 www.a.example 999–1600'])
})

test('a name is held for the shortest TTL of its answer, within both bounds, from the reply on', async () => {
  const dns = [
    answer(1000, 'a.example', ['192.0.2.1'], [60]),
    answer(1000, 'b.example', ['192.0.2.1'], [7200]),
    answer(1000, 'c.example', ['alias.example', '192.0.2.1'], [600, 900], { rtt: 5 }),
    answer(1000, 'd.example', ['2001:db8::1'], [600], { qtype: 28 }),
  ]
  expect(await held(dns)).toEqual([
    '10.0.0.1 192.0.2.1 a.example 999–1300',
    '10.0.0.1 192.0.2.1 b.example 999–4600',
    '10.0.0.1 192.0.2.1 c.example 1004–1605',
    '10.0.0.1 2001:db8::1 d.example 999–1600',
  ])
})

test('times that overlap are one, also where a later answer ends earlier; a gap begins anew', async () => {
  const at = (...times: readonly (readonly [number, number])[]) =>
    times.map(([time, ttl]) => answer(time, 'a.example', ['192.0.2.1'], [ttl]))
  expect(await held(at([1000, 600], [1100, 60], [1601, 60]))).toEqual(['10.0.0.1 192.0.2.1 a.example 999–1901'])
  expect(await held(at([1000, 600], [1602, 60]))).toEqual([
    '10.0.0.1 192.0.2.1 a.example 999–1600',
    '10.0.0.1 192.0.2.1 a.example 1601–1902',
  ])
})

test('nothing is held by other clients, from local protocols, other types, or answers without a time', async () => {
  const a = ['192.0.2.1'] as const
  expect(
    await held([
      answer(1000, 'a.example', a, [60], { id_orig_h: '10.0.0.2' }),
      answer(1000, 'b.example', a, [60], { id_resp_p: 5353 }),
      answer(1000, 'c.example', a, [60], { qtype: 16 }),
      answer(1000, 'd.example', a, [60], { ts: null }),
      answer(1000, 'e.example', [], []),
    ]),
  ).toEqual([])
})
