import { z } from 'zod'
import { checkSwitches } from '../asking/switches'
import { badParams } from '../errors'
import { integer, only, parseParams, without } from '../params'
import { scopeNames } from '../scope'
import { allOf, sql } from '../sql'
import { type AskOptions, inStages } from '../stages'
import type { Store } from '../store/store'
import { microsToIso } from '../time'
import { limit, tableOf } from '../where/limit'
import { readScope } from '../where/read-scope'
import { binsOver } from './bins'
import { hasTime } from './cursor'
import { captureGaps, type Gap } from './gaps'
import { columnsOf } from './records'

export const histogramParams = z.strictObject({
  bins: integer(120, { min: 1, max: 600, label: 'Bins', help: 'Most bins that are drawn.' }),
})

export interface Histogram {
  readonly from: string | null
  readonly to: string | null
  /** Seconds. */
  readonly width: number
  /** One behind the other from `from` to `to`, also those without records. */
  readonly bins: readonly { readonly at: string; readonly rows: number }[]
  /** When no log had any record. */
  readonly gaps: readonly Gap[]
  /** Records in all bins: those in scope that have a time. */
  readonly total: number
}

const nothing: Histogram = { from: null, to: null, width: 0, bins: [], gaps: [], total: 0 }

/** Records of a log over time, in the scope of a URL. Throws `bad-params`, `not-found`. */
export async function histogram(store: Store, log: string, search: URLSearchParams, options: AskOptions = {}): Promise<Histogram> {
  const columns = await columnsOf(store, log)
  const scope = await readScope(store, only(search, scopeNames))
  const read = parseParams(histogramParams, without(search, scopeNames))
  if (!scope.ok || !read.ok) throw badParams({ ...(scope.ok ? {} : scope.fields), ...(read.ok ? {} : read.fields) })
  checkSwitches(search)
  if (!hasTime(columns)) return nothing
  const where = allOf([sql`ts IS NOT NULL`, limit(log, columns, scope.value, store.dialect).where])
  const stage = inStages(3, options)
  const micros = store.dialect.epochMicros(sql`ts`)
  const ends = await stage(`looking for the first and last ${log} record`, (own) =>
    store.query(sql`SELECT min(${micros}) AS first, max(${micros}) AS last FROM ${tableOf(log)} WHERE ${where}`, own),
  )
  const { first, last } = ends.rows[0] ?? {}
  if (first === null || first === undefined || last === null || last === undefined) return nothing
  const { start, count, width } = binsOver(BigInt(String(first)), BigInt(String(last)), read.value.bins)
  // Integer division: twice as fast as the engine's own buckets.
  const counted = await stage(`counting ${log} records over time`, (own) =>
    store.query(
      sql`SELECT (${micros} - CAST(${start} AS BIGINT)) // CAST(${width} AS BIGINT) AS bin, count(*) AS rows FROM ${tableOf(log)} WHERE ${where} GROUP BY bin`,
      own,
    ),
  )
  const gaps = await stage('looking for gaps of the capture', (own) => captureGaps(store, own))
  const rows = new Map(counted.rows.map((row) => [Number(row.bin), Number(row.rows)]))
  const at = (bin: number) => microsToIso(start + BigInt(bin) * width) ?? ''
  const span = { from: at(0), to: at(count) }
  return {
    ...span,
    width: Number(width) / 1e6,
    bins: Array.from({ length: count }, (_, bin) => ({ at: at(bin), rows: rows.get(bin) ?? 0 })),
    gaps: gaps.filter((gap) => gap.to > span.from && gap.from < span.to),
    total: [...rows.values()].reduce((sum, value) => sum + value, 0),
  }
}
