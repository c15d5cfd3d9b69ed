import { type Agenda, agenda } from './agenda'
import { type Certificate, certificateLog } from './certificates'
import { type Client, servers } from './company'
import { logFile } from './http'
import { logLookup } from './lookup'
import { type Names, names } from './names'
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

  const net: Network = {
    ...agenda(),
    sensor: watch,
    names: known,
    showCertificate(seen, shown, connection) {
      logCertificate(seen, shown)
      const mime = 'application/x-x509-user-cert'
      const bytes = shown.key === 'rsa' ? 1310 : 980
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
      remember(key, now, answer)
      return { at: now + answer.rtt, addresses: answer.addresses }
    },
  }
  return net
}
