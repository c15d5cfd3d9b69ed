import { services } from '../../lib/hunts/services'
import { type Ok, run } from '../../lib/run'
import { type FixtureRow, storeWith } from '../lib/store-fixture'

const dayOne = Date.UTC(2026, 0, 5) / 1000

/** Seconds since 1970 at noon of a day of the records, which begin on day 1, Monday 5 January 2026. */
export const noon = (day: number, minute = 0) => dayOne + (day - 1) * 86_400 + 43_200 + minute * 60

export interface Use {
  readonly day: number
  readonly host?: string
  readonly port?: number
  readonly service?: string | null
  readonly client?: string
  readonly more?: FixtureRow
}

/** An answered connection to a service. */
export const used = ({ day, host = '10.0.0.1', port = 80, service = 'http', client = '10.0.9.1', more = {} }: Use): FixtureRow => ({
  ts: noon(day),
  uid: `C${day}-${port}`,
  id_orig_h: client,
  id_orig_p: 40_000,
  id_resp_h: host,
  id_resp_p: port,
  proto: 'tcp',
  service,
  conn_state: 'SF',
  orig_bytes: 100,
  resp_bytes: 1000,
  ...more,
})

/** Its entry in the inventory. */
export const listed = (day: number, host = '10.0.0.1', port = 80, service: readonly string[] = ['HTTP'], proto = 'tcp'): FixtureRow => ({
  ts: noon(day, 1),
  host,
  port_num: port,
  port_proto: proto,
  service,
})

export const days = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, i) => from + i)

/** A web server that is used and listed on each of ten days, so that there are records. */
export const steady = { conn: days(1, 10).map((day) => used({ day })), known_services: days(1, 10).map((day) => listed(day)) }

type Logs = Readonly<Partial<Record<'conn' | 'known_services' | 'known_hosts', readonly FixtureRow[]>>>

export async function storeOf(logs: Logs) {
  return storeWith(Object.fromEntries(Object.entries(logs).map(([log, rows]) => [log, rows ?? []])))
}

export async function answer(logs: Logs, search = ''): Promise<Ok> {
  const result = await run(await storeOf(logs), services, new URLSearchParams(search))
  if (result.status !== 'ok') throw new Error(JSON.stringify(result))
  return result
}

/** The rows by `port/proto` on the usual host, `host port/proto` on others. */
export async function found(logs: Logs, search = '') {
  const { rows } = await answer(logs, search)
  return new Map(rows.map((row) => [`${row.host === '10.0.0.1' ? '' : `${row.host} `}${row.port_num}/${row.port_proto}`, row] as const))
}

/** More records beside the steady ones. */
export const beside = (conn: readonly FixtureRow[], knownServices: readonly FixtureRow[] = []): Logs => ({
  conn: [...steady.conn, ...conn],
  known_services: [...steady.known_services, ...knownServices],
})

export const points = (row: Ok['rows'][number] | undefined, code: string) =>
  row?.unassessed.includes(code) ? null : (row?.reasons.find((reason) => reason.code === code)?.points ?? 0)
