import type { Sql } from '../../sql'
import { edges, services, tries } from './contacts'
import type { Input, ItemLog } from './input'
import { certificates, names, resolvers, userAgents } from './inventories'

/** One kind of thing that a baseline holds. */
export interface ItemKind {
  readonly id: string
  /** Head of a table of them. */
  readonly title: string
  /** One of them, in a sentence. */
  readonly one: string
  /** What its records are called. */
  readonly records: string
  /** The log without which there is none. */
  readonly log: ItemLog
  /** Logs that add to it where they are loaded. */
  readonly optional: readonly ItemLog[]
  /**
   * CTEs up to `seen`: source, target, port, proto (what makes it one; `''` and -1 where it has none), service, label, way (of an edge: `outward`,
   * `inward`, `inside`, `outside`), host (who had to do with it), day (UTC, since 1970), hours (of the day, as bits), n (records), bytes, first_at, last_at. A row stands for some
   * records of one day.
   */
  readonly seen: (input: Input) => Sql
}

/** What a baseline holds, in the order in which it is told. */
export const itemKinds = [
  {
    id: 'edges',
    title: 'Edges',
    one: 'edge',
    records: 'connections',
    log: 'conn',
    optional: ['dns', 'ssl', 'dhcp'],
    seen: edges,
  },
  {
    id: 'services',
    title: 'Services',
    one: 'service',
    records: 'connections',
    log: 'conn',
    optional: ['known_services', 'dhcp'],
    seen: services,
  },
  { id: 'names', title: 'Names', one: 'name', records: 'lookups', log: 'dns', optional: ['conn'], seen: names },
  { id: 'user_agents', title: 'User agents', one: 'user agent', records: 'requests', log: 'http', optional: ['conn'], seen: userAgents },
  {
    id: 'certificates',
    title: 'Certificates',
    one: 'certificate',
    records: 'handshakes',
    log: 'ssl',
    optional: ['conn', 'x509', 'files'],
    seen: certificates,
  },
  { id: 'resolvers', title: 'Resolvers', one: 'resolver', records: 'lookups', log: 'dns', optional: ['conn'], seen: resolvers },
  { id: 'attempts', title: 'Unanswered', one: 'unanswered contact', records: 'connections', log: 'conn', optional: ['dhcp'], seen: tries },
] as const satisfies readonly ItemKind[]

export type KindId = (typeof itemKinds)[number]['id']

export function kindOf(id: KindId): ItemKind {
  const found = itemKinds.find((kind) => kind.id === id)
  if (!found) throw new RangeError(`there is no kind of item ${id}`)
  return found
}
