import type { Fact } from '../../entity'
import { otherSpelling } from '../../names/idn'
import { ranked } from '../../reference/popularity'
import { nameParts, registrable } from '../../reference/registrable'
import { raw, sql } from '../../sql'
import { isName } from './spelt'

type Logs = 'dns'

const nxdomain = raw('3')

export const facts: readonly Fact<Logs>[] = [
  {
    key: 'registrable',
    label: 'Registrable',
    kind: 'name',
    help: 'The part that someone registered: the name right below its public suffix.',
    logs: [],
    query: ({ id, reference, fn }) => sql`WITH ${nameParts(sql`(SELECT ${id} AS query)`, reference, fn)},
${registrable(fn)}
SELECT domain AS value FROM registrable`,
  },
  {
    key: 'spelling',
    label: 'Also written',
    kind: 'name',
    help: 'The same name as DNS carries it, or, of one that DNS carries as xn--…, as people write it; each has a page of its own.',
    logs: [],
    query: ({ id }) => sql`SELECT CAST(${otherSpelling(id)} AS VARCHAR) AS value`,
  },
  {
    key: 'lookups',
    label: 'Lookups',
    kind: 'count',
    help: 'Questions for the name, and how many of them no reply was seen to or the name was said not to exist.',
    logs: ['dns'],
    query: ({ id, known, from }) => sql`SELECT count(*) AS value,
  CASE WHEN count(*) > 0 THEN count(*) FILTER (WHERE rcode IS NULL AND rcode_name IS NULL) || ' unanswered, ' || count(*) FILTER (WHERE rcode = ${nxdomain} OR rcode_name = 'NXDOMAIN') || ' NXDOMAIN' END AS note
FROM ${from.dns}
WHERE ${isName(sql`query`, { id, known })}`,
  },
  {
    key: 'ttl',
    label: 'TTL of answers',
    kind: 'text',
    help: 'Shortest and longest time that an answer might still be kept; it counts down in a cache.',
    logs: ['dns'],
    query: ({
      id,
      known,
      from,
      fn,
    }) => sql`SELECT CASE WHEN min(list.ttl) = max(list.ttl) THEN CAST(CAST(min(list.ttl) AS BIGINT) AS VARCHAR)
  ELSE CAST(min(list.ttl) AS BIGINT) || '–' || CAST(max(list.ttl) AS BIGINT) END || ' s' AS value
FROM ${from.dns} AS lookups, ${fn.unnest({ ttl: sql`lookups.ttls` })} AS list
WHERE ${isName(sql`query`, { id, known })}`,
  },
  {
    key: 'popular',
    label: 'Popularity',
    kind: 'text',
    help: 'Its best rank in your popularity lists, by itself or a parent down to its registrable domain.',
    logs: [],
    query: ({ id, reference, fn }) =>
      reference.popular.present
        ? sql`WITH ${ranked(sql`(SELECT ${id} AS query)`, reference, fn)}
SELECT coalesce('rank ' || max(rank), 'on no list') AS value, max(list) AS note FROM ranked`
        : sql`SELECT CAST(NULL AS VARCHAR) AS value`,
  },
]
