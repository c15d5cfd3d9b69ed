import { missed } from './calendar'
import type { Row } from './format'
import { type Log, logs } from './layouts'
import { type Random, random } from './random'
import { type Course, shape } from './shape'

export interface Flow {
  readonly at: number
  readonly orig: string
  readonly origPort?: number
  readonly resp: string
  readonly respPort: number
  readonly proto?: 'tcp' | 'udp' | 'icmp'
  readonly service?: string
  readonly duration?: number
  readonly sent?: number
  readonly received?: number
  /** SF unless given. */
  readonly state?: Course['state']
}

/** What the other logs repeat of their connection. */
export interface Connection {
  readonly uid: string
  readonly 'id.orig_h': string
  readonly 'id.orig_p': number
  readonly 'id.resp_h': string
  readonly 'id.resp_p': number
}

export interface Sensor {
  readonly random: Random
  conn(flow: Flow): Connection
  log(log: Log, row: Row): void
  fuid(): string
  /** What was seen, in order of time: nothing from outside the two weeks, nothing of a connection that began in the gap. */
  seen(): Record<Log, readonly Row[]>
}

/** 2001:db8:20::/48 is the company's too; the sensor is configured so. */
export const isLocal = (address: string): boolean => address.startsWith('10.20.') || address.startsWith('2001:db8:20:')

export function sensor(): Sensor {
  const own = random('sensor')
  const rows = Object.fromEntries(logs.map((log) => [log, [] as Row[]])) as Record<Log, Row[]>
  const unseen = new Set<string>()
  const wasSeen = (row: Row) =>
    !missed(row.ts) &&
    !(typeof row.uid === 'string' && unseen.has(row.uid)) &&
    !(Array.isArray(row.uids) && row.uids.some((uid) => unseen.has(String(uid))))

  return {
    random: own,
    conn(flow) {
      const { at, orig, resp, proto = 'tcp', state = 'SF', sent = 0, received = 0, duration = 0 } = flow
      const ends = {
        uid: `C${own.text(17)}`,
        'id.orig_h': orig,
        'id.orig_p': flow.origPort ?? own.int(32768, 60999),
        'id.resp_h': resp,
        'id.resp_p': flow.respPort,
      }
      const ts = Math.floor(at)
      if (missed(ts)) unseen.add(ends.uid)
      // Now and then the sensor drops a packet of a large answer.
      const lost = proto === 'tcp' && received > 50_000 && own.chance(0.006) ? 1448 * own.int(1, 5) : 0
      const course = shape({ proto, state, sent, received, duration, v6: resp.includes(':') }, own)
      rows.conn.push({
        ts,
        ...ends,
        proto,
        service: flow.service ?? null,
        local_orig: isLocal(orig),
        local_resp: isLocal(resp),
        ...course,
        missed_bytes: lost,
        history: lost > 0 ? `${course.history}g` : (course.history ?? null),
      })
      return ends
    },
    log(log, row) {
      rows[log].push({ ...row, ts: Math.floor(row.ts) })
    },
    fuid: () => `F${own.text(17)}`,
    seen() {
      // Sorting is stable, so rows of one moment keep the order in which they came about.
      return Object.fromEntries(logs.map((log) => [log, rows[log].filter(wasSeen).sort((a, b) => a.ts - b.ts)])) as Record<Log, Row[]>
    },
  }
}
