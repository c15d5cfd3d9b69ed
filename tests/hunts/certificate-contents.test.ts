import { beforeAll, describe, expect, test } from 'vitest'
import type { HuntRow } from '../../lib/asking/row'
import { certificate, days, explained, handshake, judged, points, row, rows, start } from './certificate-rows'

const at = (iso: string) => Date.parse(iso) / 1000
const valid = (from: string, seconds: number) => ({
  certificate_not_valid_before: at(from),
  certificate_not_valid_after: at(from) + seconds,
})
const letsEncrypt = { certificate_issuer: "CN=R11,O=Let's Encrypt,C=US" }

describe('dates', () => {
  let of: (name: string) => HuntRow
  beforeAll(async () => {
    of = await judged(
      {
        fits: {},
        leap: valid('2023-04-02T00:00:00Z', days(366) - 1),
        limit: { ...letsEncrypt, ...valid('2025-12-01T00:00:00Z', days(398) - 1) },
        within: { ...letsEncrypt, ...valid('2025-12-01T00:00:00Z', days(398) + 3599) },
        over: { ...letsEncrypt, ...valid('2025-12-01T00:00:00Z', days(398) + 3600) },
        comma: { certificate_issuer: 'CN=CA,O=DigiCert\\\\, Inc.,C=US', ...valid('2025-12-01T00:00:00Z', days(825)) },
        before: { ...letsEncrypt, ...valid('2020-08-31T23:59:59Z', days(825) - 1) },
        after: { ...letsEncrypt, ...valid('2020-09-01T00:00:00Z', days(825) - 1) },
        private: valid('2025-12-01T00:00:00Z', days(825)),
        trusted: valid('2025-12-01T00:00:00Z', days(825)),
        early: { certificate_not_valid_before: start + days(1) },
        tooearly: { certificate_not_valid_before: start + days(1) + 1 },
        late: { certificate_not_valid_after: start - days(1) },
        toolate: { certificate_not_valid_after: start - days(1) - 1 },
        fresh: { certificate_not_valid_before: start - days(7) },
        settled: { certificate_not_valid_before: start - days(7) - 1 },
        decade: valid('2025-01-01T00:00:00Z', days(3650) - 1),
        almost: valid('2025-01-01T00:00:00Z', days(3650) - 2),
        backwards: valid('2026-01-01T00:00:00Z', -2),
      },
      { trusted: { validation_status: 'ok' } },
    )
  })

  test('count days with both ends', () => {
    expect(of('leap').validity_days).toBe(366)
    expect(of('limit').validity_days).toBe(398)
  })

  test('over the limit at the day of issue are found, for public issuers alone, whatever the sensor trusts', () => {
    const codes = Object.fromEntries(
      ['fits', 'limit', 'within', 'over', 'comma', 'before', 'after', 'private', 'trusted'].map((name) => [
        name,
        points(of(name), 'over_limit'),
      ]),
    )
    expect(codes).toEqual({ fits: 0, limit: 0, within: 0, over: 14, comma: 14, before: 0, after: 14, private: 0, trusted: 0 })
    expect(of('after')).toMatchObject({ limit_days: 398, sentence: expect.stringContaining('valid for 825 days where 398 were allowed') })
  })

  test('outside of which a certificate was seen are found beyond a day', () => {
    expect(['fits', 'early', 'late'].map((name) => points(of(name), 'out_of_validity'))).toEqual([0, 0, 0])
    expect(['tooearly', 'toolate'].map((name) => points(of(name), 'out_of_validity'))).toEqual([14, 14])
  })

  test('cannot be held against times that count from 1970', async () => {
    const unset = await row(
      { ssl: [handshake({ ts: 96, validation_status: 'certificate is not yet valid' })], x509: [certificate({ ts: 96 })] },
      'fitting=true',
    )
    expect(unset.unassessed).toEqual(expect.arrayContaining(['out_of_validity', 'fresh']))
    expect(unset.sentence).not.toContain('out of its validity')
    expect(unset.caveats.join()).toContain('the records’ times count from 1970')
    const some = await row({ ssl: [handshake({ ts: 96 }), handshake()], x509: [certificate()] }, 'fitting=true')
    expect(points(some, 'out_of_validity')).toBe(0)
    expect(some.caveats.join()).not.toContain('1970')
  })

  test('just before the first use are found, up to seven days', () => {
    expect(['fits', 'fresh', 'settled', 'early'].map((name) => points(of(name), 'fresh'))).toEqual([0, 4, 0, 4])
  })

  test('that nobody would give are found: ten years, or none', () => {
    expect(['fits', 'decade', 'almost', 'backwards'].map((name) => points(of(name), 'absurd_validity'))).toEqual([0, 6, 0, 6])
  })

  test('are what the sensor’s check says where x509.log lacks the certificate', async () => {
    const only = (validation_status: string) => row({ ssl: [handshake({ validation_status })], x509: [] })
    expect(points(await only('certificate has expired'), 'out_of_validity')).toBe(14)
    expect(points(await only('ok'), 'out_of_validity')).toBeNull()
  })
})

describe('signing', () => {
  const own = { certificate_issuer: 'CN=www.example.com' }
  let of: (name: string) => HuntRow
  beforeAll(async () => {
    of = await judged(
      {
        fits: {},
        self: own,
        inside: own,
        old: {},
        new: {},
        chain: {},
        short: { certificate_key_length: 2047 },
        curve: { certificate_key_type: 'ecdsa', certificate_key_length: 256 },
        md5: { certificate_sig_alg: 'md5WithRSAEncryption' },
        sha1: { certificate_sig_alg: 'sha1WithRSAEncryption' },
        sha1then: { certificate_sig_alg: 'sha1WithRSAEncryption', ...valid('2015-12-31T00:00:00Z', days(90)) },
        shortthen: { certificate_key_length: 1024, ...valid('2013-01-01T00:00:00Z', days(90)) },
        cobalt: { certificate_serial: '08BB00EE' },
        mythic: { certificate_subject: 'CN=a,O=Mythic' },
        mythical: { certificate_subject: 'CN=a,O=Mythical' },
      },
      {
        inside: { id_resp_h: '10.9.9.9' },
        old: { validation_status: 'self signed certificate' },
        new: { validation_status: 'self-signed certificate' },
        chain: { validation_status: 'self signed certificate in certificate chain' },
      },
    )
  })

  test('by itself is found in both spellings, with fewer points inside', () => {
    expect(['fits', 'self', 'inside', 'old', 'new', 'chain'].map((name) => points(of(name), 'self_signed'))).toEqual([0, 12, 6, 12, 12, 0])
  })

  test('weakly is found, where it was weak when issued', () => {
    const found = ['fits', 'short', 'curve', 'md5', 'sha1', 'sha1then', 'shortthen'].map((name) => points(of(name), 'weak'))
    expect(found).toEqual([0, 4, 0, 4, 4, 0, 0])
  })

  test('as an attack tool does is found, whatever the leading zeros, and only the whole attribute counts', () => {
    expect(['fits', 'cobalt', 'mythic', 'mythical'].map((name) => points(of(name), 'attack_tool'))).toEqual([0, 40, 40, 0])
    expect(of('cobalt').tool).toBe('Cobalt Strike: serial 8BB00EE')
  })
})

describe('harmless readings', () => {
  test('explain one’s own authority, outer names, content networks and portals, and remove no points', async () => {
    const of = await judged(
      {
        own: { certificate_issuer: 'CN=Issuing,O=Corp\\\\, Ltd', certificate_sig_alg: 'md5WithRSAEncryption' },
        outer: {},
        shared: { san_dns: Array.from({ length: 30 }, (_, i) => `n${i}.example.org`) },
        unshared: { san_dns: Array.from({ length: 29 }, (_, i) => `n${i}.example.org`) },
        content: { certificate_subject: 'CN=*.cloudfront.net', san_dns: ['*.cloudfront.net'] },
        portal: { san_dns: ['login.example.org'] },
        tool: { certificate_serial: '8BB00EE', certificate_subject: 'CN=*.cloudfront.net' },
      },
      { outer: { server_name: 'cloudflare-ech.com' }, portal: { id_resp_h: '10.0.0.1' } },
      'fitting=true&own_authorities=O=Corp Ltd',
    )
    expect(['own', 'outer', 'shared', 'unshared', 'content', 'tool'].map((name) => explained(of(name)))).toEqual([
      ['own_authority'],
      ['outer_name'],
      ['shared_certificate'],
      [],
      ['shared_certificate'],
      [],
    ])
    expect(explained(of('portal'))).toEqual([])
    expect(of('own').score).toBe(4)
  })

  test('a portal is an inside server that shows one certificate for several names', async () => {
    const names = ['a.example.org', 'b.example.net'].map((server_name) => handshake({ server_name, id_resp_h: '10.0.0.1' }))
    expect((await rows({ ssl: names })).map(explained)).toEqual([['portal'], ['portal']])
  })
})
