import type { Columns } from '../columns'
import { capital } from '../format'
import { drawnFor, targets } from './items/drawn'
import { type KindId, kindOf } from './items/kinds'

/** What a baseline holds of one item, the same keys for every kind. */
export function itemColumns(kind: KindId): Columns {
  const { records } = kindOf(kind)
  const all: Columns = {
    source: {
      kind: 'end',
      label: 'From',
      by: 'source',
      help: 'Who began: an own host or its named network; outside, a registrable name, else a network.',
    },
    target: {
      ...(targets[kind] ?? { kind: 'end', label: 'To' }),
      by: 'target',
      help: 'An own host or its named network; outside, the registrable name that led to it, else its network. For other kinds the thing itself.',
    },
    label: { kind: 'text', label: 'Subject', unit: 'of the certificate', help: 'Subject of the certificate.' },
    port: { kind: 'port', label: 'Port', unit: 'responder', help: 'Port of the responder.' },
    proto: { kind: 'text', label: 'Proto', unit: 'transport', help: 'Transport protocol.', priority: 2 },
    services: { kind: 'list', label: 'Services', unit: 'recognised', help: 'Protocols that Zeek recognised.' },
    records: { kind: 'count', label: 'Records', unit: records, help: `${capital(records)} in the window.` },
    bytes: { kind: 'bytes', label: 'Bytes', help: 'Payload both ways in the window.' },
    hosts: { kind: 'count', label: 'Hosts', help: 'Hosts that had to do with it.' },
    days: { kind: 'count', label: 'Days', unit: 'UTC', help: 'Days on which it was seen.' },
    hours: { kind: 'count', label: 'Hours', unit: 'UTC', help: 'Hours in which it was seen.', priority: 3 },
    way: {
      kind: 'text',
      label: 'Way',
      help: 'Outward from an own host, inward to one, inside between own hosts, or outside.',
      priority: 3,
    },
    every: { kind: 'interval', label: 'Every', help: 'Median time between two contacts, of edges with at least ten.', priority: 3 },
    first_seen: { kind: 'time', label: 'First seen', unit: 'UTC', help: 'First record in the window.', priority: 2 },
    last_seen: { kind: 'time', label: 'Last seen', unit: 'UTC', help: 'Last record in the window.', priority: 2 },
  }
  return Object.fromEntries(
    Object.entries(all).map(([key, column]) => [key, drawnFor[key]?.includes(kind) === false ? { ...column, quiet: true } : column]),
  )
}
