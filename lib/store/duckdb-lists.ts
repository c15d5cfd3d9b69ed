import { identifier, join, raw, type Sql, sql } from '../sql'
import { liesIn } from './duckdb-addresses'
import type { ListRelation, Reference } from './reference'
import type { Rows } from './store'

const relation = (from: Sql, files: readonly string[] = []): ListRelation => ({ ...from, present: files.length > 0, files })

/** No lists at all. */
export const noReference: Reference = {
  popular: relation(sql`(SELECT CAST(NULL AS VARCHAR) AS name, CAST(NULL AS BIGINT) AS rank, CAST(NULL AS VARCHAR) AS list WHERE FALSE)`),
  categorised: relation(
    sql`(SELECT CAST(NULL AS VARCHAR) AS name, CAST(NULL AS VARCHAR) AS category, CAST(NULL AS VARCHAR) AS list WHERE FALSE)`,
  ),
  asn: relation(
    sql`(SELECT CAST(NULL AS VARCHAR) AS address, CAST(NULL AS BIGINT) AS asn, CAST(NULL AS VARCHAR) AS organisation WHERE FALSE)`,
  ),
  exceptions: relation(
    sql`(SELECT CAST(NULL AS VARCHAR) AS address, CAST(NULL AS VARCHAR) AS host, CAST(NULL AS INTEGER) AS port, CAST(NULL AS VARCHAR) AS proto,
      CAST(NULL AS VARCHAR) AS service, CAST(NULL AS VARCHAR) AS reason, CAST(NULL AS VARCHAR) AS list WHERE FALSE)`,
  ),
  country: relation(sql`(SELECT CAST(NULL AS VARCHAR) AS address, CAST(NULL AS VARCHAR) AS country WHERE FALSE)`),
  suffixes: sql`(SELECT CAST(NULL AS VARCHAR) AS name, CAST(NULL AS INTEGER) AS shift, CAST(NULL AS BOOLEAN) AS "open" WHERE FALSE)`,
  networks: [],
  replaced: [],
  lists: [],
  baselines: [],
  key: '',
}

/** An exception as it is given, both ends of its host as numbers. */
export interface GivenException {
  readonly host: string
  readonly first: bigint
  readonly last: bigint
  readonly port: number | null
  readonly proto: string | null
  readonly service: string | null
  readonly reason: string
}

/** Exceptions with others that stand in no file, under `list`. */
export function withExceptions(known: ListRelation, given: readonly GivenException[], list: string): ListRelation {
  if (given.length === 0) return known
  const rows = given.map(
    ({ host, first, last, port, proto, service, reason }) =>
      sql`(${host}, CAST(${String(first)} AS UHUGEINT), CAST(${String(last)} AS UHUGEINT), CAST(${port} AS INTEGER), CAST(${proto} AS VARCHAR), CAST(${service} AS VARCHAR), ${reason})`,
  )
  return relation(
    sql`(SELECT address, host, port, proto, service, reason, list FROM ${known} AS known
      UNION ALL
      SELECT a.address, e.host, e.port, e.proto, e.service, e.reason, ${list}
      FROM (VALUES ${join(rows)}) AS e(host, first, last, port, proto, service, reason) JOIN spoor.addresses AS a ON ${liesIn(raw('a.num'), raw('e.first'), raw('e.last'))})`,
    [...known.files, list],
  )
}

/** What all lists but one of them say. */
export function withoutList(known: ListRelation, list: string): ListRelation {
  return known.files.includes(list)
    ? relation(
        sql`(SELECT * FROM ${known} AS known WHERE list <> ${list})`,
        known.files.filter((file) => file !== list),
      )
    : known
}

/** Lines of our own making: tab between fields, nothing for an unset one. */
function lines(path: string, columns: Readonly<Record<string, string>>): Sql {
  const declared = raw(
    Object.entries(columns)
      .map(([name, type]) => `'${name}': '${type}'`)
      .join(', '),
  )
  return sql`read_csv(${path}, auto_detect = false, header = false, delim = '\t', quote = '', escape = '', nullstr = '', columns = {${declared}})`
}

/**
 * Tables of one reading of the lists. They live in memory beside the store: the files are the truth, and nothing of them is to
 * outlive a change there. Each reading has tables of its own, so a query that still uses those of the last one is not disturbed.
 */
export function listTables(run: (query: Sql) => Promise<Rows>, reading: number) {
  const named = (name: string) => identifier('reference', 'main', `${name}_${reading}`)
  const popular = named('popular')
  const categorised = named('categorised')
  const ranges = named('ranges')
  const asn = named('asn')
  const suffixes = named('suffixes')
  const country = named('country')
  const exceptions = named('exceptions')
  const placed = { asn, country }
  const placedColumns = { asn: { asn: 'BIGINT', organisation: 'VARCHAR' }, country: { country: 'VARCHAR' } } as const
  const unplaced = (kind: keyof typeof placed) => sql`(SELECT address, num FROM spoor.addresses ANTI JOIN ${placed[kind]} USING (address))`

  return {
    async create() {
      await run(sql`CREATE TABLE ${popular} (name VARCHAR NOT NULL, rank BIGINT NOT NULL, list VARCHAR NOT NULL)`)
      await run(sql`CREATE TABLE ${categorised} (name VARCHAR NOT NULL, category VARCHAR NOT NULL, list VARCHAR NOT NULL)`)
      await run(sql`CREATE TABLE ${ranges} (list VARCHAR NOT NULL, first UHUGEINT NOT NULL, last UHUGEINT NOT NULL, asn BIGINT NOT NULL,
        organisation VARCHAR)`)
      await run(sql`CREATE TABLE ${asn} (address VARCHAR NOT NULL, asn BIGINT, organisation VARCHAR)`)
      await run(sql`CREATE TABLE ${country} (address VARCHAR NOT NULL, country VARCHAR)`)
      await run(sql`CREATE TABLE ${exceptions} (list VARCHAR NOT NULL, host VARCHAR NOT NULL, first UHUGEINT NOT NULL, last UHUGEINT NOT NULL,
        port INTEGER, proto VARCHAR, service VARCHAR, reason VARCHAR NOT NULL)`)
      await run(sql`CREATE TABLE ${suffixes} (name VARCHAR NOT NULL, shift INTEGER NOT NULL, "open" BOOLEAN NOT NULL)`)
    },
    async drop() {
      for (const table of [popular, categorised, ranges, asn, country, exceptions, suffixes]) await run(sql`DROP TABLE IF EXISTS ${table}`)
    },
    /** Lines `name, rank`. */
    addPopular: (path: string, list: string) =>
      run(sql`INSERT INTO ${popular} SELECT name, rank, ${list} FROM ${lines(path, { name: 'VARCHAR', rank: 'BIGINT' })}`),
    /** Lines `name, category`. */
    addCategorised: (path: string, list: string) =>
      run(sql`INSERT INTO ${categorised} SELECT name, category, ${list} FROM ${lines(path, { name: 'VARCHAR', category: 'VARCHAR' })}`),
    /** Lines `first, last, asn, organisation`, both ends as numbers. Answers how many begin before an earlier one has ended. */
    async addRanges(path: string, list: string): Promise<number> {
      const columns = { first: 'UHUGEINT', last: 'UHUGEINT', asn: 'BIGINT', organisation: 'VARCHAR' }
      await run(sql`INSERT INTO ${ranges} SELECT ${list}, first, last, asn, organisation FROM ${lines(path, columns)}`)
      const { rows } = await run(sql`SELECT count(*) AS overlapping
        FROM (SELECT first, max(last) OVER (ORDER BY first ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING) AS until
          FROM ${ranges} WHERE list = ${list})
        WHERE first <= until`)
      return Number(rows[0]?.overlapping ?? 0)
    },
    /** Lines `host, first, last, port, proto, service, reason`, both ends as numbers. */
    addExceptions: (path: string, list: string) => {
      const columns = {
        host: 'VARCHAR',
        first: 'UHUGEINT',
        last: 'UHUGEINT',
        port: 'INTEGER',
        proto: 'VARCHAR',
        service: 'VARCHAR',
        reason: 'VARCHAR',
      }
      return run(
        sql`INSERT INTO ${exceptions} SELECT ${list}, host, first, last, port, proto, service, reason FROM ${lines(path, columns)}`,
      )
    },
    /** Lines `name, shift, open`. */
    addSuffixes: (path: string) =>
      run(
        sql`INSERT INTO ${suffixes} SELECT name, shift, "open" FROM ${lines(path, { name: 'VARCHAR', shift: 'INTEGER', open: 'BOOLEAN' })}`,
      ),
    /** Addresses of the data that no list of the kind has placed yet. */
    unplaced: (kind: keyof typeof placed) => sql`SELECT address FROM ${unplaced(kind)}`,
    /** Places addresses by the ranges of a list. */
    placeByRanges: (list: string) =>
      run(sql`INSERT INTO ${asn} SELECT a.address, r.asn, r.organisation
        FROM ${unplaced('asn')} AS a ASOF JOIN (SELECT first, last, asn, organisation FROM ${ranges} WHERE list = ${list}) AS r ON a.num >= r.first
        WHERE a.num <= r.last`),
    /** Lines `address, asn, organisation`, or `address, country`. */
    place: (path: string, kind: keyof typeof placed) => {
      const columns = { address: 'VARCHAR', ...placedColumns[kind] }
      return run(
        sql`INSERT INTO ${placed[kind]} SELECT ${join(Object.keys(columns).map((name) => identifier(name)))} FROM ${lines(path, columns)}`,
      )
    },
    /** Notes the addresses that no list of the kind knows, so that they are not asked for again. */
    placeRest: (kind: keyof typeof placed) => run(sql`INSERT INTO ${placed[kind]} (address) SELECT address FROM ${unplaced(kind)}`),
    reference: (files: Readonly<Record<'popular' | 'categorised' | 'asn' | 'country' | 'exceptions', readonly string[]>>) => ({
      popular: relation(popular, files.popular),
      categorised: relation(categorised, files.categorised),
      asn: relation(asn, files.asn),
      country: relation(country, files.country),
      exceptions: relation(
        sql`(SELECT a.address, e.host, e.port, e.proto, e.service, e.reason, e.list
          FROM ${exceptions} AS e JOIN spoor.addresses AS a ON ${liesIn(raw('a.num'), raw('e.first'), raw('e.last'))})`,
        files.exceptions,
      ),
      suffixes,
    }),
  }
}

export type ListTables = ReturnType<typeof listTables>
