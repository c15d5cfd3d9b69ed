import { expect } from 'vitest'
import type { CountedEvidence } from '../../lib/asking/evidence'
import { inspect } from '../../lib/asking/inspect'
import type { HuntRow } from '../../lib/asking/row'
import { portProtocol } from '../../lib/hunts/port-protocol'
import { type Ok, run } from '../../lib/run'
import type { Store } from '../../lib/store/store'
import { type FixtureRow, storeWith } from '../lib/store-fixture'

const start = Date.parse('2026-01-05T00:00:00Z') / 1000
const day = 86_400

export interface Flow {
  readonly port?: number
  readonly proto?: 'tcp' | 'udp' | 'icmp'
  readonly service?: string | null
  readonly client?: string
  readonly server?: string
  /** Days after the beginning. */
  readonly day?: number
  readonly more?: FixtureRow
}

let serial = 0

/** A whole connection of 10.0.0.9 with 198.51.100.80 on 80/tcp in which both sides sent payload, unless said otherwise. */
export function flow({
  port = 80,
  proto = 'tcp',
  service = null,
  client = '10.0.0.9',
  server = '198.51.100.80',
  day: at = 0,
  more = {},
}: Flow): FixtureRow {
  serial += 1
  return {
    ts: start + at * day + (serial % 3600),
    uid: `C${serial}`,
    id_orig_h: client,
    id_orig_p: 40_000,
    id_resp_h: server,
    id_resp_p: port,
    proto,
    service,
    orig_bytes: 100,
    resp_bytes: 200,
    orig_ip_bytes: 300,
    conn_state: 'SF',
    missed_bytes: 0,
    history: proto === 'tcp' ? 'ShADadFf' : 'Dd',
    ...more,
  }
}

export const times = (n: number, one: (i: number) => Flow): FixtureRow[] => Array.from({ length: n }, (_, i) => flow(one(i)))

export async function answered(store: Store, search = ''): Promise<Ok> {
  const result = await run(store, portProtocol, new URLSearchParams(search))
  if (result.status !== 'ok') throw new Error(result.message)
  return result
}

type Logs = Readonly<Record<string, readonly FixtureRow[]>>

/** What the hunt answers over these connections, and more logs. */
export async function found(conn: readonly FixtureRow[], search = '', more: Logs = {}): Promise<Ok> {
  return answered(await storeWith({ conn, ...more }), search)
}

/** The only row that the hunt lists. */
export async function only(conn: readonly FixtureRow[], search = '', more: Logs = {}): Promise<HuntRow> {
  const { rows } = await found(conn, search, more)
  const [row, ...others] = rows
  if (!row || others.length > 0) throw new Error(`${rows.length} rows are listed: ${rows.map(({ title }) => title).join(', ')}`)
  return row
}

/** The tier of each connection, which differ in port, protocol or service: NULL where it is hidden, undefined where nothing can be said of it. */
export async function tiersOf(flows: readonly Flow[]): Promise<readonly unknown[]> {
  const { rows } = await found(flows.map(flow), 'expected=true&unrecognised=true')
  const said = (text: string) => {
    const names = text.toLowerCase().split(',')
    return names.filter((name) => name !== '' && !name.startsWith('-') && !names.includes(`-${name}`)).sort()
  }
  return flows.map(({ port = 80, proto = 'tcp', service }) => {
    const own = rows.find((row) => row.resp_p === port && row.proto === proto && String(row.service) === said(service ?? '').join())
    return own?.tier
  })
}

/** What the inspector opens for a row. */
export async function evidenceOf(store: Store, id: string, search = ''): Promise<CountedEvidence | undefined> {
  const one = await inspect(store, portProtocol, id, new URLSearchParams(search))
  if (one.status !== 'ok') throw new Error(one.message)
  return one.evidence[0]
}

export const points = (row: HuntRow, code: string): number | null =>
  row.unassessed.includes(code) ? null : (row.reasons.find((reason) => reason.code === code)?.points ?? 0)

/** All of them have this tier. */
export const each = async (tier: number | null | undefined, flows: readonly Flow[]) => {
  const tiers = await tiersOf(flows)
  expect(flows.map(({ port, proto, service }, i) => [port, proto, service, tiers[i]])).toEqual(
    flows.map(({ port, proto, service }) => [port, proto, service, tier]),
  )
}

export const tcp = (list: readonly (readonly [number, string])[]): readonly Flow[] => list.map(([port, service]) => ({ port, service }))
