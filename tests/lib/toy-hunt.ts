import { z } from 'zod'
import { exactly } from '../../lib/filters'
import { defineHunt } from '../../lib/hunt'
import { doubling } from '../../lib/hunt/normal'
import { flag, integer } from '../../lib/params'
import { sql } from '../../lib/sql'

/** Names by how many clients asked for them: small enough to reckon by hand, with every part that a hunt can have. */
export const toy = defineHunt({
  id: 'toy',
  title: 'Askers',
  question: 'Which names are asked for by several clients?',
  remark: 'Lookups without a name are not counted.',
  subjects: 'names',
  attack: [{ id: 'T1071.004', name: 'DNS' }],
  references: ['RFC 1035'],
  logs: ['dns'],
  optional: ['conn'],
  params: z.strictObject({
    clients: integer(2, { min: 1, max: 1000, label: 'Clients', help: 'Fewest clients that are listed.' }),
    weight: integer(10, { min: -100, max: 100, label: 'Weight', help: 'Points per client.' }),
    local: flag(false, { label: 'Local names', help: 'List names in local too.' }),
  }),
  columns: {
    query: { kind: 'name', label: 'Name', help: 'The name that was asked for.', field: 'query' },
    clients: { kind: 'count', label: 'Clients', help: 'Distinct clients that asked.' },
    askers: { kind: 'addresses', label: 'Who', help: 'The clients.', quiet: true },
    first_seen: { kind: 'time', label: 'First', unit: 'UTC', help: 'The first lookup.' },
    score: { kind: 'score', label: 'Score', help: 'Sum of the points.' },
  },
  key: ['query'],
  query: ({
    params,
    from,
    fn,
  }) => sql`SELECT query, count(DISTINCT id_orig_h) AS clients, ${fn.list(sql`id_orig_h`)} AS askers, min(ts) AS first_seen,
  (SELECT count(*) FROM ${from.conn}) AS connections,
  CASE WHEN query LIKE '%.local' AND NOT ${params.local} THEN 'local' WHEN count(DISTINCT id_orig_h) < ${params.clients} THEN 'few' END AS hidden_by
FROM ${from.dns}
WHERE query IS NOT NULL
GROUP BY query`,
  signals: (params) => [
    { code: 'clients', label: 'Clients', observed: 'clients', threshold: `≥ ${params.clients}`, points: sql`clients * ${params.weight}` },
    {
      code: 'long',
      label: 'Long name',
      observed: 'query',
      threshold: '> 20',
      points: sql`CASE WHEN length(query) > 20 THEN 70 ELSE 0 END`,
    },
    {
      code: 'short',
      label: 'Short name',
      observed: 'query',
      threshold: '< 8',
      points: sql`CASE WHEN length(query) < 8 THEN -15 ELSE 0 END`,
    },
    { code: 'odd', label: 'Odd', observed: 'query', threshold: 'never', points: sql`CAST(NULL AS INTEGER)` },
    {
      code: 'deep',
      label: 'Deep name',
      observed: 'query',
      threshold: '≥ 4 parts',
      points: sql`CASE WHEN query LIKE '%.%.%.%' THEN 40 ELSE 0 END`,
    },
  ],
  explanations: () => [{ code: 'cdn', label: 'Content network', observed: sql`CASE WHEN query LIKE '%cdn%' THEN 'name has cdn' END` }],
  hides: (params) => [
    { code: 'few', label: `fewer than ${params.clients} clients`, show: { clients: 1 } },
    { code: 'local', label: 'local names', show: { local: true } },
  ],
  sentence: (row) => `${row.query} was asked for by ${row.clients} clients.`,
  caveats: (row) => (row.first_seen === null ? ['No lookup has a time.'] : []),
  detail: (row, { from }) => sql`SELECT max(id_orig_h) AS last_asker FROM ${from.dns} WHERE query = ${row.query}`,
  evidence: (row) => [
    { label: 'Lookups', log: 'dns', filter: [exactly('query', row.query)], fields: ['id_orig_h', 'query'], deciding: ['query'] },
  ],
  checks: (row, _, { last_asker: asker }) => [
    { label: 'Lookups by its last client', log: 'dns', filter: [exactly('id_orig_h', typeof asker === 'string' ? asker : null)] },
    { label: 'Lookups of the names below', log: 'dns', filter: [{ field: 'query', negated: false, value: `*.${row.query}` }] },
  ],
  coverage: ({ from }) =>
    sql`SELECT 'Lookups with a name' AS label, count(query) AS observed, count(*) AS "of", 'the others have none' AS note FROM ${from.dns}`,
  chart: {
    kind: 'lanes',
    title: 'Lookups',
    query: (row, { from }) => sql`SELECT ts, id_orig_h FROM ${from.dns} WHERE query = ${row.query} ORDER BY ts, id_orig_h`,
  },
  overview: { kind: 'scatter', title: 'Clients by score', x: 'clients', y: 'score' },
  playbook: { why: 'A test.', normal: 'Few.', steps: [{ text: 'Look.' }], escalate: 'Never.' },
  normal: ({ clients }) => ({
    title: 'Clients of a name',
    by: 'clients',
    counted: 'names',
    usual: `have fewer than ${clients} clients`,
    steps: doubling('clients', clients, 'above'),
  }),
  falsePositives: [{ what: 'Anything', tell: 'It is a test.', filter: ['explained:cdn'] }],
  blindSpots: ['Names that nobody asks for.'],
})
