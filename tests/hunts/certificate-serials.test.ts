import { describe, expect, test } from 'vitest'
import { inspect } from '../../lib/asking/inspect'
import { certificateMismatch } from '../../lib/hunts/certificate-mismatch'
import { storeWith } from '../lib/store-fixture'
import { answered, asked, type Content, certificate, handshake, points, row, rows } from './certificate-rows'

const moved = (networks: number, more = {}) =>
  Array.from({ length: networks }, (_, i) => handshake({ at: i, id_resp_h: `${20 + i}.0.0.1`, ...more }))

describe('one serial number of one issuer', () => {
  test('on many networks is found from four on, with few points where many or a public authority know it', async () => {
    const spread = async (content: Content) => points(await row(content), 'serial_spread')
    expect(await spread({ ssl: moved(3) })).toBe(0)
    expect(await spread({ ssl: moved(4) })).toBe(8)
    expect(await spread({ ssl: moved(12) })).toBe(16)
    expect(await spread({ ssl: moved(12, { validation_status: 'ok' }) })).toBe(4)
    expect(await spread({ ssl: moved(8).map((one, i) => ({ ...one, id_orig_h: `10.0.0.${i % 4}` })) })).toBe(3)
  })

  test('with two fingerprints is found, under another issuer it is another number', async () => {
    const ssl = [handshake({ at: 1 }), handshake({ at: 2, leaf: 'bb' })]
    const two = async (more: Parameters<typeof certificate>[0]) =>
      (await rows({ ssl, x509: [certificate(), certificate({ fingerprint: 'bb', ...more })] })).map((one) => points(one, 'serial_reused'))
    expect(await two({ certificate_serial: '3a1b2c3d4e5f60718' })).toEqual([12, 12])
    expect(await two({ certificate_issuer: 'CN=Other' })).toEqual([0, 0])
    expect(await two({ certificate_serial: '04' })).toEqual([0, 0])
  })

  test('with a rare issuer counts where there are enough hosts', async () => {
    const hosts = (n: number) => Array.from({ length: n }, (_, i) => handshake({ id_orig_h: `10.0.1.${i}`, leaf: null, at: i }))
    expect(points(await row({ ssl: [handshake(), ...hosts(8)] }, 'fitting=true&filter=subject:CN*'), 'rare_issuer')).toBe(5)
    expect(points(await row({ ssl: [handshake(), ...hosts(7)] }, 'fitting=true&filter=subject:CN*'), 'rare_issuer')).toBeNull()
  })
})

/** As Zeek up to 4.0 logs it: a file id for each observation. */
const old = (i: number, more = {}) => ({
  ssl: handshake({ at: i, leaf: null, cert_chain_fuids: [`F${i}`, `G${i}`], subject: 'CN=www.example.com', issuer: 'CN=Issuing', ...more }),
  x509: certificate({ id: `F${i}`, fingerprint: null, ...more }),
  file: { ts: 1, fuid: `F${i}`, source: 'SSL', sha1: 'abc' },
})

describe('a certificate without a fingerprint', () => {
  const three = [old(1), old(2), old(3)]

  test('is one by its SHA-1 in files.log, else by issuer, serial and start of validity', async () => {
    const ssl = three.map((one) => one.ssl)
    const x509 = three.map((one) => one.x509)
    const bySha1 = await rows({ ssl, x509, files: three.map(({ file }) => file) })
    expect(bySha1).toMatchObject([{ certificate: 'abc', fingerprint: 'abc', connections: 3 }])
    expect(points(bySha1[0] ?? expect.fail(), 'serial_reused')).toBe(0)
    const byContents = await rows({ ssl, x509 })
    expect(byContents).toMatchObject([{ fingerprint: null, connections: 3, san_count: 1 }])
    expect(points(byContents[0] ?? expect.fail(), 'serial_reused')).toBeNull()
    const later = certificate({ id: 'F3', fingerprint: null, certificate_not_valid_before: '2026-01-01T00:00:00Z' })
    expect((await rows({ ssl, x509: [...x509.slice(0, 2), later] })).map(({ connections }) => connections).sort()).toEqual([1, 2])
  })

  test('is one by subject and issuer where x509.log lacks it', async () => {
    expect(await rows({ ssl: three.map((one) => one.ssl), x509: [] })).toMatchObject([
      { connections: 3, why_none: 'not in x509', subject: 'CN=www.example.com' },
    ])
  })

  test('is what ssl.log calls it where one file id has two subjects', async () => {
    const edited = { ...old(1, { at: 5 }).ssl, subject: 'CN=other.example', issuer: 'CN=Another' }
    const store = await storeWith({ ssl: [old(1).ssl, edited], x509: [old(1).x509] })
    const { rows: both } = await answered(store, 'fitting=true&sort=subject')
    expect(both).toMatchObject([
      { subject: 'CN=other.example', why_none: 'not in x509', connections: 1 },
      { subject: 'CN=www.example.com', why_none: null, connections: 1, san_count: 1 },
    ])
    const opened = await inspect(store, certificateMismatch, both[0]?.id ?? '', new URLSearchParams('fitting=true'))
    expect(opened.status === 'ok' && opened.evidence[0]).toMatchObject({ total: 1, label: 'TLS connections' })
  })

  test('has as many records behind it as its row counts', async () => {
    const bare = handshake({ at: 9, leaf: null, cert_chain_fps: [] })
    const named = handshake({ at: 10, server_name: null })
    const store = await storeWith({
      ssl: [...three.map((one) => one.ssl), bare, named, handshake({ at: 11, leaf: 'zz' })],
      x509: [...three.map((one) => one.x509), certificate()],
    })
    const all = (await answered(store, 'fitting=true')).rows
    expect(all.map(({ connections }) => connections).sort()).toEqual([1, 1, 1, 3])
    for (const { id, connections } of all) {
      const opened = await inspect(store, certificateMismatch, id, new URLSearchParams('fitting=true'))
      expect(opened.status === 'ok' && opened.evidence[0]?.total).toBe(connections)
    }
  })
})

describe('search', () => {
  const content = {
    ssl: [
      handshake({ id_resp_h: '203.0.113.7' }),
      handshake({ at: 1, id_orig_h: '10.0.0.8' }),
      handshake({ at: 2, leaf: 'bb', server_name: 'b.example' }),
    ],
    x509: [
      certificate({ fingerprint: 'aa', certificate_serial: '08BB00EF', san_dns: ['www.example.com', 'hidden.example.org'] }),
      certificate({
        fingerprint: 'bb',
        certificate_subject: 'CN=b.example',
        certificate_issuer: 'CN=b.example',
        certificate_serial: '-05',
        san_dns: ['b.example'],
        san_ip: ['192.0.2.9'],
      }),
    ],
  }

  test('finds serials however they are written, fingerprints, names and issuers, and hides the rest with its count', async () => {
    const store = await storeWith(content)
    const find = async (text: string) => answered(store, `find=${encodeURIComponent(text)}`)
    for (const text of ['0x08:bb:00:ef', '146473199', 'AA', 'hidden.example'])
      expect([text, (await find(text)).rows.map(({ certificate }) => certificate)]).toEqual([text, ['aa']])
    for (const text of ['-5', '192.0.2.9', 'CN=b.'])
      expect([text, (await find(text)).rows.map(({ certificate }) => certificate)]).toEqual([text, ['bb']])
    expect((await find('8bb00ef')).hidden).toMatchObject([
      { code: 'popular' },
      { code: 'allow_listed' },
      { code: 'not_found', rows: 1, show: { find: '' } },
      { code: 'fits', rows: 0 },
    ])
    expect((await find('100%')).total).toBe(0)
  })

  test('gives the servers and clients of each', async () => {
    expect(await row(content, 'find=8bb00ef')).toMatchObject({
      address_list: ['203.0.113.5', '203.0.113.7'],
      client_list: ['10.0.0.8', '10.0.0.9'],
    })
  })

  test('has no columns for servers and clients where nothing is searched for, rather than empty ones', async () => {
    expect((await asked(content, '')).columns.map(({ key }) => key)).not.toContain('address_list')
    expect(Object.keys(await row(content, ''))).not.toContain('client_list')
  })

  test('limits rows by filters on what is read from the certificate', async () => {
    const left = async (filter: string) =>
      (await asked(content, `fitting=true&filter=${filter}`)).rows.map(({ certificate }) => certificate)
    expect(await left('serial:08BB00EF')).toEqual(['aa'])
    expect(await left('subject:*b.example')).toEqual(['bb'])
    expect(await left('-issuer:*b.example')).toEqual(['aa'])
    expect(await left('signals:self_signed')).toEqual(['bb'])
  })
})

describe('what fits', () => {
  test('is hidden and counted', async () => {
    const { total, hidden } = await asked({}, '')
    expect(total).toBe(0)
    expect(hidden.find(({ code }) => code === 'fits')).toMatchObject({ label: 'that fit', rows: 1 })
  })
})

describe('coverage', () => {
  test('says where connections drop out, by version, and why a certificate is missing', async () => {
    const ssl = [
      handshake(),
      handshake({ at: 1, leaf: 'unknown' }),
      handshake({ at: 2, leaf: null, version: 'TLSv13', server_name: null }),
      handshake({ at: 3, leaf: null, resumed: true, id_orig_h: '10.0.0.7' }),
      handshake({ at: 4, leaf: null, version: null, established: false }),
      handshake({ at: 5, leaf: null }),
    ]
    const { coverage, covered } = await asked({ ssl, dns: [{ ts: 1, id_orig_h: '10.0.0.9', id_resp_p: 53, query: 'a.example' }] })
    expect(coverage.map(({ label, observed, of }) => `${label} ${observed}/${of}`)).toEqual([
      'TLS 6/6',
      'established 5/6',
      'with a name (SNI) 5/6',
      'client’s lookups seen 5/6',
      'with a certificate 1/6',
      'TLSv13 0/1',
      'TLSv12 1/4',
      'no answer 0/1',
      'TLS 1.3 encrypts it 1/5',
      'session resumed 1/5',
      'not established 1/5',
      'not in x509 1/5',
      'unknown 1/5',
    ])
    expect(covered).toBe('certificates on 17 % of TLS connections; lookups, which fronting needs, on 83 %')
  })
})
