import { exactly } from '../../filters'
import type { Detail, Evidence } from '../../hunt'
import { agentMarks, misspelt, nearCommon } from '../../reference/user-agents'
import { mostSpellings } from './detail'
import type { Params } from './params'
import { type Selected, select } from './selected'
import { type StackRow, stackOf } from './stack'

const reasons = new Map([...agentMarks, misspelt, nearCommon].map(({ mark, why }) => [mark, why]))

const number = (cell: StackRow[string] | undefined): number | null => (typeof cell === 'number' ? cell : null)
const strings = (cell: StackRow[string] | undefined): readonly string[] => (Array.isArray(cell) ? cell : [])
const whole = (n: number) => n.toLocaleString('en')
const counted = (n: number, one: string, many = `${one}s`) => `${whole(n)} ${n === 1 ? one : many}`

/** What a flag means, and what it was seen by. */
function flagWords(row: StackRow, mark: string): string {
  const hosts = number(row.resembles_hosts)
  const seen =
    mark === misspelt.mark && typeof row.misspelt === 'string'
      ? ` (${row.misspelt})`
      : mark === nearCommon.mark && hosts !== null
        ? ` (${row.resembles}, on ${counted(hosts, 'host')})`
        : ''
  return `${mark.charAt(0).toUpperCase()}${mark.slice(1)}${seen}: ${reasons.get(mark) ?? ''}`
}

/** How many of the log's records, hosts and days, and what each flag means. */
export function sentence(row: StackRow): string {
  const hosts = number(row.hosts)
  const days = number(row.days)
  const all = number(row.all_records) ?? 0
  const where = hosts === null ? 'on no host that the log names' : `on ${whole(hosts)} of ${counted(number(row.all_hosts) ?? 0, 'host')}`
  const when = days === null ? '' : `, on ${counted(days, 'day')}`
  return [
    `${whole(number(row.records) ?? 0)} of ${counted(all, 'record')}, ${where}${when}.`,
    ...strings(row.flags).map((mark) => flagWords(row, mark)),
  ].join(' ')
}

export function caveats(row: StackRow, { log }: Params): readonly string[] {
  return [
    ...(row.hosts === null ? [`Hosts: no record of the value in ${log}.log names one, so its rarity can be told by records alone.`] : []),
    ...(row.first_seen === null ? ['Time: none of its records has one.'] : []),
    ...(log === 'x509' ? ['Hosts are those that TLS showed the certificate to; TLS 1.3 shows none, so there may be more.'] : []),
    ...(strings(row.flags).length > 0
      ? ['Whose program it is: anything can be written in a user agent, and an honest one can be copied.']
      : []),
  ]
}

const labels: Readonly<Record<Selected['about'], string>> = {
  'the value': 'Records with the value',
  'all alike': 'Records with any of its spellings',
  'a part': `Records of the ${mostSpellings} most frequent spellings`,
}

const textsIn = (cell: Detail[string] | undefined) => (Array.isArray(cell) ? cell.map((one) => (one === null ? null : String(one))) : null)

export function evidence(row: StackRow, params: Params, detail: Detail): readonly Evidence[] {
  const selected = stackOf(params, {}).map((field, i) =>
    select(
      field,
      row[field.key] === null ? null : (strings(row.value)[i] ?? null),
      textsIn(detail[`raws_${i}`]),
      detail[`list_${i}`] === true,
    ),
  )
  const about = (['a part', 'all alike'] as const).find((one) => selected.some((field) => field.about === one)) ?? 'the value'
  return [
    {
      label: labels[about],
      log: params.log,
      filter: selected.flatMap(({ filter }) => filter),
      fields: [...new Set(['id_orig_h', 'id_resp_h', ...params.field])],
      deciding: params.field,
      of: number(row.records) ?? 0,
    },
  ]
}

export function checks(row: StackRow): readonly Evidence[] {
  const host = typeof row.only_host === 'string' ? row.only_host : null
  if (host === null) return []
  return [
    { label: 'Connections of the only host', log: 'conn', filter: [exactly('host', host)] },
    { label: 'Names that it asked for', log: 'dns', filter: [exactly('id_orig_h', host)] },
    { label: 'Notices about it', log: 'notice', filter: [exactly('host', host)] },
  ]
}
