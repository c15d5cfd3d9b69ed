import { drawnFor, targets } from '../../baselines/items/drawn'
import { kindOf } from '../../baselines/items/kinds'
import type { Columns } from '../../columns'
import { bytesText, capital } from '../../format'
import { habits } from './habits'
import type { Params } from './params'

const all = ({ kind, bytes, z }: Params) => {
  const { one, records } = kindOf(kind)
  // Short, so that old, new and difference stand side by side without scrolling.
  const rate = `${records === 'connections' ? 'conn.' : records} a day`
  return {
    score: { kind: 'score', label: 'Score', unit: '0–100', help: 'Sum of the points for and against, at most 40 a signal.', priority: 1 },
    change: {
      kind: 'text',
      label: 'Change',
      width: 84,
      unit: 'vs. baseline',
      help: 'New: not in the baseline. Gone: in the baseline, not in this window. Changed: in both, with another volume, other hours or another service. Same: in both, nothing of these.',
      priority: 1,
    },
    item: { kind: 'text', label: 'Kind', one, help: 'What the row is: an edge, a service, a name and so on.', quiet: true },
    source: {
      kind: 'end',
      label: 'From',
      width: 170,
      unit: 'host or network',
      by: 'source',
      help: 'Who began: an own host or its named network; outside, the registrable name of the address, else its /24 or /48.',
      priority: 1,
    },
    target: {
      ...(targets[kind] ?? { kind: 'end', label: 'To' }),
      unit: kind === 'edges' ? 'name, else network' : 'of the baseline or now',
      width: kind === 'edges' ? 200 : 300,
      by: 'target',
      help: 'An own host or its named network; outside, the registrable name that led to the address, else its /24 or /48. For other kinds the thing itself.',
      priority: 1,
    },
    label: { kind: 'text', label: 'Subject', unit: 'of the certificate', help: 'Subject of the certificate.', priority: 1 },
    port: {
      kind: 'port',
      label: 'Port',
      unit: 'responder',
      help: 'Port of the responder; none for ICMP and where a protocol agrees on another port each time.',
      priority: 1,
    },
    proto: { kind: 'text', label: 'Proto', unit: 'transport', width: 72, help: 'Transport protocol.', priority: 2 },
    services: {
      kind: 'list',
      label: 'Services',
      unit: 'recognised',
      width: 104,
      help: 'Protocols that Zeek recognised, in this window, else in the baseline.',
      priority: 2,
    },
    old: {
      kind: 'number',
      label: 'Baseline',
      unit: rate,
      help: `${capital(records)} in the baseline for each 24 hours that were captured.`,
      priority: 1,
    },
    new: {
      kind: 'number',
      label: 'Window',
      unit: rate,
      help: `${capital(records)} in this window for each 24 hours that were captured.`,
      priority: 1,
    },
    difference: { kind: 'number', label: 'Difference', unit: 'a day', help: 'The window’s rate less the baseline’s.', priority: 1 },
    how: {
      kind: 'marks',
      label: 'What changed',
      unit: 'in changed ones',
      help: 'Connections, bytes (more or fewer on the median day), hours (of the day), service (one that was not there before).',
      priority: 2,
    },
    z: {
      kind: 'number',
      label: 'Robust z',
      unit: 'of records',
      help: '0.6745 · (the window’s median day − the baseline’s) / MAD, over weekdays or weekend days, whichever stands out more; the MAD is at least 1, 5 % of the median and the noise of counting. Unset with too few days.',
      priority: 2,
    },
    old_median: {
      kind: 'number',
      label: 'Median before',
      help: 'Records on the median day of the baseline, of the kind of day, weekday or weekend, by which z was reckoned.',
      quiet: true,
    },
    median: { kind: 'number', label: 'Median now', help: 'The same of this window.', quiet: true },
    bytes_z: {
      kind: 'number',
      label: 'Bytes z',
      unit: 'of bytes',
      help: `The same of bytes, but that the MAD is at least 1, 5 % of the median and 0.6745 · ${bytesText(bytes)} / ${z}: least bytes a day over the limit of z, so that no smaller difference passes it.`,
      quiet: true,
    },
    shift: {
      kind: 'ratio',
      label: 'Hours diverge',
      unit: '0–1',
      help: 'Jensen–Shannon divergence of the hours of the day, less what chance makes of so few sightings. Unset with too few days.',
      quiet: true,
    },
    old_bytes: { kind: 'bytes', label: 'Bytes before', unit: 'a day', help: 'Payload both ways in the baseline, a day.', priority: 3 },
    new_bytes: { kind: 'bytes', label: 'Bytes now', unit: 'a day', help: 'Payload both ways in this window, a day.', priority: 2 },
    old_hosts: {
      kind: 'count',
      label: 'Hosts before',
      unit: 'of the baseline',
      help: 'Hosts that had to do with it in the baseline.',
      quiet: true,
    },
    hosts: {
      kind: 'count',
      label: 'Hosts',
      unit: 'in this window',
      help: 'Hosts that had to do with it in this window; for an edge, ends that called the same target on that port.',
      priority: 2,
    },
    old_days: {
      kind: 'count',
      label: 'Days before',
      unit: 'of the baseline',
      help: 'Days of the baseline on which it was seen, UTC.',
      priority: 3,
    },
    days: { kind: 'count', label: 'Days', unit: 'in this window', help: 'Days of this window on which it was seen, UTC.', priority: 2 },
    old_records: {
      kind: 'count',
      label: 'Records before',
      help: `${capital(records)} that the baseline counted.`,
      quiet: true,
    },
    records: { kind: 'count', label: 'Records', help: `${capital(records)} in this window.`, quiet: true },
    way: {
      kind: 'text',
      label: 'Way',
      unit: 'of the edge',
      width: 84,
      help: 'Outward from an own host, inward to one, inside between own hosts, or outside, between others: what the sensor saw pass by.',
      priority: 3,
    },
    every: {
      kind: 'interval',
      label: 'Every',
      unit: 'in the baseline',
      help: 'Median time between two contacts in the baseline, of edges with at least ten.',
      priority: 3,
    },
    first_seen: {
      kind: 'time',
      label: 'First seen',
      unit: 'UTC',
      help: 'First record in the baseline, else in this window. It may be older than the data.',
      priority: 3,
    },
    last_seen: { kind: 'time', label: 'Last seen', unit: 'UTC', help: 'Last record in this window, else in the baseline.', priority: 2 },
    ...habits,
  } as const satisfies Columns
}

type All = ReturnType<typeof all>

/** The same columns for every kind, so that scripts can rely on them; drawn are those that the kind fills. */
export function columns(params: Params): All {
  const drawn = Object.entries(all(params)).map(([key, column]) => {
    const kinds = drawnFor[key]
    return [key, kinds && !kinds.includes(params.kind) ? { ...column, quiet: true } : column]
  })
  return Object.fromEntries(drawn) as All
}
