import type { HuntRow } from '../../lib/asking/row'
import { hunts } from '../../lib/hunts'
import { type Ok, run } from '../../lib/run'
import type { Store } from '../../lib/store/store'
import { type FixtureRow, storeWith } from '../lib/store-fixture'

const start = Date.parse('2026-01-05T00:00:00Z') / 1000

export interface Answer {
  /** Seconds after the beginning. */
  readonly at: number
  readonly answers: readonly string[]
  /** Of each answer; one number stands for all. */
  readonly ttl: number | readonly number[]
  readonly query?: string
  readonly type?: 'A' | 'AAAA' | null
  readonly rtt?: number | null
  readonly client?: string
  readonly resolver?: string
  readonly more?: FixtureRow
}

/** A lookup of `flux.example` by 10.0.0.9 through 10.0.0.53, unless said otherwise. */
export function lookup(answer: Answer): FixtureRow {
  const {
    at,
    answers,
    ttl,
    query = 'flux.example',
    type = 'A',
    rtt = null,
    client = '10.0.0.9',
    resolver = '10.0.0.53',
    more = {},
  } = answer
  return {
    ts: start + at,
    id_orig_h: client,
    id_orig_p: 40000,
    id_resp_h: resolver,
    id_resp_p: 53,
    query,
    rtt,
    qtype: type === null ? null : type === 'A' ? 1 : 28,
    qtype_name: type,
    rcode: 0,
    rcode_name: 'NOERROR',
    aa: false,
    rd: true,
    answers,
    ttls: typeof ttl === 'number' ? answers.map(() => ttl) : ttl,
    ...more,
  }
}

const fastFlux = hunts.find(({ id }) => id === 'fast-flux')

/** The hunt's whole answer over a store. */
export async function answered(store: Store, search = ''): Promise<Ok> {
  if (!fastFlux) throw new Error('the hunt is not in the list')
  const result = await run(store, fastFlux, new URLSearchParams(search))
  if (result.status !== 'ok') throw new Error(result.message)
  return result
}

/** What the hunt lists over these rows of dns.log, by name; `search` as in the URL. */
export async function found(rows: readonly FixtureRow[], search = ''): Promise<ReadonlyMap<string, HuntRow>> {
  const result = await answered(await storeWith({ dns: rows }), search)
  return new Map(result.rows.map((row) => [String(row.query), row]))
}

/** The row of `flux.example`, also where it has one address. */
export async function flux(answers: readonly Answer[], search = 'min_addresses=1'): Promise<HuntRow> {
  const row = (await found(answers.map(lookup), search)).get('flux.example')
  if (!row) throw new Error('flux.example is not listed')
  return row
}
