import { exactly } from '../../filters'
import type { Detail, Evidence } from '../../hunt'
import { portsOf } from '../../reference/services'
import type { Filter } from '../../scope'
import { mostPills } from './detail'
import type { Params } from './params'
import type { PortRow } from './words'

const not = (field: string, value: string): Filter => ({ field, negated: true, value })
const like = (field: string, value: string): Filter => ({ field, negated: false, value })
const texts = (cell: unknown): readonly string[] => (Array.isArray(cell) ? cell.map(String) : [])

/** Both sides sent payload. Refusals all apply, also beside what the scope asks of the same fields. */
const payload = (least: number): readonly Filter[] =>
  ['orig_bytes', 'resp_bytes'].flatMap((field) => [not(field, least > 1 ? `..${least - 1}` : '0'), not(field, '-')])

/** Nothing kept Zeek from recognising a protocol: no gap, seen from its beginning, direction known. */
const whole = ({ proto }: PortRow): readonly Filter[] => [
  not('missed_bytes', '1..'),
  ...['*g*', '*G*', '*x*', '*X*'].map((glob) => not('history', glob)),
  ...(proto === 'tcp' ? [like('history', 'Sh*')] : [not('history', '^*')]),
]

const port = ({ resp_p, proto }: PortRow): readonly Filter[] => [exactly('id_resp_p', resp_p), exactly('proto', proto)]

/** Whether a row's records can only be named one by one: what analyzer.log tells of a connection stands in no field of conn.log. */
const unmarked = ({ tier }: PortRow, detail: Detail) => tier === 4 && Number(detail.unmarked) > 0

/** The records of a row in conn.log; pills for exceptions keep out, or in, what they excuse. */
function records(row: PortRow, params: Params, detail: Detail): readonly Filter[] {
  const hosts = texts(detail.excused)
  const excused = params.excepted
    ? []
    : hosts.map((host) => ({ ...exactly('host', host), value: host, negated: detail.is_excused !== true }))
  const spelt = texts(detail.spellings).map((text) => exactly('service', text === '' ? null : text))
  if (unmarked(row, detail)) return texts(detail.uids).map((uid) => exactly('uid', uid))
  const silent = (row.service ?? []).length === 0
  const rule = row.tier === 4 ? [] : silent ? [...payload(params.min_bytes), ...whole(row)] : payload(1)
  // An unset service and an empty one are the same.
  const both = spelt.some(({ value }) => value === '-') ? [exactly('service', '')] : []
  const strays = texts(detail.strays).map((uid) => exactly('uid', uid, true))
  return [...port(row), ...spelt, ...both, ...rule, ...excused, ...strays]
}

const shown = { fields: ['id_orig_h', 'id_resp_h', 'service', 'history', 'orig_bytes'], deciding: ['service'] }

export function evidence(row: PortRow, params: Params, detail: Detail): readonly Evidence[] {
  const of = row.connections ?? 0
  const conn: Evidence = { label: 'Connections of the row', log: 'conn', filter: records(row, params, detail), ...shown, of }
  if (row.tier !== 4) return [conn]
  // Logs before Zeek 8.0 name no transport beside an analyzer, those since name no cause.
  const orUnset = (field: string, value: string | null) => [exactly(field, value), exactly(field, null)]
  const told = (log: string, field: string): Evidence => ({
    label: `What broke ${(row.expected ?? []).join(', ')} on the port`,
    log,
    filter: [
      exactly('id_resp_p', row.resp_p),
      ...orUnset('proto', row.proto),
      ...(log === 'analyzer' ? orUnset('cause', 'violation') : []),
      ...(row.expected ?? []).flatMap((name) => [exactly(field, name), exactly(field, name.toUpperCase())]),
    ],
    fields: ['id_orig_h', 'id_resp_h', field, 'failure_reason'],
    deciding: [field],
  })
  const logs = [told('analyzer', 'analyzer_name'), told('dpd', 'analyzer')]
  return unmarked(row, detail) && texts(detail.uids).length > mostPills ? logs.map((one) => ({ ...one, of })) : [conn, ...logs]
}

/** Logs that say more of a protocol's two ends. */
const spokenIn: Readonly<Record<string, string>> = {
  ssh: 'ssh',
  http: 'http',
  ssl: 'ssl',
  dns: 'dns',
  rdp: 'rdp',
  ftp: 'ftp',
  smtp: 'smtp',
  smb: 'smb_mapping',
}

/** Other ports of the server, the same protocol on its own port by the same clients, and what its own log tells. */
export function checks(row: PortRow, _: Params, detail: Detail): readonly Evidence[] {
  const server = typeof detail.server === 'string' ? detail.server : null
  const clients = texts(detail.clients)
  const [said] = row.service ?? []
  const own = said === undefined ? [] : portsOf(said).filter((one) => one !== row.resp_p)
  const log = said === undefined ? 'ssl' : spokenIn[said]
  return [
    ...(server === null
      ? []
      : [
          {
            label: `Other ports of ${server}`,
            log: 'conn',
            filter: [exactly('id_resp_h', server), exactly('id_resp_p', row.resp_p, true)],
          },
        ]),
    ...(said === undefined || own.length === 0 || clients.length === 0
      ? []
      : [
          {
            label: `${said} from these clients on its own ports`,
            log: 'conn',
            filter: [
              ...clients.map((client) => exactly('id_orig_h', client)),
              ...own.map((one) => exactly('id_resp_p', one)),
              like('service', `*${said}*`),
            ],
          },
        ]),
    ...(log === undefined
      ? []
      : [
          {
            label: said === undefined ? 'TLS on the port all the same' : `Versions and names on the port`,
            log,
            filter: [exactly('id_resp_p', row.resp_p)],
          },
        ]),
  ]
}
