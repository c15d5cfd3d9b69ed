import { addressNumber, ipv4Block } from '../address'
import { elementType, type LogSchema, type ZeekType } from '../logs/log'
import { identifier, join, raw, type Sql, sql } from '../sql'
import { ipv4 } from './duckdb-dialect'
import type { Rows } from './store'

interface Writer {
  readonly run: (query: Sql) => Promise<Rows>
  readonly append: (table: string, rows: Iterable<readonly (string | bigint)[]>) => Promise<void>
}

function holdsAddresses(type: ZeekType, declared: boolean): boolean {
  return type === 'addr' || elementType(type) === 'addr' || declared
}

const mapped = raw(String(ipv4Block.first))
const lastMapped = raw(String(ipv4Block.last))

/** Whether an address of the table lies from first to last: IPv4 does not where these lie beyond it. */
export const liesIn = (num: Sql, first: Sql, last: Sql): Sql =>
  sql`(${num} BETWEEN ${first} AND ${last} AND NOT (${num} BETWEEN ${mapped} AND ${lastMapped} AND (${first} < ${mapped} OR ${last} > ${lastMapped})))`

/** Adds the addresses of new rows that are not known yet: IPv4 by the engine, IPv6 by us, each distinct one once. */
export async function addAddresses(
  { run, append }: Writer,
  tables: ReadonlyMap<string, ReadonlyMap<string, ZeekType>>,
  schemas: ReadonlyMap<string, LogSchema>,
  loads: { readonly first: number; readonly last: number },
): Promise<void> {
  const columns = [...tables].flatMap(([log, types]) =>
    [...types].flatMap(([name, type]) => {
      if (!holdsAddresses(type, schemas.get(log)?.fields[name]?.addresses === true)) return []
      const value = elementType(type) ? sql`unnest(${identifier(name)})` : identifier(name)
      return [sql`SELECT DISTINCT ${value} AS address FROM ${identifier('logs', log)} WHERE _load BETWEEN ${loads.first} AND ${loads.last}`]
    }),
  )
  if (columns.length === 0) return
  // A table of its own: in one statement the engine matches the pattern to every row, before it looks for distinct ones.
  await run(sql`CREATE OR REPLACE TEMP TABLE seen AS ${join(columns, ' UNION ALL ')}`)
  await run(sql`CREATE OR REPLACE TEMP TABLE fresh AS
    SELECT DISTINCT s.address, regexp_full_match(s.address, ${ipv4}) AS v4
    FROM seen s ANTI JOIN spoor.addresses a ON a.address = s.address
    WHERE s.address IS NOT NULL AND (contains(s.address, ':') OR regexp_full_match(s.address, ${ipv4}))`)
  const octet = (i: number, factor: number) => sql`CAST(o[${raw(String(i))}] AS UBIGINT) * ${raw(String(factor))}`
  await run(sql`INSERT INTO spoor.addresses
    SELECT address, CAST(${mapped} + ${octet(1, 2 ** 24)} + ${octet(2, 2 ** 16)} + ${octet(3, 2 ** 8)} + ${octet(4, 1)} AS UHUGEINT)
    FROM (SELECT address, CAST(string_split(address, '.') AS UTINYINT[]) AS o FROM fresh WHERE v4)`)
  const { rows } = await run(sql`SELECT address FROM fresh WHERE NOT v4`)
  const numbered = rows.flatMap(({ address }): [string, bigint][] => {
    const number = addressNumber(String(address))
    return number === null ? [] : [[String(address), number]]
  })
  await append('addresses', numbered)
  await run(sql`DROP TABLE seen`)
  await run(sql`DROP TABLE fresh`)
}
