import { addressNumber, ipv4Block, parseBlock } from '../address'
import { elementType, type LogSchema, type ZeekType } from '../logs/log'
import { identifier, join, raw, type Sql, sql } from '../sql'
import { ipv4 } from './duckdb-dialect'
import type { Loads } from './duckdb-strangers'
import type { Rows } from './store'

interface Writer {
  readonly run: (query: Sql) => Promise<Rows>
  readonly append: (table: string, rows: Iterable<readonly (string | bigint)[]>) => Promise<void>
}

const mapped = raw(String(ipv4Block.first))
const lastMapped = raw(String(ipv4Block.last))

/** Whether an address of the table lies from first to last: IPv4 does not where these lie beyond it. */
export const liesIn = (num: Sql, first: Sql, last: Sql): Sql =>
  sql`(${num} BETWEEN ${first} AND ${last} AND NOT (${num} BETWEEN ${mapped} AND ${lastMapped} AND (${first} < ${mapped} OR ${last} > ${lastMapped})))`

/** The distinct values of each column of some kind in new rows; `kind` answers what the query says of a column's values, null where it has none. */
function distinctValues({ tables, range }: Loads, kind: (log: string, column: string, type: ZeekType) => Sql | null): readonly Sql[] {
  return [...tables].flatMap(([log, types]) =>
    [...types].flatMap(([name, type]) => {
      const said = kind(log, name, type)
      const value = elementType(type) ? sql`unnest(${identifier(name)})` : identifier(name)
      const rows = sql`FROM ${identifier('logs', log)} WHERE _load BETWEEN ${range.first} AND ${range.last}`
      return said ? [sql`SELECT DISTINCT ${value} AS value, ${said} AS must ${rows}`] : []
    }),
  )
}

const isNetwork = (text: string) => /^[^\s/]+\/\d+$/.test(text) && parseBlock(text) !== null

/**
 * Adds the addresses of new rows that are not known yet: IPv4 by the engine, IPv6 by us, each distinct one once.
 * What stands in a column of addresses or networks and is none is listed in `strangers`, a table of the connection.
 */
export async function addAddresses({ run, append }: Writer, loads: Loads, schemas: ReadonlyMap<string, LogSchema>): Promise<void> {
  await run(sql`CREATE OR REPLACE TEMP TABLE strangers (type VARCHAR, value VARCHAR)`)
  const note = (type: string, values: readonly string[]) =>
    values.length > 0 ? run(sql`INSERT INTO strangers SELECT ${type}, unnest(CAST(${values} AS VARCHAR[]))`) : null
  const networks = distinctValues(loads, (_, __, type) => ((elementType(type) ?? type) === 'subnet' ? sql`TRUE` : null))
  if (networks.length > 0) {
    const { rows } = await run(sql`SELECT DISTINCT value FROM (${join(networks, ' UNION ALL ')}) WHERE value IS NOT NULL`)
    await note(
      'subnet',
      rows.map(({ value }) => String(value)).filter((value) => !isNetwork(value)),
    )
  }

  const columns = distinctValues(loads, (log, column, type) => {
    if ((elementType(type) ?? type) === 'addr') return sql`TRUE`
    return schemas.get(log)?.fields[column]?.addresses ? sql`FALSE` : null
  })
  if (columns.length === 0) return
  // A table of its own: in one statement the engine matches the pattern to every row, before it looks for distinct ones.
  await run(sql`CREATE OR REPLACE TEMP TABLE seen AS ${join(columns, ' UNION ALL ')}`)
  await run(sql`CREATE OR REPLACE TEMP TABLE fresh AS
    SELECT s.value AS address, bool_or(s.must) AS must, regexp_full_match(s.value, ${ipv4}) AS v4
    FROM seen s ANTI JOIN spoor.addresses a ON a.address = s.value
    WHERE s.value IS NOT NULL AND (s.must OR contains(s.value, ':') OR regexp_full_match(s.value, ${ipv4}))
    GROUP BY s.value`)
  const octet = (i: number, factor: number) => sql`CAST(o[${raw(String(i))}] AS UBIGINT) * ${raw(String(factor))}`
  await run(sql`INSERT INTO spoor.addresses
    SELECT address, CAST(${mapped} + ${octet(1, 2 ** 24)} + ${octet(2, 2 ** 16)} + ${octet(3, 2 ** 8)} + ${octet(4, 1)} AS UHUGEINT)
    FROM (SELECT address, CAST(string_split(address, '.') AS UTINYINT[]) AS o FROM fresh WHERE v4)`)
  await run(sql`INSERT INTO strangers SELECT 'addr', address FROM fresh WHERE NOT v4 AND NOT contains(address, ':')`)
  const { rows } = await run(sql`SELECT address, must FROM fresh WHERE NOT v4 AND contains(address, ':')`)
  const others = rows.map(({ address, must }) => ({ address: String(address), must, number: addressNumber(String(address)) }))
  await append(
    'addresses',
    others.flatMap(({ address, number }): [string, bigint][] => (number === null ? [] : [[address, number]])),
  )
  await note(
    'addr',
    others.flatMap(({ address, must, number }) => (must === true && number === null ? [address] : [])),
  )
  await run(sql`DROP TABLE seen`)
  await run(sql`DROP TABLE fresh`)
}
