import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll } from 'vitest'
import { z } from 'zod'
import { type Baselines, openBaselines } from '../../lib/baselines/baselines'
import { withBaselines } from '../../lib/baselines/with-baselines'
import type { Hunt } from '../../lib/hunt'
import { hunts } from '../../lib/hunts'
import type { DuckStore } from '../../lib/store/duckdb'
import { type FixtureRow, storeWith } from '../lib/store-fixture'
import { toy } from '../lib/toy-hunt'

// The toy hunt keeps the contract itself honest, also while the list is short.
const all: readonly Hunt[] = [...hunts, toy]

/** Every hunt with its name, as tests take them. */
export const everyHunt = all.map((hunt) => [hunt.id, hunt] as const)

/** Every hunt as it is asked unless told otherwise, and once for each other choice of a parameter that has few. */
export const everyAsk = all.flatMap((hunt) => {
  const properties = z.toJSONSchema(hunt.params, { io: 'input' }).properties ?? {}
  const others = Object.entries(properties).flatMap(([name, property]) =>
    typeof property === 'boolean'
      ? []
      : (property.enum ?? []).filter((one) => one !== property.default).map((one) => ({ [name]: String(one) })),
  )
  return [{}, ...others].map(
    (given: Readonly<Record<string, string>>) => [`${hunt.id} ${new URLSearchParams(given)}`.trim(), hunt, given] as const,
  )
})

const day = 86_400
/** The second of two weeks, from a Monday to its Friday. */
const monday = Date.UTC(2026, 0, 12) / 1000
const days = [0, 1, 2, 3, 4].map((n) => n * day + 36_000)
const usual = [-7 * day, 0].flatMap((week) => days.map((at) => monday + week + at))
const fresh = days.map((at) => monday + at)

const ends = (client: string, server: string, port: number) => ({
  id_orig_h: client,
  id_orig_p: 40_000,
  id_resp_h: server,
  id_resp_p: port,
})
let serial = 0
const contact = (client: string, server: string, port: number, more: FixtureRow) => (ts: number) => ({
  ts,
  uid: `C${++serial}`,
  ...ends(client, server, port),
  proto: 'tcp',
  conn_state: 'SF',
  orig_bytes: 1000,
  resp_bytes: 2000,
  orig_ip_bytes: 1300,
  missed_bytes: 0,
  history: 'ShADadFf',
  ...more,
})
const lookup = (client: string, server: string, query: string, answers: readonly string[]) => (ts: number) => ({
  ts,
  uid: `D${++serial}`,
  ...ends(client, server, 53),
  proto: 'udp',
  query,
  qtype: 1,
  qtype_name: 'A',
  rcode: 0,
  rcode_name: 'NOERROR',
  rd: true,
  answers,
  ttls: answers.map(() => 60),
})
const request = (client: string, user_agent: string) => (ts: number) => ({
  ts,
  uid: `H${++serial}`,
  ...ends(client, '192.0.2.80', 80),
  host: 'a.example',
  user_agent,
})
const handshake = (server: string, leaf: string) => (ts: number) => ({
  ts,
  uid: `S${++serial}`,
  ...ends('10.0.0.1', server, 443),
  version: 'TLSv12',
  server_name: 'www.example.com',
  established: true,
  resumed: false,
  cert_chain_fps: [leaf],
})
const certificate = (fingerprint: string) => ({
  ts: monday,
  fingerprint,
  certificate_serial: '01',
  certificate_subject: 'CN=other.example',
  certificate_issuer: 'CN=other.example',
  san_dns: ['other.example'],
})

/** Two weeks in which each hunt has something to list; what is new in the second is so for a baseline of the first. */
const traffic: Readonly<Record<string, readonly FixtureRow[]>> = {
  conn: [
    ...usual.map(contact('10.0.0.1', '192.0.2.80', 80, { service: 'http' })),
    ...usual.map(contact('10.0.0.1', '10.0.0.2', 443, { service: 'ssl' })),
    ...fresh.map(contact('10.0.0.9', '198.51.100.7', 80, { service: 'ssh' })),
    ...fresh.map(contact('10.0.0.1', '10.0.0.2', 8080, { service: 'http' })),
    ...fresh.map(contact('10.0.0.9', '10.0.0.3', 445, { conn_state: 'S0', history: 'S', resp_bytes: 0 })),
  ],
  dns: [
    ...usual.map(lookup('10.0.0.1', '10.0.0.53', 'a.example', ['192.0.2.80'])),
    ...['10.0.0.1', '10.0.0.9'].flatMap((client) =>
      Array.from({ length: 12 }, (_, i) => lookup(client, '10.0.0.54', 'flux.example', [`${20 + i}.0.0.1`])(monday + 36_000 + i * 120)),
    ),
  ],
  http: [...usual.map(request('10.0.0.1', 'browser')), ...fresh.map(request('10.0.0.9', 'tool'))],
  ssl: [...usual.map(handshake('192.0.2.80', 'aa')), ...fresh.map(handshake('203.0.113.5', 'bb'))],
  x509: ['aa', 'bb'].map(certificate),
}

/** Stores of other logs that know a baseline of the first week, which is frozen once; gone after the tests of the file. */
export function knowing(): (logs: Readonly<Record<string, readonly FixtureRow[]>>) => Promise<DuckStore> {
  let folder: string
  let baselines: Baselines
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'spoor-contract-'))
    baselines = openBaselines(folder)
    await baselines.make(await storeWith(traffic), { name: 'First week', from: '2026-01-05', to: '2026-01-12' })
  })
  afterAll(() => rm(folder, { recursive: true, force: true }))
  return async (logs) => withBaselines(await storeWith(logs), baselines)
}

/** What those logs hold in these weeks. */
export const trafficOf = (logs: readonly string[]) => Object.fromEntries(logs.map((log) => [log, traffic[log] ?? []]))

/** The second week. */
export const window = { from: '2026-01-12', to: '2026-01-19' }
