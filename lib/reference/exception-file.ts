import { parseBlock } from '../address'

/** A service that the user expects where the registry does not. */
export interface Exception {
  /** Address or network, as it is written. */
  readonly host: string
  /** Both ends of it as numbers of lib/address. */
  readonly first: bigint
  readonly last: bigint
  /** Null: any. */
  readonly port: number | null
  readonly proto: 'tcp' | 'udp' | null
  /** As Zeek names it, lower case; `none` where no protocol is recognised. Null: any. */
  readonly service: string | null
  readonly reason: string
}

const heads = ['host', 'port', 'service', 'reason']
const separator = (line: string) => (line.includes('\t') ? '\t' : ',')
const unquoted = (field: string) =>
  field
    .trim()
    .replace(/^"(.*)"$/, '$1')
    .replaceAll('""', '"')
    .trim()

/** Three fields and the rest, which may hold separators of its own. */
function fieldsOf(line: string): readonly string[] {
  const parts = line.split(separator(line))
  return [...parts.slice(0, 3), parts.slice(3).join(separator(line))].map(unquoted)
}

/** Whether a line is the head of a list of exceptions. */
export const exceptionHead = (line: string): boolean => fieldsOf(line).every((field, i) => field.toLowerCase() === heads[i])

/** A port as exceptions write it: a number, `80/tcp` or `*` for any; null where it is none. */
export function readPort(text: string): Pick<Exception, 'port' | 'proto'> | null {
  const read = /^(?:\*|(\d{1,5})(?:\/(tcp|udp))?)$/i.exec(text)
  if (!read || Number(read[1] ?? 0) > 65_535) return null
  const proto = read[2]?.toLowerCase()
  return { port: read[1] === undefined ? null : Number(read[1]), proto: proto === 'tcp' || proto === 'udp' ? proto : null }
}

/** A service as exceptions write it: Zeek's name, `none`, or `*` for any; null where it is none. */
export function readService(text: string): Pick<Exception, 'service'> | null {
  return /^(?:\*|[\w-]+)$/.test(text) ? { service: text === '*' ? null : text.toLowerCase() } : null
}

/**
 * An exception as it is written: host is an address or a network; port a number, `80/tcp` or `*`; service Zeek's name, `none` or `*`; the reason
 * must not be empty. Null where it cannot be read.
 */
export function readException({
  host,
  port,
  service,
  reason,
}: Readonly<Record<'host' | 'port' | 'service' | 'reason', string>>): Exception | null {
  const [block, where, what] = [parseBlock(host), readPort(port), readService(service)]
  return block && where && what && reason !== '' ? { host, ...block, ...where, ...what, reason } : null
}

/** A line `host,port,service,reason`, with commas or tabs. Null for a line that cannot be read. */
export function exceptionEntry(line: string): Exception | null {
  const [host = '', port = '', service = '', reason = ''] = fieldsOf(line)
  return readException({ host, port, service, reason })
}
