import { z } from 'zod'
import type { Asked } from '../../asking/ask'
import { sources } from '../../asking/from'
import { badParams } from '../../errors'
import { only, parseParams, text } from '../../params'
import { type Sql, sql } from '../../sql'
import type { QueryOptions, Row, Store } from '../../store/store'
import type { Span } from '../baseline'
import { type Input, itemLogs } from '../items/input'
import { rhythm } from '../rhythm'
import { clockShift, type Profile, profileOf } from './profile'

/** What a comparison takes beside the scope and the thresholds of the hunt. */
export const rhythmParams = z.strictObject({
  network: text({
    label: 'Network',
    help: 'Named network whose hosts’ hours the profile compares, one of those that the answer lists under it; all of them together unless given.',
  }),
})
export const rhythmNames = Object.keys(rhythmParams.shape)

/** The network that a URL asks for; `''` for all. Throws `bad-params`. */
export function networkOf(search: URLSearchParams): string {
  const read = parseParams(rhythmParams, only(search, rhythmNames))
  if (!read.ok) throw badParams(read.fields)
  return read.value.network
}

export interface Rhythms {
  readonly profile: Profile & {
    /** The network that it is about; `''` for all. */
    readonly network: string
    /** Those that it can be about: they had traffic in the baseline and have their names still. */
    readonly networks: readonly string[]
  }
  /** As `clockShift` has it, of all networks together. */
  readonly shift: -1 | 1 | null
}

export const noRhythms: Rhythms = { profile: { ...profileOf([], []), network: '', networks: [] }, shift: null }

/** Each captured hour with the connections of all and of one network: an hour without any of its own is one with 0. */
async function hourly(store: Store, relation: Sql, network: string, options: QueryOptions) {
  const { rows } = await store.query(
    sql`SELECT hour, max(CASE WHEN network = '' THEN connections END) AS whole, coalesce(max(CASE WHEN network = ${network} THEN connections END), 0) AS own
FROM ${relation} AS hourly
GROUP BY hour
ORDER BY hour`,
    options,
  )
  const of = (key: 'whole' | 'own') => rows.map((row: Row) => ({ hour: Number(row.hour), n: Number(row[key]) }))
  return { whole: of('whole'), own: of('own') }
}

/** The rhythm of a window against that of its baseline, of one network or of all. Throws `bad-params` for a network that is none of them. */
export async function rhythms(
  store: Store,
  asked: Asked,
  baseline: string,
  span: Span,
  network: string,
  options: QueryOptions,
): Promise<Rhythms> {
  const frozen = asked.reference.baselines.find(({ id }) => id === baseline)
  if (!frozen) return noRhythms
  const held = await store.query(sql`SELECT DISTINCT network FROM ${frozen.rhythm} AS hourly WHERE network <> '' ORDER BY network`, options)
  const named = new Set(asked.reference.networks.map(({ name }) => name))
  const networks = held.rows.map((row) => String(row.network)).filter((name) => named.has(name))
  if (network !== '' && !networks.includes(network))
    throw badParams({ network: [`${network} is no named network of the baseline; ${networks.join(', ') || 'it has none'}`] })
  const parts = sources(itemLogs, await store.tables(), { ...asked.within, ...span }, store.dialect)
  const input: Pick<Input, 'from' | 'reference' | 'fn'> = {
    from: parts.from as Input['from'],
    reference: asked.reference,
    fn: store.dialect,
  }
  const before = await hourly(store, frozen.rhythm, network, options)
  const now = await hourly(store, rhythm(input), network, options)
  return {
    profile: { ...profileOf(before.own, now.own), network, networks },
    shift: clockShift(profileOf(before.whole, now.whole)),
  }
}
