import { expect, test } from 'vitest'
import { about } from '../../../lib/about/about'
import { host } from '../../../lib/entities/host'
import { name } from '../../../lib/entities/name'
import { storeWith } from '../store-fixture'

const at = (iso: string) => Date.parse(iso) / 1000
const lookup = (iso: string, query = 'a.test') => ({ ts: at(iso), query, id_orig_h: '192.0.2.1' })
const ask = async (dns: readonly object[], search = '') =>
  about(await storeWith({ dns: dns.map((row) => ({ ...row })) }), name, 'a.test', new URLSearchParams(search))

test('records are counted by day and hour, in UTC, all days of the scope in order', async () => {
  const { heat, total } = await ask([
    lookup('2026-01-05T00:00:00Z', 'other.test'),
    lookup('2026-01-05T23:59:59.999Z'),
    lookup('2026-01-06T00:00:00Z'),
    lookup('2026-01-06T00:30:00Z'),
    lookup('2026-01-08T07:00:00Z', 'other.test'),
  ])
  expect(heat?.by).toBe('day')
  expect(heat?.rows.map(({ day }) => day.slice(0, 10))).toEqual(['2026-01-05', '2026-01-06', '2026-01-07', '2026-01-08'])
  expect([heat?.rows[0]?.hours[23], heat?.rows[1]?.hours[0]]).toEqual([1, 2])
  expect(heat?.rows.flatMap(({ hours }) => hours).reduce((sum, n) => sum + n, 0)).toBe(total)
})

test('more days than can be told apart are summed by weekday, from Monday', async () => {
  const { heat, total } = await ask([
    lookup('2026-01-05T10:00:00Z'),
    lookup('2026-01-12T10:59:59Z'),
    lookup('2026-01-18T23:00:00Z'),
    lookup('2026-02-05T03:00:00Z'),
  ])
  expect(heat?.by).toBe('weekday')
  expect(heat?.rows.map(({ day }) => day)).toEqual(['1', '2', '3', '4', '5', '6', '7'])
  expect([heat?.rows[0]?.hours[10], heat?.rows[6]?.hours[23], heat?.rows[3]?.hours[3]]).toEqual([2, 1, 1])
  expect(heat?.rows.flatMap(({ hours }) => hours).reduce((sum, n) => sum + n, 0)).toBe(total)
})

test('without a time there is none; names draw it first, hosts their bars', async () => {
  expect((await ask([{ query: 'a.test', id_orig_h: '192.0.2.1' }])).heat).toBeNull()
  const dns = [lookup('2026-01-05T10:00:00Z')]
  expect((await ask(dns)).drawn).toBe('heat')
  expect((await about(await storeWith({ dns }), host, '192.0.2.1', new URLSearchParams())).drawn).toBe('bars')
})
