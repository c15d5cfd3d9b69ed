import { at, day, missed, second } from './calendar'
import { random } from './random'
import type { Sensor } from './sensor'

export interface Certificate {
  readonly fingerprint: string
  readonly serial: string
  readonly subject: string
  readonly issuer: string
  readonly from: number
  readonly to: number
  readonly names: readonly string[]
  readonly key: 'rsa' | 'ecdsa'
  /** What checking its chain gives. */
  readonly status: string
}

/** Invented authorities. The comma makes Zeek write a backslash. */
export const authorities = [
  'CN=Larchwood TLS CA 3,O=Larchwood Trust\\, Inc,C=US',
  'CN=Kestrel R11,O=Kestrel,C=NL',
  'CN=Oakmere Issuing CA 2,O=Oakmere Ltd,C=GB',
]

/** A certificate for the names; what is not given is as a public authority would do it, 90 or 365 days long. */
export function certificate(names: readonly string[], given: Partial<Certificate> = {}): Certificate {
  const own = random(`certificate ${names.join(' ')}`)
  const days = own.pick([90, 90, 365])
  const from = at('2025-10-12T00:00') - Math.round(own.next() * (days - 30) * day)
  const whole = from - (from % second)
  return {
    fingerprint: own.hex(64),
    serial: `0${own.int(1, 9)}${own.hex(30).toUpperCase()}`,
    subject: `CN=${names[0]}`,
    issuer: own.favour(authorities),
    from: whole,
    to: whole + days * day - second,
    names,
    key: own.chance(0.6) ? 'ecdsa' : 'rsa',
    status: 'ok',
    ...given,
  }
}

/** Zeek logs a certificate once a day. */
export function certificateLog(sensor: Sensor): (seen: number, shown: Certificate) => void {
  const today = new Set<string>()
  return (seen, shown) => {
    const key = `${Math.floor(seen / day)} ${shown.fingerprint}`
    if (today.has(key) || missed(seen)) return
    today.add(key)
    const rsa = shown.key === 'rsa'
    sensor.log('x509', {
      ts: seen,
      fingerprint: shown.fingerprint,
      'certificate.version': 3,
      'certificate.serial': shown.serial,
      'certificate.subject': shown.subject,
      'certificate.issuer': shown.issuer,
      'certificate.not_valid_before': shown.from,
      'certificate.not_valid_after': shown.to,
      'certificate.key_alg': rsa ? 'rsaEncryption' : 'id-ecPublicKey',
      'certificate.sig_alg': rsa ? 'sha256WithRSAEncryption' : 'ecdsa-with-SHA384',
      'certificate.key_type': shown.key,
      'certificate.key_length': rsa ? 2048 : 256,
      'certificate.exponent': rsa ? '65537' : null,
      'certificate.curve': rsa ? null : 'prime256v1',
      'san.dns': shown.names.length > 0 ? shown.names : null,
      'basic_constraints.ca': shown.subject === shown.issuer ? null : false,
      host_cert: true,
      client_cert: false,
    })
  }
}
