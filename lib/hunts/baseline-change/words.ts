import { kindOf } from '../../baselines/items/kinds'
import type { RowOf } from '../../columns'
import { bytesText, counted, durationText, whole } from '../../format'
import type { columns } from './columns'
import type { Params } from './params'

export type ChangeRow = RowOf<ReturnType<typeof columns>>

const listed = (texts: readonly string[] | null) => (texts ?? []).join(', ')
const perDay = (n: number | null) => ((n ?? 0) >= 10 ? whole(Math.round(n ?? 0)) : String(Math.round((n ?? 0) * 100) / 100))
const dayOf = (iso: string | null) => (iso === null ? 'without a time' : `${iso.slice(0, 10)} ${iso.slice(11, 16)} UTC`)

const portOf = ({ port, proto, services }: ChangeRow): string => {
  const at = port === null ? (proto ?? '') : `${port}/${proto}`
  return [at, listed(services)].filter((part) => part !== '').join(' ')
}

/** `10.0.0.1 → example.com 443/tcp ssl`; of other kinds the thing itself. */
export function called(row: ChangeRow): string {
  const { item, source, target } = row
  if (item === 'edges') return `${source} → ${target} ${portOf(row)}`.trim()
  if (item === 'attempts') return `${source} ${row.proto ?? ''}`.trim()
  if (item === 'services' || item === 'resolvers') return `${target} ${portOf(row)}`.trim()
  return target ?? '–'
}

/** What the row is about as the beginning of a sentence, in the present or the past. */
function subject(row: ChangeRow, past: boolean): string {
  const { item, source, target, label } = row
  const at = portOf(row)
  if (item === 'edges') return `${source} ${past ? 'called' : 'calls'} ${target}${at === '' ? '' : ` on ${at}`}`
  if (item === 'services') return `${target} ${past ? 'offered' : 'offers'} ${at}`
  if (item === 'names') return `${target} ${past ? 'was' : 'is'} asked for`
  if (item === 'user_agents') return `${target} ${past ? 'was' : 'is'} sent`
  if (item === 'certificates') return `The certificate ${target}${label === null ? '' : ` (${label})`} ${past ? 'was' : 'is'} shown`
  if (item === 'resolvers') return `${target}${at === '' ? '' : ` on ${at}`} ${past ? 'was' : 'is'} asked for names`
  return `${source} ${past ? 'tried' : 'tries'} ${row.proto ?? ''} without an answer`.replace('  ', ' ')
}

const often = (row: ChangeRow) => {
  const { records } = kindOf(row.item as Params['kind'])
  return `${counted(row.records, records.replace(/s$/, ''), records)} on ${counted(row.days, 'day')}`
}

const bytes = (n: number | null) => (n === null || n === 0 ? '' : `, ${bytesText(n)} a day`)

/** `02, 03 h`, or how many where they are many. */
const hoursText = (hours: readonly string[] | null) => {
  const all = hours ?? []
  return all.length > 6 ? `${all.length} hours from ${all[0]} h on` : `${all.join(', ')} h`
}

/** How a changed row differs, one clause for each way. */
function changes({ how, median, old_median, z, bytes_z, old_bytes, new_bytes, shift, peak, old_peak, services }: ChangeRow): string {
  const clauses: Readonly<Record<string, string>> = {
    connections: `${perDay(median)} on the median day where it was ${perDay(old_median)} (z ${(z ?? 0).toFixed(1)})`,
    bytes: `${bytesText(new_bytes ?? 0)} a day where it was ${bytesText(old_bytes ?? 0)} (z ${(bytes_z ?? 0).toFixed(1)})`,
    hours: `at other hours of the day, mostly ${hoursText(peak)} where it was ${hoursText(old_peak)} UTC (divergence ${(shift ?? 0).toFixed(2)})`,
    service: `with a protocol that was not there before (${listed(services)})`,
  }
  return (how ?? []).map((word) => clauses[word] ?? word).join('; ')
}

export function sentence(row: ChangeRow): string {
  const hosts = row.item === 'edges' || !row.hosts ? '' : ` ${row.item === 'attempts' ? 'of' : 'by'} ${counted(row.hosts, 'host')}`
  if (row.change === 'new') return `${subject(row, false)}${hosts}: ${often(row)}${bytes(row.new_bytes)}; it is not in the baseline.`
  if (row.change === 'gone') {
    const regularly = row.every === null ? '' : `, ${row.regular ? 'regularly ' : ''}once in ${durationText(row.every)} by the median`
    return `${subject(row, true)} on ${counted(row.old_days, 'day')} of the baseline${regularly}; last on ${dayOf(row.last_seen)}, and not in this window.`
  }
  const known = row.regular && row.every !== null ? `; a regular contact, once in ${durationText(row.every)} in the baseline` : ''
  if (row.change === 'changed') return `${subject(row, false)}${hosts}, ${changes(row)}${known}.`
  return `${subject(row, false)}${hosts} as before: ${perDay(row.new)} a day, ${perDay(row.old)} in the baseline${known}.`
}

export function caveats(row: ChangeRow): readonly string[] {
  return [
    ...(row.change === 'new' ? ['Whether it is older than the baseline: what was before its first day is not known.'] : []),
    ...(row.change === 'gone' ? ['Whether it ended or rests: the window ends before that can be told.'] : []),
    ...(row.change !== 'new' && row.change !== 'gone' && row.z === null
      ? ['Whether its volume changed: there are too few days to tell.']
      : []),
    ...((row.change === 'changed' || row.change === 'same') && row.shift === null
      ? ['Whether its hours changed: it was seen on too few days to tell.']
      : []),
    ...(row.item === 'edges' && (row.target ?? '').includes('/')
      ? ['Which of the network’s addresses it was meant for: no lookup or server name says.']
      : []),
    ...(row.item === 'certificates' ? ['Certificates of TLS 1.3: Zeek cannot see them, so a new one may be missing here.'] : []),
  ]
}
