import { randomUUID } from 'node:crypto'
import { sources } from '../asking/from'
import { badParams, UserError } from '../errors'
import { printFilter } from '../filters'
import { dataSpan } from '../records/data-span'
import { placing } from '../reference/networks'
import { join, raw, type Sql, sql } from '../sql'
import { type AskOptions, inStages } from '../stages'
import type { Store } from '../store/store'
import { isoToMicros } from '../time'
import { readScope } from '../where/read-scope'
import { type Baseline, type BaselineToMake, baseline, type Span } from './baseline'
import { boundsOf, factsOf } from './facts'
import { noNorms } from './items/days'
import { ends } from './items/ends'
import { type Input, itemLogs, noNames } from './items/input'
import { intervals } from './items/intervals'
import { itemKey, items, sameItem } from './items/items'
import { itemKinds } from './items/kinds'
import { lists, series } from './items/series'
import { leases } from './leases'
import { makeup } from './makeup'
import { rhythm } from './rhythm'

/** Puts the rows of a query into a file of the baseline's folder. */
type Put = (name: string, query: Sql, doing: string) => Promise<number>

const noIntervals = sql`intervals AS (
  SELECT ${itemKey()}, CAST(NULL AS DOUBLE) AS every, CAST(NULL AS DOUBLE) AS spread
  FROM items
  WHERE FALSE
)`

function frozenItems(kind: (typeof itemKinds)[number], input: Input): Sql {
  return sql`WITH ${items(kind, noNorms, input)},
${series(sql`items`, input)},
${kind.id === 'edges' ? intervals(input) : noIntervals}
SELECT ${itemKey('items')}, services, label, way, records, bytes, hosts, days, hours, first_seen, last_seen, ${join(lists.map((name) => raw(name)))}, every, spread
FROM items
JOIN series ON ${sameItem('series', 'items')}
LEFT JOIN intervals ON ${sameItem('intervals', 'items')}`
}

async function scopeOf(store: Store, given: BaselineToMake) {
  const search = new URLSearchParams()
  if (given.from !== undefined) search.set('from', given.from)
  if (given.to !== undefined) search.set('to', given.to)
  for (const filter of given.filter ?? []) search.append('filter', filter)
  const scope = await readScope(store, search)
  if (!scope.ok) throw badParams(scope.fields)
  return scope.value
}

/** Throws `bad-params` for a window that lies beside the traffic, among records of a clock that was not set: everything later would be new. */
async function checkTraffic(store: Store, { from, to }: Span, options: AskOptions): Promise<void> {
  const traffic = await dataSpan(store, options)
  if (traffic === null) return
  const lies = isoToMicros(to) <= isoToMicros(traffic.from) ? 'before' : isoToMicros(from) > isoToMicros(traffic.to) ? 'behind' : null
  if (lies !== null)
    throw badParams({
      from: [`the window lies ${lies} the traffic, which runs from ${traffic.from} to ${traffic.to}: choose a time within it`],
    })
}

/**
 * Freezes what a window holds: each kind of item, the names of outside addresses, leases and rhythm. Nothing of it depends on the logs afterwards.
 * `put` keeps the rows of a query under a name. Throws `bad-params`, and `conflict` where there is nothing to freeze.
 */
export async function freeze(store: Store, given: BaselineToMake, put: Put, options: AskOptions = {}): Promise<Baseline> {
  const scope = await scopeOf(store, given)
  const span = await boundsOf(store, scope)
  if (span === null) throw new UserError('conflict', 'There are no records with a time. Load logs first.')
  await checkTraffic(store, span, options)
  const tables = await store.tables()
  const present = itemKinds.filter(({ log }) => tables.has(log))
  if (present.length === 0) throw new UserError('conflict', 'A baseline is made of conn, dns, http or ssl. Load one of them first.')
  const reference = await store.reference()
  const made = makeup.parse({ level: given.level, own_networks: given.own_networks })
  const parts = sources(itemLogs, tables, { ...scope, ...span }, store.dialect)
  const input: Input = { made, from: parts.from as Input['from'], reference, fn: store.dialect, settled: noNames }
  const counted: Record<string, number> = {}
  for (const kind of present) counted[kind.id] = await put(kind.id, frozenItems(kind, input), `freezing ${kind.title.toLowerCase()}`)
  if (Object.values(counted).every((items) => items === 0))
    throw new UserError(
      'conflict',
      `There is no traffic from ${span.from} to ${span.to}${scope.filters.length > 0 ? ' under these filters' : ''}: a comparison with it would compare nothing. Choose another time${scope.filters.length > 0 ? ' or fewer filters' : ''}.`,
    )
  // An address that had no name keeps none: what was done with it is nothing new once it has one.
  const called = sql`SELECT placed.address, name FROM placed LEFT JOIN named ON named.address = placed.address WHERE NOT inside`
  await put('addresses', sql`WITH ${ends(input)} ${called}`, 'freezing names of addresses')
  await put('leases', sql`SELECT machine, address FROM ${leases(input.from.dhcp)} AS held`, 'freezing leases')
  await put('rhythm', sql`SELECT network, hour, connections, bytes FROM ${rhythm(input)} AS hourly`, 'freezing the rhythm')
  const stage = inStages(1, options)
  const facts = await stage('counting what was captured', (own) => factsOf(store, parts, span, noNorms, own))
  return baseline.parse({
    id: randomUUID(),
    name: given.name,
    author: given.author ?? '',
    reason: given.reason ?? '',
    created: new Date().toISOString(),
    ...span,
    filter: scope.filters.map(printFilter),
    made,
    ...facts,
    inside: placing(made.own_networks, reference, store.dialect).because,
    items: counted,
  })
}
