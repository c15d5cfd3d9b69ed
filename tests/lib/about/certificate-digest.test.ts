import { beforeAll, expect, test } from 'vitest'
import { about } from '../../../lib/about/about'
import { certificate } from '../../../lib/entities/certificate'
import { find } from '../../../lib/find/find'
import { certificateMismatch } from '../../../lib/hunts/certificate-mismatch'
import { run } from '../../../lib/run'
import type { Store } from '../../../lib/store/store'
import { storeWith } from '../store-fixture'

const sha1 = '0123456789abcdef0123456789abcdef01234567'
const lost = 'fedcba9876543210fedcba9876543210fedcba98'
const shown = (uid: string, fuid: string) => ({ ts: 1, uid, id_orig_h: '10.0.0.9', id_resp_h: '203.0.113.5', cert_chain_fuids: [fuid] })
const file = (fuid: string, digest: string, source = 'SSL') => ({ ts: 1, fuid, source, sha1: digest })
const observed = (id: string) => ({ ts: 1, id, certificate_serial: '0A1B', certificate_subject: 'CN=old.test' })

let store: Store
beforeAll(async () => {
  store = await storeWith({
    ssl: [shown('C1', 'F1aaaaaaaaaa'), shown('C2', 'F2aaaaaaaaaa'), shown('C3', 'F3aaaaaaaaaa')],
    x509: [observed('F1aaaaaaaaaa'), observed('F2aaaaaaaaaa')],
    files: [
      file('F1aaaaaaaaaa', sha1),
      file('F2aaaaaaaaaa', sha1),
      file('F3aaaaaaaaaa', lost),
      file('F4aaaaaaaaaa', 'aa'.repeat(20), 'HTTP'),
    ],
  })
})

const page = async (id: string) => {
  const { sentence, seen } = await about(store, certificate, id, new URLSearchParams())
  return [sentence, ...seen.records.map(({ log, total }) => `${log} ${total}`)]
}

test('what the hunt calls a certificate of old logs has a page, also where x509.log lacks it', async () => {
  const hunted = await run(store, certificateMismatch, new URLSearchParams('fitting=true'))
  expect(hunted.status === 'ok' && hunted.rows.map(({ fingerprint, certificate: one }) => fingerprint ?? one).sort()).toEqual([sha1, lost])
  expect(await page(sha1)).toEqual(['Certificate of CN=old.test, shown by 1 server and to 1 client.', ...['files 2', 'ssl 2', 'x509 2']])
  expect(await page(lost)).toEqual(['Certificate, shown by 1 server and to 1 client.', 'files 1', 'ssl 1'])
  expect(await page('aa'.repeat(20))).toEqual(['Certificate: no record of it in this scope.'])
})

test('it is found by it, whole or by its beginning', async () => {
  for (const q of [sha1, sha1.slice(0, 12), sha1.toUpperCase()]) {
    const { groups } = await find(store, new URLSearchParams({ q }))
    expect(groups.flatMap(({ rows }) => rows.map(({ label, records }) => [label, records]))).toEqual([['CN=old.test', 2]])
  }
})
