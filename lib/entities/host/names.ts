import type { Block } from '../../entity'
import { plainName } from '../../names/plain-name'
import { sql } from '../../sql'
import type { Logs } from './logs'

export const askedFor: Block<Logs> = {
  key: 'asked',
  title: 'Names it asked for',
  logs: ['dns'],
  columns: {
    query: { kind: 'name', label: 'Name', help: 'The name that it asked for; spellings count once.', field: 'query' },
    asked: { kind: 'count', label: 'Asked', help: 'Lookups of the name by this host.' },
    hosts: { kind: 'count', label: 'Hosts', help: 'Hosts in scope that asked for the name, this one among them.' },
    last_seen: { kind: 'time', label: 'Last asked', unit: 'UTC', help: 'The last lookup by this host.', priority: 2 },
  },
  order: 'hosts,asked',
  query: ({ id, from }) => sql`WITH mine AS (
  SELECT ${plainName(sql`query`)} AS spelt, max(query) AS query, count(*) AS asked, max(ts) AS last_seen
  FROM ${from.dns}
  WHERE id_orig_h = ${id} AND query IS NOT NULL
  GROUP BY ${plainName(sql`query`)}
),
askers AS (
  SELECT ${plainName(sql`query`)} AS spelt, count(DISTINCT id_orig_h) AS hosts
  FROM ${from.dns}
  WHERE ${plainName(sql`query`)} IN (SELECT spelt FROM mine)
  GROUP BY ${plainName(sql`query`)}
)
SELECT mine.query, asked, hosts, last_seen
FROM mine
JOIN askers ON askers.spelt = mine.spelt`,
}

export const ledTo: Block<Logs> = {
  key: 'names',
  title: 'Names that led to it',
  logs: ['dns'],
  columns: {
    query: { kind: 'name', label: 'Name', help: 'A name whose answers held this address.', field: 'query' },
    answers: { kind: 'count', label: 'Answers', help: 'Answers that held this address.' },
    hosts: { kind: 'count', label: 'Hosts', help: 'Hosts that got such an answer.' },
    last_seen: { kind: 'time', label: 'Last', unit: 'UTC', help: 'The last such answer.', priority: 2 },
  },
  order: 'hosts,answers',
  query: ({ id, from, fn }) => sql`SELECT max(query) AS query, count(*) AS answers, count(DISTINCT id_orig_h) AS hosts, max(ts) AS last_seen
FROM ${from.dns}
WHERE ${fn.contains(sql`answers`, sql`${id}`)} AND query IS NOT NULL
GROUP BY ${plainName(sql`query`)}`,
}
