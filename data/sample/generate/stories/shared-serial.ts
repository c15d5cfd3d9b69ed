import { at, day, hour, second } from '../calendar'
import { certificate } from '../certificates'
import { workstation } from '../company'
import type { Network } from '../network'
import { spread } from '../outside'
import { random } from '../random'
import type { Story } from '../story'
import { tls } from '../tls'

const clients = [workstation('10.20.11.25'), workstation('10.20.8.30')]
const pool = spread('shared serial', 14, 14)
const subject = 'CN=gateway,O=Default Company Ltd,C=XX'
const shown = certificate(['gateway'], {
  subject,
  issuer: subject,
  serial: '5EB41C02D97A3F60',
  names: [],
  from: at('2025-09-30T00:00'),
  to: at('2035-09-28T00:00'),
  key: 'rsa',
  status: 'self signed certificate',
})

/** Two desks speak TLS with fourteen addresses in as many networks, without a name, and all show the same self-signed certificate. */
export function sharedSerial(net: Network): Story {
  const own = random('shared serial')
  for (const client of clients)
    for (let time = at('2025-10-24T09:00'); time < at('2025-10-30T17:00'); time += 2 * hour + own.next() * 2 * hour)
      net.at(time, (now) => {
        const resp = own.pick(pool)
        const respPort = pool.indexOf(resp) % 3 === 0 ? 8443 : 443
        tls(
          net,
          {
            at: now,
            orig: client.address,
            resp,
            respPort,
            duration: own.skewed(6 * second),
            sent: own.skewed(2_400),
            received: own.skewed(3_100),
          },
          { version: 'TLSv12', name: null, certificate: shown },
        )
      })
  return {
    id: 'shared-serial',
    title: 'One self-signed certificate on many addresses',
    what: `${clients.map(({ address }) => address).join(' and ')} connect to ${pool.length} addresses in as many networks on 443 and 8443. No name is given, none was looked up, and all show the self-signed certificate with serial ${shown.serial} for ${Math.round((shown.to - shown.from) / day / 365)} years.`,
    hosts: clients.map(({ address }) => address),
    addresses: pool,
    ports: [443, 8443],
    records: [
      { log: 'conn', where: { 'id.resp_h': pool } },
      { log: 'ssl', where: { cert_chain_fps: shown.fingerprint } },
      { log: 'x509', where: { 'certificate.serial': shown.serial } },
    ],
    hunts: ['certificate-mismatch'],
  }
}
