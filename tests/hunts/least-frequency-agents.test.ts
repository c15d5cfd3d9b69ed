import { beforeAll, describe, expect, test } from 'vitest'
import type { Store } from '../../lib/store/store'
import { storeWith } from '../lib/store-fixture'
import { at, stacked } from './stack-rows'

const chrome = 'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/120.0.0.0 Safari/537.36'

/** A lookup of Log4j, kept apart from what a template would read. */
const lookup = ['$', '{jndi:ldap://198.51.100.1/a}'].join('')

/** What must be flagged, and near it what must not. */
const cases: readonly (readonly [mark: string, yes: readonly string[], no: readonly string[]])[] = [
  ['empty', ['', '-', ' '], ['--x']],
  ['one character', ['x', '7'], ['xy', '-']],
  ['header inside', ['User-Agent: Mozilla/5.0', 'user-agent : x'], ['My User Agent/1.0']],
  ['blank at end', [' curl/8.0', 'Mozilla/5.0 '], ['a b']],
  ['no slash', ['Mozilla 5.0 (Windows)', 'Mozilla'], ['Mozilla/5.0 (Windows)', 'NotMozilla/1.0']],
  [
    'no blank',
    ['Mozilla/4.0 (compatible;MSIE 6.0; Windows NT 5.1)', 'Mozilla/4.0 (compatible; MSIE 6.0;Windows NT 5.1)'],
    ['Mozilla/4.0 (compatible; MSIE 6.0; Windows NT 5.1)'],
  ],
  ['old Mozilla', ['Mozilla/3.0 (x)', 'Mozilla/1.0'], ['Mozilla/4.0 (x)', 'Mozilla/30.0']],
  [
    'impossible pair',
    ['Mozilla/5.0 (X11; Linux x86_64; Trident/7.0) like Gecko', 'Mozilla/4.0 (compatible; MSIE 8.0; Mac OS X)'],
    ['Mozilla/5.0 (Windows NT 10.0; Trident/7.0; rv:11.0) like Gecko', 'Mozilla/4.0 (compatible; MSIE 5.23; Mac_PowerPC)'],
  ],
  [
    'unknown Windows',
    ['Mozilla/5.0 (Windows NT 11.0)', 'Mozilla/5.0 (Windows NT 7.0)'],
    ['Mozilla/5.0 (Windows NT 10.0)', 'Mozilla/5.0 (Windows NT 6.3)'],
  ],
  [
    'script client',
    ['curl/8.5.0', 'python-requests/2.31', 'Mozilla/5.0 (Windows NT; en-US) WindowsPowerShell/5.1'],
    ['MyCurl/1.0', chrome],
  ],
  ['system tool', ['CertUtil URL Agent', 'Microsoft BITS/7.8'], ['Microsoft-CryptoAPI/10.0']],
  [
    'scanner',
    ['sqlmap/1.7 (https://example.org)', 'Mozilla/5.0 (compatible; Nmap Scripting Engine)'],
    ['Mozilla/5.0 (compatible; Mapper/1.0)'],
  ],
  [
    'known to malware',
    [
      'Mozilla/5.0 (Windows NT 10.0; Win32; x32; rv:60.0)',
      'Mozilla/4.08 (Charon; Inferno)',
      'ABCD<|>PC<|>user',
      'Mozilla/4.0 (compatible; MSIE 6.1; Windows NT)',
    ],
    ['Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:60.0)', 'Mozilla/4.0 (compatible; MSIE 6.0; Windows NT)', 'Inferno'],
  ],
  ['code inside', ['() { :; }; /bin/ping', lookup], ['f() x', '$version']],
  ['encoded', ['dGhpcyBpcyBhIHRlc3Qgb2Y=', 'QUFBQUFBQUFBQUFBQUFBQQ=='], ['dGhpcw==', chrome]],
  [
    'misspelt product',
    ['Mozila/5.0 (Windows NT 10.0)', 'Mozilla/5.0 AppleWebKti/537.36', 'Mozilla/5.0 Chorme/120.0'],
    [chrome, 'Mozilla/5.0 Chromium/120.0', 'Thunderbird/102.0', 'Mobil/1'],
  ],
]

let store: Store
beforeAll(async () => {
  const agents = [...new Set(cases.flatMap(([, yes, no]) => [...yes, ...no]))]
  store = await storeWith({ http: agents.map((user_agent, i) => ({ ts: at(i), id_orig_h: '192.0.2.1', user_agent })) })
})

describe.each(cases)('%s', (mark, yes, no) => {
  test('is flagged, with its reason', async () => {
    const { rows } = await stacked(store)
    for (const agent of yes) {
      const row = rows.find(({ user_agent }) => user_agent === agent)
      expect([agent, row?.flags]).toEqual([agent, expect.arrayContaining([mark])])
      expect(row?.sentence.toLowerCase()).toContain(mark.toLowerCase())
    }
  })

  test('is not what is only near it', async () => {
    const { rows } = await stacked(store)
    for (const agent of no)
      expect([agent, rows.find(({ user_agent }) => user_agent === agent)?.flags]).toEqual([agent, expect.not.arrayContaining([mark])])
  })
})

test('a misspelling is told with what it is of', async () => {
  const { rows } = await stacked(store)
  expect(rows.find(({ user_agent }) => user_agent === 'Mozila/5.0 (Windows NT 10.0)')).toMatchObject({ misspelt: 'Mozila for Mozilla' })
})

describe('near a common one', () => {
  const common = Array.from({ length: 15 }, (_, i) => ({
    ts: at(i),
    id_orig_h: `192.0.2.${i + 1}`,
    user_agent: 'UpdateAgent Service/4.2 (build 77)',
  }))
  const rare = (user_agent: string, hosts = 1) =>
    Array.from({ length: hosts }, (_, i) => ({ ts: at(50 + i), id_orig_h: `192.0.2.${i + 1}`, user_agent }))
  const flagsOf = async (user_agent: string, hosts = 1, search = '') => {
    const with_ = await storeWith({ http: [...common, ...rare(user_agent, hosts)] })
    return (await stacked(with_, search)).rows.find((row) => row.user_agent === user_agent)
  }

  test('is what differs by one or two characters and is rare', async () => {
    expect(await flagsOf('UpdateAgent Servise/4.2 (build 77)')).toMatchObject({ flags: ['near a common one'], resembles_hosts: 15 })
    expect((await flagsOf('UpdateAgnt Servise/4.2 (build 77)'))?.flags).toEqual(['near a common one'])
  })

  test('is not what differs by three, by a version alone, or by a language', async () => {
    expect((await flagsOf('UpdtAgnt Servise/4.2 (build 77)'))?.flags).toEqual([])
    expect((await flagsOf('UpdateAgent Service/4.10.1 (build 8)'))?.flags).toEqual([])
  })

  test('is on at most so many hosts, and so many times fewer than the common one', async () => {
    const slip = 'UpdateAgent Servise/4.2 (build 77)'
    expect((await flagsOf(slip, 3))?.flags).toEqual(['near a common one'])
    expect((await flagsOf(slip, 4))?.flags).toEqual([])
    expect((await flagsOf(slip, 3, 'common_times=6'))?.flags).toEqual([])
  })

  test('needs some length: short names lie near each other by chance', async () => {
    const short = await storeWith({ http: [...common.map((row) => ({ ...row, user_agent: 'wget' })), ...rare('wgat')] })
    expect((await stacked(short)).rows.find((row) => row.user_agent === 'wgat')?.flags).toEqual([])
  })
})
