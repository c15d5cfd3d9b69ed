import type { Row } from '../../store/store'

export interface MixLine {
  /** Null for the rest. */
  readonly port: number | null
  readonly proto: string | null
  readonly services: readonly string[]
  /** Shares of the connections and bytes of each side, 0–1. */
  readonly old_connections: number
  readonly new_connections: number
  readonly old_bytes: number
  readonly new_bytes: number
}

export interface Mix {
  /** Jensen–Shannon divergence of both sides over all ports and services, base 2, 0–1; null where one side is empty. */
  readonly connections: number | null
  readonly bytes: number | null
  /** The largest first; the rest in one line at the end. */
  readonly lines: readonly MixLine[]
}

const mostLines = 8

/** Jensen–Shannon divergence of two lists of weights, base 2: 0 where they have the same shares, 1 where they have nothing in common. Lin (1991). */
export function divergence(one: readonly number[], other: readonly number[]): number | null {
  const [p, q] = [one, other].map((list) => list.reduce((sum, n) => sum + n, 0))
  if (!p || !q) return null
  const term = (share: number, middle: number) => (share > 0 ? share * Math.log2(share / middle) : 0)
  return one.reduce((sum, n, i) => {
    const [a, b] = [n / p, (other[i] ?? 0) / q]
    return sum + (term(a, (a + b) / 2) + term(b, (a + b) / 2)) / 2
  }, 0)
}

/** Rows: port, proto, services, old_connections, new_connections, old_bytes, new_bytes as sums. */
export function mixOf(rows: readonly Row[]): Mix {
  const sums = rows.map((row) => ({
    port: row.port === null ? null : Number(row.port),
    proto: row.proto === null ? null : String(row.proto),
    services: Array.isArray(row.services) ? row.services.map(String) : [],
    old_connections: Number(row.old_connections),
    new_connections: Number(row.new_connections),
    old_bytes: Number(row.old_bytes),
    new_bytes: Number(row.new_bytes),
  }))
  const column = (key: 'old_connections' | 'new_connections' | 'old_bytes' | 'new_bytes') => sums.map((line) => line[key])
  const total = (key: Parameters<typeof column>[0]) => column(key).reduce((sum, n) => sum + n, 0) || 1
  const all = {
    old_connections: total('old_connections'),
    new_connections: total('new_connections'),
    old_bytes: total('old_bytes'),
    new_bytes: total('new_bytes'),
  }
  const shares = sums
    .map((line) => ({
      ...line,
      old_connections: line.old_connections / all.old_connections,
      new_connections: line.new_connections / all.new_connections,
      old_bytes: line.old_bytes / all.old_bytes,
      new_bytes: line.new_bytes / all.new_bytes,
    }))
    .sort((a, b) => b.old_connections + b.new_connections - a.old_connections - a.new_connections)
  const rest = shares.slice(mostLines)
  const left = (key: keyof typeof all) => rest.reduce((sum, line) => sum + line[key], 0)
  const others: MixLine = {
    port: null,
    proto: null,
    services: [],
    old_connections: left('old_connections'),
    new_connections: left('new_connections'),
    old_bytes: left('old_bytes'),
    new_bytes: left('new_bytes'),
  }
  return {
    connections: divergence(column('old_connections'), column('new_connections')),
    bytes: divergence(column('old_bytes'), column('new_bytes')),
    lines: rest.length > 0 ? [...shares.slice(0, mostLines), others] : shares,
  }
}
