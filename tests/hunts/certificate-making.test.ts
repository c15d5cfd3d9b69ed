import { describe, expect, test } from 'vitest'
import { certificate, handshake, judged, points, row, rows } from './certificate-rows'

describe('the making', () => {
  const tor = { certificate_subject: 'CN=www.sn2yjfmq.net', certificate_issuer: 'CN=www.uodk6lflf4d2ok.com', san_dns: null }
  const example = (subject: string) => ({ certificate_subject: subject, certificate_issuer: subject })
  const name = 'CN=unit,O=Plant'

  test('by Tor is told by both names, and their not fitting is no finding of its own', async () => {
    const of = await judged({
      fits: {},
      tor,
      older: { ...tor, certificate_issuer: 'CN=www.uodk6lflf4d2ok.net' },
      seven: { ...tor, certificate_subject: 'CN=www.sn2yjfm.net' },
      digit: { ...tor, certificate_subject: 'CN=www.sn1yjfmq.net' },
      more: { ...tor, certificate_subject: 'CN=www.sn2yjfmq.net,O=Plant' },
      issued: { ...tor, certificate_issuer: 'CN=Issuing 1,O=Example Trust,C=XX' },
    })
    const told = ['fits', 'tor', 'older', 'seven', 'digit', 'more', 'issued'].map((one) => points(of(one), 'tor'))
    expect(told).toEqual([0, 18, 18, 0, 0, 0, 0])
    expect(['tor', 'seven'].map((one) => points(of(one), 'name_not_covered'))).toEqual([0, 18])
    expect(of('tor').sentence).toMatch(/the certificate is for www\.sn2yjfmq\.net: .*at random, as Tor makes them/)
  })

  test('by Tor is told by ssl.log where x509.log lacks the certificate', async () => {
    const { certificate_subject: subject, certificate_issuer: issuer } = tor
    const found = await row({ ssl: [handshake({ subject, issuer })], x509: [] }, 'fitting=true')
    expect(points(found, 'tor')).toBe(18)
    expect(points(await row({ ssl: [handshake()], x509: [] }, 'fitting=true'), 'tor')).toBeNull()
  })

  test('by an attack tool is told by ssl.log where x509.log lacks the certificate', async () => {
    const of = async (more: Parameters<typeof handshake>[0]) => row({ ssl: [handshake(more)], x509: [] }, 'fitting=true')
    const found = await of({ subject: 'CN=Major Cobalt Strike,O=cobaltstrike', issuer: 'CN=Major Cobalt Strike,O=cobaltstrike' })
    expect(points(found, 'attack_tool')).toBe(40)
    expect(found.tool).toMatch(/^Cobalt Strike: subject /)
    expect(points(await of({ subject: 'CN=plain', issuer: 'CN=plain' }), 'attack_tool')).toBeNull()
  })

  test('after an example is found outside, and only the whole attribute counts', async () => {
    const of = await judged(
      {
        fits: {},
        openssl: example('O=Internet Widgits Pty Ltd,ST=Some-State,C=AU'),
        inside: example('O=Internet Widgits Pty Ltd,ST=Some-State,C=AU'),
        other: example('CN=www.example.com,O=Acme Company'),
      },
      { inside: { id_resp_h: '10.9.9.9' } },
    )
    expect(['fits', 'openssl', 'inside', 'other'].map((one) => points(of(one), 'example_subject'))).toEqual([0, 6, 0, 0])
    expect(of('openssl')).toMatchObject({ example: 'O=Internet Widgits Pty Ltd', sentence: expect.stringContaining('text of an example') })
  })

  test('by a script is found where one subject signs three certificates outside, each counted once', async () => {
    const of = await judged({ one: example(name), two: example(name), three: example(name), a: example('CN=pair'), b: example('CN=pair') })
    expect(['one', 'two', 'three', 'a'].map((one) => points(of(one), 'subject_reused'))).toEqual([6, 6, 6, 0])
    expect(of('one')).toMatchObject({
      subject_certificates: 3,
      sentence: expect.stringContaining('3 self-signed certificates have this subject'),
    })
    const again = [
      handshake({ server_name: 'a.example' }),
      handshake({ server_name: 'b.example' }),
      handshake({ server_name: 'c.example' }),
    ]
    const shared = await rows({ ssl: again, x509: [certificate(example(name))] })
    expect(shared.map((one) => one.subject_certificates)).toEqual([1, 1, 1])
  })

  test('counts a certificate once that old logs name by its SHA-1 and new ones by its SHA-256', async () => {
    const digests = [1, 2].flatMap((n) => [40, 64].map((length) => [`n${length}${n}`, `${n}`.repeat(length)] as const))
    const of = await judged(
      Object.fromEntries(digests.map(([one, fingerprint]) => [one, { ...example(name), fingerprint, certificate_serial: '07' }])),
      Object.fromEntries(digests.map(([one, fingerprint]) => [one, { cert_chain_fps: [fingerprint] }])),
    )
    expect(of('1'.repeat(40))).toMatchObject({ subject_certificates: 2, serial_fingerprints: 2 })
  })
})
