import type { Columns, Kind, RowOf } from '../../columns'
import type { Fields, LogField } from '../../hunt'
import type { Params, Way } from './params'

/** How a value is counted: as the parameters say, or each member of a set that the log joins into one text. */
export type Counted = Way | 'members'

/** A field that is stacked. */
export interface Stacked extends Omit<LogField, 'joined'> {
  readonly name: string
  /** Key of its column: the field's name, with `_2` where a figure or an answer has that name already. */
  readonly key: string
  readonly way: Counted
}

/** A row with whatever fields it is of. */
export type StackRow = RowOf<Columns>

/** Keys of the figures, of what every row carries, and of what stands beside them while rows are weighed. */
const taken = new Set([
  ...['value', 'stack', 'records', 'hosts', 'days', 'first_seen', 'last_seen', 'share', 'prevalence', 'flags', 'only_host'],
  ...['all_hosts', 'all_records', 'misspelt', 'resembles', 'resembles_hosts'],
  ...['id', 'row', 'score', 'sentence', 'reasons', 'explained', 'caveats', 'unassessed', 'trace', 'hidden_by', '_sum', '_is_explained'],
  ...['title', 'decision', 'decided_by', 'decided_at', 'decision_text', '_spared'],
])

function keyOf(name: string, used: Set<string>): string {
  let key = name
  for (let n = 2; used.has(key); n++) key = `${name}_${n}`
  used.add(key)
  return key
}

const kinds: Readonly<Partial<Record<Counted, Kind>>> = {
  registrable: 'name',
  path: 'agent',
  issuer: 'text',
  network: 'network',
  country: 'text',
}

/** The fields of a stack, each as it is counted: a way of writing applies to single values only. */
export function stackOf({ field, normalise }: Params, fields: Fields): readonly Stacked[] {
  const used = new Set(taken)
  return field.map((name, i) => {
    const { type = 'string', list = false, joined = false, kind = 'text', doc = '' } = fields[name] ?? {}
    const wanted = normalise[i] ?? 'off'
    const way = list ? 'off' : joined && wanted === 'off' ? 'members' : wanted
    return { name, key: keyOf(name, used), type: way === 'off' ? type : 'string', list, kind: kinds[way] ?? kind, doc, way }
  })
}

/** Logs whose hosts stand in another one, which names them by certificate. */
export const throughTls = 'x509'

/** The fields that hold a record's host, the first that is set counts. */
export function hostFields(fields: Fields): readonly string[] {
  return ['id_orig_h', 'host', 'client_addr'].filter((name) => fields[name]?.type === 'addr' && !fields[name]?.list)
}

/** The place of the field that holds user agents, which alone are flagged; -1 where none does. */
export function agentPlace(stack: readonly Stacked[]): number {
  return stack.findIndex(({ name, list }) => name === 'user_agent' && !list)
}
