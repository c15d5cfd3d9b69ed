import type { Answer } from './resolver'
import type { Connection, Sensor } from './sensor'

export interface Question {
  readonly name: string
  readonly type: keyof typeof types
  readonly now: number
  readonly answer: Answer
  /** Set where the asking side is a resolver and the answer comes from the owner: then RD is unset and AA set. */
  readonly recursor?: boolean
}

const types = { A: 1, PTR: 12, TXT: 16, AAAA: 28, SRV: 33 } as const

/** One question and its answer: a dns row and its conn row. In a quarter of the rows the time of the reply is not known, as in real captures. */
export function logLookup(
  sensor: Sensor,
  client: string,
  resolver: string,
  { name, type, now, answer, recursor = false }: Question,
): Connection {
  const { random } = sensor
  const asked = 12 + name.length + 2 + 4
  const size = answer.answers.reduce(
    (sum, text) => sum + 12 + (text.includes('.') || text.includes(':') ? (type === 'AAAA' ? 16 : 4) : text.length),
    asked,
  )
  const connection = sensor.conn({
    at: now,
    orig: client,
    resp: resolver,
    respPort: 53,
    proto: 'udp',
    service: 'dns',
    duration: answer.rtt,
    sent: asked,
    received: size,
  })
  sensor.log('dns', {
    ts: now,
    ...connection,
    proto: 'udp',
    trans_id: random.int(1, 65535),
    rtt: random.chance(0.25) ? null : answer.rtt,
    query: name,
    qclass: 1,
    qclass_name: 'C_INTERNET',
    qtype: types[type],
    qtype_name: type,
    rcode: answer.found ? 0 : 3,
    rcode_name: answer.found ? 'NOERROR' : 'NXDOMAIN',
    AA: recursor,
    TC: false,
    RD: !recursor,
    RA: !recursor,
    Z: 0,
    answers: answer.answers.length > 0 ? answer.answers : null,
    TTLs: answer.answers.length > 0 ? answer.ttls.map((ttl) => ttl * 1_000_000) : null,
    rejected: false,
  })
  return connection
}
