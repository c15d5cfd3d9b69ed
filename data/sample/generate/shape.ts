import type { Row } from './format'
import type { Random } from './random'

/** How a connection went, as a whole. */
export interface Course {
  readonly proto: 'tcp' | 'udp' | 'icmp'
  readonly state: 'SF' | 'S0' | 'REJ' | 'RSTO' | 'RSTR' | 'S1' | 'OTH'
  readonly sent: number
  readonly received: number
  readonly duration: number
  readonly v6: boolean
}

const segment = 1448
const udpHead = 8
/** With time stamps, as nearly all packets of today carry them. */
const tcpHead = 32
const synHead = 40

const packets = (bytes: number) => Math.ceil(bytes / segment)

function history({ state, sent, received }: Course): string {
  const data = `${sent > 0 ? 'D' : ''}${received > 0 ? 'ad' : 'a'}`
  switch (state) {
    case 'S0':
      return 'S'
    case 'REJ':
      return 'Sr'
    case 'RSTO':
      return `ShA${data}R`
    case 'RSTR':
      return `ShA${data}r`
    case 'S1':
      return `ShA${data}`
    case 'OTH':
      return '^dDa'
    case 'SF':
      return `ShA${data}Ff`
  }
}

function tcp(course: Course, random: Random): Omit<Row, 'ts'> {
  const { state, sent, received, duration, v6 } = course
  const ip = v6 ? 40 : 20
  if (state === 'S0' || state === 'REJ') {
    // An unanswered SYN is repeated after 1 and 3 seconds.
    const tries = state === 'S0' && random.chance(0.5) ? 3 : 1
    const lasted = state === 'REJ' ? random.int(80, 900) : tries === 3 ? 3_000_000 + random.int(2000, 60_000) : null
    return {
      duration: lasted,
      orig_bytes: lasted === null ? null : 0,
      resp_bytes: lasted === null ? null : 0,
      conn_state: state,
      history: history(course),
      orig_pkts: tries,
      orig_ip_bytes: tries * (ip + synHead),
      resp_pkts: state === 'REJ' ? 1 : 0,
      resp_ip_bytes: state === 'REJ' ? ip + 20 : 0,
    }
  }
  const acked = packets(received) >> 1
  const origPackets = packets(sent) + acked + 3 + random.int(0, 2)
  const respPackets = packets(received) + (packets(sent) >> 1) + 2 + random.int(0, 2)
  return {
    duration: Math.max(1, Math.round(duration)),
    orig_bytes: sent,
    resp_bytes: received,
    conn_state: state,
    history: history(course),
    orig_pkts: origPackets,
    orig_ip_bytes: sent + origPackets * (ip + tcpHead) + 8,
    resp_pkts: respPackets,
    resp_ip_bytes: received + respPackets * (ip + tcpHead) + 8,
  }
}

function datagrams({ proto, state, sent, received, duration, v6 }: Course): Omit<Row, 'ts'> {
  const head = (v6 ? 40 : 20) + udpHead
  const answered = state !== 'S0'
  const [out, back] = [Math.max(1, packets(sent)), answered ? Math.max(1, packets(received)) : 0]
  const alone = !answered && out === 1
  return {
    duration: alone ? null : Math.max(1, Math.round(duration)),
    orig_bytes: alone ? null : sent,
    resp_bytes: alone ? null : received,
    conn_state: proto === 'icmp' ? 'OTH' : answered ? 'SF' : 'S0',
    history: proto === 'icmp' ? null : answered ? 'Dd' : 'D',
    orig_pkts: out,
    orig_ip_bytes: sent + out * head,
    resp_pkts: back,
    resp_ip_bytes: answered ? received + back * head : 0,
  }
}

/** Duration, bytes, packets, state and history of a connection, consistent with each other. */
export function shape(course: Course, random: Random): Omit<Row, 'ts'> {
  return course.proto === 'tcp'
    ? tcp({ ...course, sent: Math.round(course.sent), received: Math.round(course.received) }, random)
    : datagrams({ ...course, sent: Math.round(course.sent), received: Math.round(course.received) })
}
