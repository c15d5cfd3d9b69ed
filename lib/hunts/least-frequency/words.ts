import { exactly, type Filter } from '../../filters'
import type { Detail, Evidence } from '../../hunt'
import { agentMarks, misspelt, nearCommon } from '../../reference/user-agents'
import { mostSpellings } from './detail'
import type { Params } from './params'
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

/** The pill that keeps records with exactly this text, whatever it looks like: an address in http.host would else mean either end. */
function pill(field: string, text: string | null): Filter {
  const plain = field === 'host' ? /^[A-Za-z][\w.-]*$/ : /^[\w.@-]*$/
  if (text === null || plain.test(text)) return exactly(field, text)
  return { field, negated: false, value: `"${text.replaceAll('"', '""')}"` }
}

interface Selected {
  readonly filter: readonly Filter[]
  /** Spellings that the filter leaves out. */
  readonly cut: boolean
}

/** What selects the row's records in one field: its value, an unset or empty one, or what was written before it was written anew. */
function select(name: string, text: string | null, i: number, detail: Detail): Selected {
  const raws = detail[`raws_${i}`]
  if (Array.isArray(raws)) {
    const named = raws.slice(0, mostSpellings).map((one) => pill(name, one === null ? null : String(one)))
    return { filter: named, cut: raws.length > mostSpellings }
  }
  const empty = text === null && detail[`list_${i}`] === true ? [pill(name, '')] : []
  return { filter: [pill(name, text), ...empty], cut: false }
}

export function evidence(row: StackRow, params: Params, detail: Detail): readonly Evidence[] {
  const selected = stackOf(params, {}).map(({ name, key }, i) =>
    select(name, row[key] === null ? null : (strings(row.value)[i] ?? null), i, detail),
  )
  const cut = selected.some((one) => one.cut)
  return [
    {
      label: cut ? `Records of the ${mostSpellings} most frequent spellings` : 'Records with the value',
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
