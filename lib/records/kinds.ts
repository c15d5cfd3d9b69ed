import type { Kind } from '../columns'
import { elementType, type ZeekType } from '../logs/log'

const byType: Readonly<Partial<Record<string, Kind>>> = {
  time: 'time',
  interval: 'interval',
  addr: 'address',
  subnet: 'network',
  port: 'port',
  count: 'count',
  int: 'number',
  double: 'number',
  bool: 'bool',
}

const byName: readonly (readonly [RegExp, Kind])[] = [
  [/(^|_)f?uid$/, 'uid'],
  [/^(query|server_name|host_name|hostname|fqdn)$/, 'name'],
  [/(^|_)(md5|sha1|sha256|fingerprint|ja3|ja3s|ja4|hassh|hasshserver|serial|community_id)$/, 'hash'],
  [/^user_agent$/, 'agent'],
]

/** What a log's column is to a reader, from its Zeek type and, for text and counts, its name. */
export function kindOf(name: string, type: ZeekType): Kind {
  const element = elementType(type)
  if (element) return element === 'addr' ? 'addresses' : 'list'
  if (type === 'count' && /(^|_)bytes$/.test(name)) return 'bytes'
  return byType[type] ?? byName.find(([pattern]) => pattern.test(name))?.[1] ?? 'text'
}
