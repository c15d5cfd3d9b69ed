import { logs } from '../logs'
import type { LogSchema, ZeekType } from '../logs/log'
import { identifier, sql } from '../sql'
import type { DuckStore } from '../store/duckdb'
import type { PartSource } from '../store/duckdb-part'
import { prepareTables } from '../store/duckdb-tables'
import type { Transaction } from '../store/duckdb-write'
import { keepFaults, keepRejects, keepStrangers, type Loading, type Tally } from './keep-rejects'
import type { Part } from './part'
import { readPart, type StoreOptions, withPlainPath } from './read-part'

/** What came of a load in one log. */
export interface Loaded {
  readonly load: number
  readonly log: string
  readonly rows: number
  readonly rejected: number
  /** ISO 8601 UTC. */
  readonly first_seen: string | null
  readonly last_seen: string | null
}

/** Loads whose rows and rejects are not what was handed to the engine: nothing of them may stay. */
export class Mismatch extends Error {
  constructor(readonly loads: ReadonlyMap<number, string>) {
    super([...loads.values()].join('; '))
  }
}

const schemas: ReadonlyMap<string, LogSchema> = new Map(Object.entries(logs))
const count = (n: number) => n.toLocaleString('en')

interface Counted {
  readonly rows: number
  readonly first_seen: string | null
  readonly last_seen: string | null
}

async function countRows(
  transaction: Transaction,
  types: ReadonlyMap<string, ReadonlyMap<string, ZeekType>>,
  used: ReadonlySet<string>,
  range: { readonly first: number; readonly last: number },
): Promise<ReadonlyMap<string, Counted>> {
  const counted = new Map<string, Counted>()
  for (const log of used) {
    const span =
      types.get(log)?.get('ts') === 'time' ? sql`min(ts) AS first_seen, max(ts) AS last_seen` : sql`NULL AS first_seen, NULL AS last_seen`
    const { rows } = await transaction.run(sql`SELECT _load, count(*) AS rows, ${span} FROM ${identifier('logs', log)}
      WHERE _load BETWEEN ${range.first} AND ${range.last} GROUP BY _load`)
    for (const { _load, rows: n, first_seen, last_seen } of rows)
      counted.set(`${_load} ${log}`, {
        rows: Number(n),
        first_seen: typeof first_seen === 'string' ? first_seen : null,
        last_seen: typeof last_seen === 'string' ? last_seen : null,
      })
  }
  return counted
}

/**
 * Stores the rows of a batch in one transaction: parts, rejects and new addresses. They count only once the ledger names their loads.
 * Throws `Mismatch` when for some load rows and rejects are not what was handed over, and takes everything back.
 */
export async function storeBatch(
  store: DuckStore,
  loadings: readonly Loading[],
  spools: readonly Part[],
  options: StoreOptions,
): Promise<readonly Loaded[]> {
  const files = new Map(loadings.map((loading) => [loading.load, loading]))
  const parts = [...spools, ...loadings.flatMap((loading) => loading.parts.filter(({ kind }) => kind === 'direct'))]
  const range = { first: Math.min(...files.keys()), last: Math.max(...files.keys()) }
  const types = await store.write(({ run }) => prepareTables(run, parts, schemas), options.signal)
  const used = new Set(parts.map(({ log }) => log))

  return store.write(async (transaction) => {
    const tally: Tally = { rejected: new Map(), wrong: new Map() }
    const sources: PartSource[] = []
    for (const [i, part] of parts.entries()) {
      const share = (own: number) => options.onProgress?.((i + own) / parts.length)
      await withPlainPath(part, options.folder, (path) => {
        const source = { part, path, types: types.get(part.log) ?? new Map() }
        sources.push(source)
        return readPart(transaction, source, files, tally, { ...options, onProgress: share })
      })
    }
    const scans = await Promise.all(loadings.map(async ({ load, scanned }) => ({ load, scanned: await scanned })))
    for (const { load, scanned } of scans)
      await keepRejects(
        transaction,
        files,
        scanned.rejects.map((reject) => ({ load, ...reject })),
        options.signal,
      )
    const loads = { tables: new Map([...used].map((log) => [log, types.get(log) ?? new Map()])), range }
    for await (const strangers of await transaction.addAddresses(loads, schemas))
      await keepStrangers(transaction, files, tally, strangers, options.signal)
    const counted = await countRows(transaction, types, used, range)
    const result = () =>
      scans.flatMap(({ load, scanned }) =>
        Object.entries(scanned.handed).map(([log, handed]) => {
          const { rows, first_seen, last_seen } = counted.get(`${load} ${log}`) ?? { rows: 0, first_seen: null, last_seen: null }
          return { load, log, handed, rows, rejected: tally.rejected.get(`${load} ${log}`) ?? 0, first_seen, last_seen }
        }),
      )
    const off = () => result().filter(({ handed, rows, rejected }) => rows + rejected !== handed)
    if (off().length > 0) {
      for (const source of sources) {
        if (source.part.kind !== 'spool') continue
        const bad = await transaction.badElements(source)
        await keepFaults(transaction, source.part, files, tally, null, bad, options.signal)
      }
    }
    for (const { load, log, handed, rows, rejected } of off())
      tally.wrong.set(
        load,
        `${count(handed)} lines of ${log} were handed to the engine, ${count(rows)} rows and ${count(rejected)} rejects came back`,
      )
    if (tally.wrong.size > 0) throw new Mismatch(tally.wrong)
    return result().map(({ handed, ...rest }) => rest)
  }, options.signal)
}
