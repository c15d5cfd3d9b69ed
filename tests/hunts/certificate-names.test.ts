import { describe, expect, test } from 'vitest'
import { certificate, handshake, lookup, points, row } from './certificate-rows'

const named = async (server_name: string | null, more: Parameters<typeof certificate>[0] = {}) =>
  row({ ssl: [handshake({ server_name })], x509: [certificate({ certificate_subject: 'CN=other', ...more })] })

describe('a certificate holds for a name', () => {
  test.each([
    ['www.example.com', ['www.example.com']],
    ['WWW.Example.com', ['www.EXAMPLE.com']],
    ['www.example.com.', ['www.example.com']],
    ['www.example.com.', ['*.example.com']],
    ['www.example.com', ['mail.example.com', '*.example.com']],
    ['xn--bcher-kva.example', ['XN--bcher-kva.example']],
    ['xn--bcher-kva.example.com', ['*.example.com']],
  ])('%s by %s', async (name, san_dns) => {
    expect(points(await named(name, { san_dns }), 'name_not_covered')).toBe(0)
  })

  test('that is an address, by an address alone', async () => {
    expect(points(await named('203.0.113.5', { san_dns: null, san_ip: ['203.0.113.5'] }), 'name_not_covered')).toBe(0)
    expect(points(await named('2001:db8::5', { san_dns: null, san_ip: ['2001:db8::5'] }), 'name_not_covered')).toBe(0)
    expect(points(await named('203.0.113.5', { san_dns: ['203.0.113.5'], san_ip: null }), 'name_not_covered')).toBe(18)
  })
})

test('an address sent as a name is said, and names no lookup could have led to', async () => {
  const since = lookup('first.example.org', ['192.0.2.1'], { at: -86_400 })
  const other = lookup('relay.example.net', ['203.0.113.5'])
  for (const server_name of ['203.0.113.5', '2001:db8::5', 'www.example.com']) {
    const found = await row({ ssl: [handshake({ server_name })], dns: [since, other] })
    const codes = ['address_sent', 'never_looked_up', 'fronting'].map((code) => points(found, code))
    expect([server_name, ...codes]).toEqual([server_name, ...(server_name === 'www.example.com' ? [0, 4, 12] : [3, null, null])])
    expect(found.sentence.includes('which RFC 6066 rules out')).toBe(server_name !== 'www.example.com')
  }
})

describe('a certificate does not hold for a name', () => {
  test.each([
    ['www.example.com', ['example.com']],
    ['example.com', ['*.example.com']],
    ['a.b.example.com', ['*.example.com']],
    ['www.example.com', ['w*.example.com']],
    ['www.example.com', ['www.*.com']],
    ['www.example.com', ['*']],
    ['wwwXexample.com', ['www.example.com']],
    ['localhost', ['*.localhost']],
  ])('%s by %s', async (name, san_dns) => {
    expect(points(await named(name, { san_dns }), 'name_not_covered')).toBe(18)
  })

  test('without a name or a certificate there is nothing to compare', async () => {
    expect(points(await named(null), 'name_not_covered')).toBeNull()
    expect(points(await row({ ssl: [handshake({ leaf: null })] }), 'name_not_covered')).toBeNull()
  })
})

describe('the common name', () => {
  test('alone is told apart, with few points', async () => {
    for (const san_dns of [null, ['mail.example.com']]) {
      const only = await named('www.example.com', { certificate_subject: 'O=Example\\\\, Inc,CN=*.example.com,C=XX', san_dns })
      expect([points(only, 'name_not_covered'), points(only, 'common_name_only')]).toEqual([0, 3])
    }
  })

  test('does not count where it is another, or part of another value', async () => {
    for (const certificate_subject of ['CN=www.example.org', 'O=a\\\\,CN=www.example.com,C=XX', 'OU=www.example.com'])
      expect(points(await named('www.example.com', { certificate_subject, san_dns: null }), 'name_not_covered')).toBe(18)
  })

  test('of ssl.log is compared where x509.log lacks the certificate', async () => {
    const only = (subject: string | null) => row({ ssl: [handshake({ subject, issuer: 'CN=Issuing' })], x509: [] })
    expect(points(await only('CN=www.example.org'), 'common_name_other')).toBe(14)
    expect(points(await only('CN=mail.example.com'), 'common_name_other')).toBe(0)
    expect(points(await only('CN=*.example.com'), 'common_name_other')).toBe(0)
    expect(points(await only(null), 'common_name_other')).toBeNull()
  })
})

describe('Zeek’s own comparison', () => {
  test('stands in where x509.log lacks the certificate', async () => {
    expect(points(await row({ ssl: [handshake({ sni_matches_cert: false })], x509: [] }), 'name_not_covered')).toBe(18)
    expect(points(await row({ ssl: [handshake({ sni_matches_cert: true })], x509: [] }), 'name_not_covered')).toBe(0)
  })

  test('is shown beside ours, which counts', async () => {
    const mixed = await row({ ssl: [handshake({ server_name: 'WWW.example.com', sni_matches_cert: false })] })
    expect([points(mixed, 'name_not_covered'), mixed.zeek_mismatches]).toEqual([0, 1])
  })
})

describe('no name', () => {
  test('counts towards outside, and not within the own networks', async () => {
    const sent = (id_resp_h: string, search?: string) => row({ ssl: [handshake({ server_name: null, id_resp_h })] }, search)
    expect(points(await sent('203.0.113.5'), 'no_name')).toBe(6)
    expect(points(await sent('10.1.2.3'), 'no_name')).toBe(0)
    expect(points(await sent('2001:db8::1'), 'no_name')).toBe(6)
    expect(points(await sent('203.0.113.5', 'fitting=true&own_networks=203.0.113.0/24'), 'no_name')).toBe(0)
    expect(points(await row({}), 'no_name')).toBe(0)
  })
})
