import { expect, test } from 'vitest'
import { inspect } from '../../lib/asking/inspect'
import type { KindId } from '../../lib/baselines/items/kinds'
import { baselineChange } from '../../lib/hunts/baseline-change'
import { withNamed } from '../../lib/reference/named'
import { answered, frozen, line } from '../lib/baselines/baseline-fixture'
import { type FixtureRow, storeWith } from '../lib/store-fixture'

const start = Date.UTC(2026, 0, 5) / 1000
const later = start + 86_400
const before = { to: '2026-01-06T00:00:00Z' }
const after = 'from=2026-01-06T00:00:00Z'
const call = (more: FixtureRow): FixtureRow => ({
  ts: later,
  id_orig_h: '10.0.1.1',
  id_resp_h: '10.0.0.1',
  id_resp_p: 443,
  proto: 'tcp',
  conn_state: 'SF',
  ...more,
})
/** One row in the baseline's window, so that it can be frozen. */
const old = call({ ts: start, id_orig_h: '10.0.9.9' })

/** Each new row of a kind with its records and what its evidence gives, by log. */
async function evidence(store: Parameters<typeof frozen>[0], kind: KindId, given: Parameters<typeof frozen>[1] = {}) {
  const kept = await frozen(store, { ...before, ...given })
  const { rows } = await answered(kept.store, kind, `same=false&unsure=true&${after}`)
  const found: Record<string, unknown> = {}
  for (const row of rows.filter(({ change }) => change === 'new')) {
    const seen = await inspect(kept.store, baselineChange, row.id, new URLSearchParams(`kind=${kind}&unsure=true&${after}`))
    if (seen.status !== 'ok') throw new Error(seen.message)
    found[line(row)] = [row.records, ...seen.evidence.map(({ log, total, label }) => `${log} ${total}${label.replace(/^[^;(]*/, '')}`)]
  }
  return found
}

test('tells connections that agree on another port each time from those that keep a high one', async () => {
  const conn = [
    old,
    call({ id_resp_p: 50_001, service: 'ftp-data' }),
    call({ id_resp_p: 50_002, service: 'ftp-data,gridftp' }),
    call({ id_resp_p: 50_001 }),
    call({ id_resp_p: 50_001, service: 'ssh' }),
    call({ id_resp_p: 20, service: 'ftp-data' }),
    call({ id_resp_p: 3, proto: 'icmp' }),
    call({ id_resp_p: 8, proto: 'icmp', service: 'ping' }),
    call({ id_resp_p: null, proto: null }),
    call({ id_resp_p: 443, conn_state: 'S0' }),
    call({ id_resp_h: '10.0.0.2', id_resp_p: 50_001, service: 'dce_rpc' }),
    call({ id_resp_h: '10.0.0.2', id_resp_p: 135, service: 'dce_rpc' }),
  ]
  const edge = (rest: string) => `new edges 10.0.1.1 > 10.0.0.${rest}`
  expect(await evidence(await storeWith({ conn }), 'edges')).toEqual({
    [edge('1 tcp')]: [2, 'conn 2'],
    [edge('1 50001/tcp')]: [2, 'conn 2'],
    [edge('1 20/tcp')]: [1, 'conn 1'],
    [edge('1 icmp')]: [2, 'conn 2'],
    [edge('1')]: [1, 'conn 1'],
    [edge('2 tcp')]: [1, 'conn 1'],
    [edge('2 135/tcp')]: [1, 'conn 1'],
  })
})

test('shows a service that the inventory alone lists by its entries there', async () => {
  const known_services = [{ ts: later, host: '10.0.0.7', port_num: 5900, port_proto: 'tcp', service: ['VNC'] }]
  const conn = [old, call({ id_resp_p: 21, service: 'ftp' }), call({ id_resp_p: 20, service: 'ftp-data' })]
  expect(await evidence(await storeWith({ conn, known_services }), 'services')).toEqual({
    'new services 10.0.0.1 21/tcp': [1, 'conn 1', 'known_services 0'],
    'new services 10.0.0.7 5900/tcp': [0, 'conn 0', 'known_services 1'],
  })
})

test('keeps names that strangers register below a name apart, and counts spellings together', async () => {
  const ask = (query: string, more: FixtureRow = {}) => ({ ts: later, id_orig_h: '10.0.1.1', id_resp_p: 53, proto: 'udp', query, ...more })
  const dns = [
    ask('www.shop.example'),
    ask('WWW.Shop.example'),
    ask('shop.example'),
    ask('notshop.example'),
    ask('printer.shop.example', { id_resp_p: 5353 }),
  ]
  expect(await evidence(await storeWith({ conn: [old], dns }), 'names')).toEqual({
    'new names shop.example': [3, 'dns 3'],
    'new names notshop.example': [1, 'dns 1'],
  })
})

test('finds the handshakes of a certificate that old logs name by files of their own', async () => {
  const hello = (fuid: string, more: FixtureRow = {}) => ({
    ts: later,
    id_orig_h: '10.0.1.1',
    id_resp_h: '10.0.0.1',
    cert_chain_fuids: [fuid],
    ...more,
  })
  const ssl = [hello('Fa'), hello('Fb'), hello('Fc'), { ts: later, id_resp_h: '10.0.0.2', cert_chain_fps: ['ab'.repeat(32)] }]
  const file = (fuid: string, sha1: string) => ({ ts: later, fuid, sha1, source: 'SSL' })
  const files = [file('Fa', 'aa11'), file('Fb', 'aa11'), file('Fc', 'cc33')]
  expect(await evidence(await storeWith({ conn: [old], ssl, files }), 'certificates')).toEqual({
    'new certificates aa11': [2, expect.stringMatching(/^ssl 2/)],
    'new certificates cc33': [1, expect.stringMatching(/^ssl 1/)],
    [`new certificates ${'ab'.repeat(32)}`]: [1, 'ssl 1'],
  })
})

test('counts the hosts of a network together, and says why it shows more where they are too many to name', async () => {
  const named = [{ cidr: '10.0.1.0/24', name: 'desks', roles: ['internal'] as const }]
  const tried = async (hosts: number) => {
    const callers = Array.from({ length: hosts }, (_, i) => call({ id_orig_h: `10.0.1.${i + 1}`, conn_state: 'S0' }))
    return withNamed(await storeWith({ conn: [old, call({ id_orig_h: '192.0.2.1', conn_state: 'S0' }), ...callers] }), async () => named)
  }
  expect(await evidence(await tried(3), 'attempts', { level: 'network' })).toEqual({ 'new attempts desks tcp': [3, 'conn 3'] })
  expect(await evidence(await tried(201), 'attempts', { level: 'network' })).toEqual({
    'new attempts desks tcp': [201, 'conn 202; the network has more than 200 hosts that tried (the row counts 201)'],
  })
})
