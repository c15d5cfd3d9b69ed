import { describe, expect, test, vi } from 'vitest'
import { answered, frozen, line } from '../lib/baselines/baseline-fixture'
import { type FixtureRow, storeWith } from '../lib/store-fixture'
import { after, before, both, calls, first, lease, second } from './change-rows'

// Each asks every kind of item several times.
vi.setConfig({ testTimeout: 240_000 })

describe('a host that has another address by DHCP', () => {
  const conn = [
    ...calls(both),
    ...calls(first, { id_orig_h: '10.0.2.20' }),
    ...calls(second, { id_orig_h: '10.0.2.30' }),
    ...calls(first, { id_orig_h: '10.0.1.1', id_resp_h: '10.0.2.20', id_resp_p: 22 }),
    ...calls(second, { id_orig_h: '10.0.1.1', id_resp_h: '10.0.2.30', id_resp_p: 22 }),
    ...calls(second, { id_orig_h: '10.0.2.30', id_resp_p: 8443 }),
  ]
  const explained = async (dhcp: readonly FixtureRow[]) => {
    const { store } = await frozen(await storeWith({ conn, dhcp }), before)
    const { rows } = await answered(store, 'edges', `same=false&${after}`)
    return Object.fromEntries(rows.map((row) => [line(row), row.explained.map(({ code, observed }) => `${code}: ${observed}`)]))
  }

  test('is explained at its old and its new one, as caller and as called, and what it does beside is not', async () => {
    const [had, has] = ['02:00:00:00:00:01 had 10.0.2.20 in the baseline', '02:00:00:00:00:01 has 10.0.2.30 now']
    expect(await explained([lease(0, '10.0.2.20'), lease(9, '10.0.2.30')])).toEqual({
      'new edges 10.0.2.30 > 10.0.0.1 443/tcp': [`moved: ${had}`],
      'gone edges 10.0.2.20 > 10.0.0.1 443/tcp': [`moved: ${has}`],
      'new edges 10.0.1.1 > 10.0.2.30 22/tcp': [`moved: ${had}`],
      'gone edges 10.0.1.1 > 10.0.2.20 22/tcp': [`moved: ${has}`],
      'new edges 10.0.2.30 > 10.0.0.1 8443/tcp': [],
    })
  })

  test('is not explained where another machine got the new address', async () => {
    const found = await explained([lease(0, '10.0.2.20'), lease(9, '10.0.2.30', '02:00:00:00:00:02')])
    expect(Object.values(found)).toEqual([[], [], [], [], []])
  })
})

describe('two hosts that changed places by DHCP', () => {
  const [one, other] = ['02:00:00:00:00:01', '02:00:00:00:00:02']
  const often = (days: readonly number[], more: FixtureRow) => [0, 1, 2, 3, 4].flatMap((n) => calls(days, { ...more, id_orig_p: n }))
  const more = { id_resp_p: 8443 }
  /** The first calls a lot, the second little; both offer a service that many ask for on the first alone. */
  const conn = [
    ...often(first, { id_orig_h: '10.0.2.20', ...more }),
    ...calls(first, { id_orig_h: '10.0.2.30', ...more }),
    ...often(second, { id_orig_h: '10.0.2.30', ...more }),
    ...calls(second, { id_orig_h: '10.0.2.20', ...more }),
    ...often(first, { id_resp_h: '10.0.2.20', id_resp_p: 22, service: 'ssh' }),
    ...calls(first, { id_resp_h: '10.0.2.30', id_resp_p: 22, service: 'ssh' }),
    ...often(second, { id_resp_h: '10.0.2.30', id_resp_p: 22, service: 'ssh' }),
    ...calls(second, { id_resp_h: '10.0.2.20', id_resp_p: 22, service: 'ssh' }),
  ]
  const swapped = [lease(0, '10.0.2.20', one), lease(0, '10.0.2.30', other), lease(9, '10.0.2.30', one), lease(9, '10.0.2.20', other)]
  const told = async (kind: 'edges' | 'services', rows: readonly FixtureRow[], dhcp: readonly FixtureRow[]) => {
    const { store } = await frozen(await storeWith({ conn: rows, dhcp }), before)
    const { rows: found } = await answered(store, kind, `same=false&${after}`)
    return Object.fromEntries(found.map((row) => [line(row), row.explained.map(({ observed }) => observed)]))
  }

  test('are marked where their rows are changed, as callers, as called and as servers', async () => {
    expect(await told('edges', conn, swapped)).toEqual({
      'changed edges 10.0.2.20 > 10.0.0.1 8443/tcp': [expect.stringContaining(one)],
      'changed edges 10.0.2.30 > 10.0.0.1 8443/tcp': [expect.stringContaining(one)],
      'changed edges 10.0.1.1 > 10.0.2.20 22/tcp': [expect.stringContaining(one)],
      'changed edges 10.0.1.1 > 10.0.2.30 22/tcp': [expect.stringContaining(one)],
    })
    expect(await told('services', conn, swapped)).toMatchObject({
      'changed services 10.0.2.20 22/tcp': [expect.stringContaining(one)],
      'changed services 10.0.2.30 22/tcp': [expect.stringContaining(one)],
    })
  })

  test('are not where each kept its address, nor where one speaks a protocol that it did not speak before', async () => {
    const kept = [lease(0, '10.0.2.20', one), lease(0, '10.0.2.30', other), lease(9, '10.0.2.20', one), lease(9, '10.0.2.30', other)]
    expect(Object.values(await told('edges', conn, kept))).toEqual([[], [], [], []])
    const tunnel = await told('edges', [...conn, ...calls(second, { id_orig_h: '10.0.2.30', ...more, service: 'ssh' })], swapped)
    expect(tunnel).toMatchObject({
      'changed edges 10.0.2.20 > 10.0.0.1 8443/tcp': [expect.stringContaining(other)],
      'changed edges 10.0.2.30 > 10.0.0.1 8443/tcp': [],
    })
  })
})
