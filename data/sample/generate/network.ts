import { type Agenda, agenda } from './agenda'
import { day } from './calendar'
import { type Certificate, certificateLog } from './certificates'
import { type Client, servers } from './company'
import { logFile } from './http'
import { logLookup } from './lookup'
import { type Names, names } from './names'
import { raise } from './notices'
import { random } from './random'
import { type Answer, type Resolver, resolver } from './resolver'
import { type Connection, type Sensor, sensor } from './sensor'

export interface Found {
  /** When the reply was there. */
  readonly at: number
  readonly addresses: readonly string[]
}

/** Everything that happens in the two weeks and what watches it. */
export interface Network extends Agenda {
  readonly sensor: Sensor
  readonly names: Names
  /** Another resolver, outside of the company. */
  resolver(address: string): Resolver
  /** Asks the client's resolver, unless the client still knows the answer. */
  showCertificate(seen: number, shown: Certificate, connection: Connection): void
  lookup(client: Asking, name: string, type: 'A' | 'AAAA', now: number): Found
}

export type Asking = Pick<Client, 'address' | 'resolver'>

export function network(): Network {
  const watch = sensor()
  const known = names()
  const logCertificate = certificateLog(watch)
  const remembered = new Map<string, { readonly until: number; readonly addresses: readonly string[] }>()
  const inside = [servers.resolverOne, servers.resolverTwo].map(({ address }) =>
    resolver(address, known, random(`resolver ${address}`), { least: 180, median: 420 }),
  )

  function remember(key: string, now: number, { addresses, ttls, rtt }: Answer): void {
    if (ttls.length > 0) remembered.set(key, { until: now + rtt + Math.min(...ttls) * 1_000_000, addresses })
  }

  /** The second resolver asks the owners of names itself; the first forwards over TLS, where nothing is seen. */
  function recurse(name: string, type: 'A' | 'AAAA', now: number, answer: Answer): void {
    const owner = `192.0.2.${200 + (name.length % 12)}`
    const asked = now + 150
    logLookup(watch, servers.resolverTwo.address, owner, {
      name,
      type,
      now: asked,
      answer: { ...answer, rtt: answer.rtt - 300 },
      recursor: true,
    })
  }

  const warned = new Set<string>()
  function warn(seen: number, { fingerprint, status, subject }: Certificate, connection: Connection): void {
    const key = `${Math.floor(seen / day)} ${connection['id.resp_h']} ${fingerprint}`
    if (warned.has(key)) return
    warned.add(key)
    raise({ sensor: watch }, seen, {
      note: 'SSL::Invalid_Server_Cert',
      msg: `SSL certificate validation failed with (${status})`,
      sub: subject,
      connection,
    })
  }

  const net: Network = {
    ...agenda(),
    sensor: watch,
    names: known,
    showCertificate(seen, shown, connection) {
      logCertificate(seen, shown)
      const mime = 'application/x-x509-user-cert'
      const bytes = shown.key === 'rsa' ? 1310 : 980
      if (shown.status !== 'ok') warn(seen, shown, connection)
      logFile(net, seen, connection, {
        fuid: watch.fuid(),
        source: 'SSL',
        depth: 0,
        mime,
        bytes,
        content: shown.fingerprint,
        filename: null,
      })
    },
    resolver: (address) => resolver(address, known, random(`resolver ${address}`), { least: 9_000, median: 6_000 }),
    lookup(client, name, type, now) {
      const key = `${client.address} ${name} ${type}`
      const kept = remembered.get(key)
      if (kept && kept.until > now) return { at: now, addresses: kept.addresses }
      const asked = inside[client.resolver]
      if (!asked) throw new Error('There are two resolvers.')
      const answer = asked.ask(name, type, now)
      logLookup(watch, client.address, asked.address, { name, type, now, answer })
      if (answer.fresh && asked.address === servers.resolverTwo.address) recurse(name, type, now, answer)
      remember(key, now, answer)
      return { at: now + answer.rtt, addresses: answer.addresses }
    },
  }
  return net
}
