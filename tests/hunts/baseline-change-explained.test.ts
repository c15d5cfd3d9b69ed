import { describe, expect, test, vi } from 'vitest'
import { withNamed } from '../../lib/reference/named'
import { answered, compared, differences, frozen, line } from '../lib/baselines/baseline-fixture'
import { storeWith } from '../lib/store-fixture'
import { after, at, before, both, calls, day, lookup, second, start } from './change-rows'

// Each asks every kind of item several times.
vi.setConfig({ testTimeout: 240_000 })

test('too short a history makes no claim of volumes and hours, and says so', async () => {
  const conn = [
    ...calls([0, 1, 2, 7, 8, 9]),
    ...Array.from({ length: 40 }, (_, i) => calls([7, 8, 9], { id_orig_p: i })).flat(),
    ...calls([7, 8, 9]).map((row) => ({ ...row, ts: Number(row.ts) + 9 * 3600 })),
  ]
  const kept = await frozen(await storeWith({ conn }), { from: at(0), to: at(3) })
  const window = `from=${at(7)}&to=${at(10)}`
  expect(await differences(kept.store, window)).toEqual([])
  const [row] = (await answered(kept.store, 'edges', window)).rows
  expect(row).toMatchObject({ change: 'same', z: null, bytes_z: null, shift: null, old: 24 })
  expect(row?.caveats).toContain('Whether its volume changed: there are too few days to tell.')
  expect(row?.caveats).toContain('Whether its hours changed: it was seen on too few days to tell.')
  const told = (await compared(kept, window)).notes.find(({ code }) => code === 'history')
  expect(told?.text).toContain('3 weekdays and 0 weekend days')
})

describe('a log that one side lacks', () => {
  const http = [9, 10, 11].map((n) => ({ ts: start + n * day, id_orig_h: '10.0.1.1', user_agent: 'curl/8.1' }))

  test('makes nothing new: it is hidden, counted and told', async () => {
    const kept = await frozen(await storeWith({ conn: calls(both), http }), before)
    const { rows, hidden } = await answered(kept.store, 'user_agents', after)
    expect(rows).toEqual([])
    expect(hidden.find(({ code }) => code === 'not_covered')).toMatchObject({ rows: 1, show: { unsure: true } })
    expect((await answered(kept.store, 'user_agents', `unsure=true&${after}`)).rows.map(line)).toEqual(['new user_agents curl/#'])
    const { kinds, notes } = await compared(kept, after)
    expect(kinds.find(({ kind }) => kind === 'user_agents')).toMatchObject({ new: 0, gone: 0 })
    expect(notes.map(({ text }) => text)).toContain('http.log has no records in the baseline: what is made from it cannot be compared.')
  })

  test('makes nothing gone where this window lacks it', async () => {
    const early = http.map((row) => ({ ...row, ts: row.ts - 9 * day }))
    const kept = await frozen(await storeWith({ conn: calls(both), http: early }), before)
    const { rows, hidden } = await answered(kept.store, 'user_agents', after)
    expect(rows).toEqual([])
    expect(hidden.find(({ code }) => code === 'not_covered_now')).toMatchObject({ rows: 1, show: { unsure: true } })
    expect((await answered(kept.store, 'user_agents', `unsure=true&${after}`)).rows.map(line)).toEqual(['gone user_agents curl/#'])
    expect((await compared(kept, after)).notes.map(({ text }) => text)).toContain(
      'http.log has no records in this window: what is made from it cannot be compared.',
    )
  })
})

test('under other filters what is missing is not gone, and volumes make no claim', async () => {
  const conn = [
    ...calls(both),
    ...calls(both, { id_orig_h: '10.0.1.2' }),
    ...calls(second, { id_orig_p: 7 }),
    ...calls(second, { id_orig_p: 8 }),
  ]
  const kept = await frozen(await storeWith({ conn }), before)
  const volume = ['changed edges 10.0.1.1 > 10.0.0.1 443/tcp connections', 'changed services 10.0.0.1 443/tcp connections']
  expect(await differences(kept.store, after)).toEqual(volume)
  const { rows, hidden } = await answered(kept.store, 'edges', `filter=src:10.0.1.1&${after}`)
  expect(rows.map(line)).toEqual(['same edges 10.0.1.1 > 10.0.0.1 443/tcp'])
  expect(hidden.find(({ code }) => code === 'other_filters')).toMatchObject({ rows: 1 })
  expect((await compared(kept, `filter=src:10.0.1.1&${after}`)).notes.map(({ code }) => code)).toContain('filters')
  const alike = await frozen(await storeWith({ conn }), { ...before, filter: ['src:10.0.1.1'] })
  expect(await differences(alike.store, `filter=src:10.0.1.1&${after}`)).toEqual(volume)
  expect((await compared(alike, `filter=src:10.0.1.1&${after}`)).notes.map(({ code }) => code)).not.toContain('filters')
})

test('an address keeps the name that it had in the baseline, and new ones take theirs from the window', async () => {
  const conn = [...calls(both, { id_resp_h: '192.0.2.1' }), ...calls(second, { id_resp_h: '198.51.100.1' })]
  const dns = [lookup(0, 'www.old.example', '192.0.2.1'), ...second.flatMap((n) => [lookup(n, 'www.later.test', '192.0.2.1')])]
  const kept = await frozen(await storeWith({ conn, dns: [...dns, lookup(9, 'www.fresh.test', '198.51.100.1')] }), before)
  const { rows } = await answered(kept.store, 'edges', after)
  expect(rows.map(line).sort()).toEqual(['new edges 10.0.1.1 > fresh.test 443/tcp', 'same edges 10.0.1.1 > old.example 443/tcp'])
})

test('an address that had no name in the baseline keeps its network for one, so that what was done with it is nothing new', async () => {
  const conn = calls(both, { id_resp_h: '192.0.2.1' })
  const dns = second.map((n) => lookup(n, 'www.later.test', '192.0.2.1'))
  const kept = await frozen(await storeWith({ conn, dns }), before)
  expect((await answered(kept.store, 'edges', after)).rows.map(line)).toEqual(['same edges 10.0.1.1 > 192.0.2.0/24 443/tcp'])
})

test('at the level of networks a host of a network that was there is nothing new', async () => {
  const named = [
    { cidr: '10.0.1.0/24', name: 'desks', roles: ['internal', 'user'] as const },
    { cidr: '10.0.0.0/24', name: 'servers', roles: ['internal', 'server'] as const },
  ]
  const conn = [
    ...calls(both),
    ...calls(second, { id_orig_h: '10.0.1.77', id_resp_h: '10.0.0.9' }),
    ...calls(second, { id_orig_h: '10.0.1.77', id_resp_h: '192.0.2.9' }),
    ...calls(second, { id_orig_h: '10.0.1.78', id_resp_h: '192.0.2.9', conn_state: 'S0' }),
  ]
  const store = withNamed(await storeWith({ conn }), async () => named)
  const hosts = await frozen(store, before)
  expect(await differences(hosts.store, after)).toContain('new edges 10.0.1.77 > 10.0.0.9 443/tcp')
  const networks = await frozen(store, { ...before, level: 'network' })
  const found = await differences(networks.store, after)
  expect(found).toEqual(
    [
      'changed edges desks > servers 443/tcp connections',
      'new edges desks > 192.0.2.0/24 443/tcp',
      'new services 10.0.0.9 443/tcp',
      'new attempts desks tcp',
    ].sort(),
  )
})
