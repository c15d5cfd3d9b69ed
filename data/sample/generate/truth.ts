import { at, gap, iso } from './calendar'
import type { Row, Value } from './format'
import { type Log, logs } from './layouts'
import type { Records, Story } from './story'

type Seen = Readonly<Record<Log, readonly Row[]>>

function equals(value: Value | undefined, wanted: string | number | boolean): boolean {
  if (typeof wanted === 'string' && wanted.startsWith('*')) return typeof value === 'string' && value.endsWith(wanted.slice(1))
  return Array.isArray(value) ? value.includes(wanted) : value === wanted
}

/** The rows that a story names, in order of time. */
export function select(seen: Seen, { log, where, from, to }: Records): readonly Row[] {
  const fields = Object.entries(where).map(([field, wanted]) => ({ field, any: Array.isArray(wanted) ? wanted : [wanted] }))
  const begin = from === undefined ? -Infinity : at(from)
  const end = to === undefined ? Infinity : at(to)
  return seen[log].filter(
    (row) => row.ts >= begin && row.ts < end && fields.every(({ field, any }) => any.some((wanted) => equals(row[field], wanted))),
  )
}

function told(seen: Seen, { harmless = false, names = [], addresses = [], ports = [], hunts = [], explained = [], ...story }: Story) {
  const found = story.records.map((records) => ({ ...records, seen: select(seen, records) }))
  const times = found.flatMap(({ seen }) => seen.map(({ ts }) => ts))
  const { records: _, ...rest } = story
  return {
    ...rest,
    harmless,
    names,
    addresses,
    ports,
    hunts,
    explained,
    first_seen: iso(times.reduce((a, b) => Math.min(a, b))),
    last_seen: iso(times.reduce((a, b) => Math.max(a, b))),
    records: found.map(({ seen, ...records }) => ({ ...records, rows: seen.length })),
  }
}

/** What is in the logs, to be held against the files and against what hunts find. */
export function truth(seen: Seen, stories: readonly Story[]) {
  return {
    company: 'Brindleworks, an invented maker of instruments. Local networks: 10.20.0.0/16 and 2001:db8:20::/48.',
    addresses:
      'Outside are the ranges for documentation (192.0.2.0/24, 198.51.100.0/24, 203.0.113.0/24, 2001:db8::/32), 198.18.0.0/15 (for benchmarks) as that of a CDN, and, where many networks are needed, 240.0.0.0/4, which is reserved and nobody’s.',
    clocks: 'Times are UTC. The company’s clocks stand two hours ahead, from 26 October 2025, 01:00 one hour; workdays shift with them.',
    gap: { from: iso(gap.from), to: iso(gap.to), what: 'The sensor was down.' },
    rows: Object.fromEntries(logs.map((log) => [log, seen[log].length])),
    stories: stories.map((story) => told(seen, story)),
  }
}
