import { describe, expect, test } from 'vitest'
import { comparisonAnswer } from '../../../lib/http/baseline-calls'
import type { Network } from '../../../lib/networks'
import { withNamed } from '../../../lib/reference/named'
import { storeWith } from '../store-fixture'
import { compared, frozen } from './baseline-fixture'

const monday = Date.UTC(2026, 0, 5) / 1000
const window = 'from=2026-01-12&to=2026-01-19'

/** So many connections of a host in an hour of a day. */
const calls = (host: string, day: number, hour: number, n: number) =>
  Array.from({ length: n }, (_, i) => ({
    ts: monday + day * 86_400 + hour * 3600 + i,
    uid: `C${host}-${day}-${hour}-${i}`,
    id_orig_h: host,
    id_resp_h: '198.51.100.7',
    id_resp_p: 443,
    proto: 'tcp',
    conn_state: 'SF',
  }))
const office = '10.1.0.1'
const lab = '10.2.0.1'
const conn = [
  // The office works at 9 with 2, 4, 6, 8 and 10 connections, then with 40; the lab works at 10, then no more. Both do at 12.
  ...[0, 1, 2, 3, 4].flatMap((day) => [
    ...calls(office, day, 9, 2 + 2 * day),
    ...calls(lab, day, 10, 5),
    ...calls(office, day, 12, 1),
    ...calls(lab, day, 12, 1),
  ]),
  ...[7, 8, 9, 10, 11].flatMap((day) => [...calls(office, day, 9, 40), ...calls(office, day, 10, 1), ...calls(lab, day, 12, 1)]),
]
const named: Network[] = [
  { cidr: '10.1.0.0/16', name: 'office', roles: ['internal'] },
  { cidr: '10.2.0.0/16', name: 'lab', roles: ['internal'] },
]

/** The first week, frozen; `known` says which networks have a name whenever they are asked for. */
const first = async (known: () => readonly Network[] = () => named) =>
  frozen(
    withNamed(await storeWith({ conn }), async () => known()),
    { from: '2026-01-05', to: '2026-01-12' },
  )

async function profile(search = '', held?: Awaited<ReturnType<typeof first>>) {
  const answer = await compared(held ?? (await first()), `${window}${search}`)
  expect(comparisonAnswer.parse(JSON.parse(JSON.stringify(answer)))).toEqual(answer)
  return answer.profile
}

describe('the rhythm of a comparison', () => {
  test('is that of all networks together unless one is named, and says which there are', async () => {
    const { network, networks: known, cells } = await profile()
    expect([network, known]).toEqual(['', ['lab', 'office']])
    expect(cells[12]).toMatchObject({ old: 2, new: 1, median: 2, mad: 0 })
  })

  test('of one network has its connections alone, with median and MAD of its hours', async () => {
    const { network, cells } = await profile('&network=office')
    expect(network).toBe('office')
    // 2, 4, 6, 8, 10: median 6, distances 4, 2, 0, 2, 4.
    expect(cells[9]).toMatchObject({ old: 2, new: 40, median: 6, mad: 2, z: expect.closeTo((0.6745 * 34) / 2, 12) })
    expect(cells[12]).toMatchObject({ old: 1, new: 0 })
  })

  test('counts an hour that was captured without that network as one with none', async () => {
    const { cells } = await profile('&network=lab')
    expect(cells[9]).toMatchObject({ old: 0, new: 0, median: 0, mad: 0, z: 0 })
    expect(cells[10]).toMatchObject({ old: 5, new: 0, median: 5, mad: 0 })
    expect(cells[11]).toMatchObject({ old: null, new: null, median: null, mad: null })
  })

  test('changes neither the counts nor the notes', async () => {
    const held = await first()
    const { profile: _, elapsed_ms: __, ...whole } = await compared(held, window)
    const { profile: ___, elapsed_ms: ____, ...own } = await compared(held, `${window}&network=lab`)
    expect(own).toEqual(whole)
  })

  test('is refused for a network that the baseline does not have, or that has its name no more', async () => {
    let networks: readonly Network[] = named
    const held = await first(() => networks)
    const refused = { status: 'bad-params', details: { fields: { network: [expect.stringContaining('lab, office')] } } }
    await expect(profile('&network=cellar', held)).rejects.toMatchObject(refused)
    networks = named.filter(({ name }) => name === 'office')
    await expect(profile('&network=lab', held)).rejects.toMatchObject({ status: 'bad-params' })
    expect((await profile('', held)).networks).toEqual(['office'])
  })
})

test('a comparison from before networks were told can still be read', () => {
  const { profile } = comparisonAnswer.shape
  const cell = { old: 1, new: 2, z: null }
  expect(profile.parse({ grain: 'hour of the day', cells: [cell] })).toEqual({
    grain: 'hour of the day',
    network: '',
    networks: [],
    cells: [{ ...cell, median: null, mad: null }],
  })
})
