import { describe, expect, test } from 'vitest'
import { exceptionEntry } from '../../../lib/reference/exception-file'
import { sql } from '../../../lib/sql'
import { folderWith, info, storeWithLists } from './list-fixture'

describe('a line', () => {
  test.each([
    ['192.0.2.1,80,ssh,Jump host', { host: '192.0.2.1', port: 80, proto: null, service: 'ssh', reason: 'Jump host' }],
    [
      '192.0.2.0/24\t80/UDP\tSSL\tTwo, with a comma',
      { host: '192.0.2.0/24', port: 80, proto: 'udp', service: 'ssl', reason: 'Two, with a comma' },
    ],
    ['2001:db8::/32,*,*,"Lab, ""east"""', { host: '2001:db8::/32', port: null, service: null, reason: 'Lab, "east"' }],
    ['192.0.2.1,443,none,Own encryption', { service: 'none' }],
  ])('%s is read', (line, entry) => {
    expect(exceptionEntry(line)).toMatchObject(entry)
  })

  test.each([
    '192.0.2.1,80,ssh,',
    '192.0.2.1,80,ssh',
    'host.example,80,ssh,a',
    '192.0.2.1,65536,ssh,a',
    '192.0.2.1,80/sctp,ssh,a',
    '192.0.2.1,80,s s,a',
  ])('%s is not', (line) => {
    expect(exceptionEntry(line)).toBeNull()
  })
})

describe('a list of exceptions', () => {
  const conn = [{ id_orig_h: '192.0.2.1', id_resp_h: '198.51.100.9' }]
  const relation = async (text: string) => {
    const store = await storeWithLists(await folderWith({ 'mine.csv': text }), { conn })
    const { exceptions } = await store.reference()
    const { rows } = await store.query(sql`SELECT address, host, port, service, reason, list FROM ${exceptions} ORDER BY address, host`)
    return { store, exceptions, rows }
  }

  test('is known by its head or by its first line, and meets the addresses of the data', async () => {
    const line = '192.0.2.0/24,80,ssh,Jump host\n'
    for (const text of [`host,port,service,reason\n${line}`, `# ours\n\n${line}`]) {
      const { store, exceptions, rows } = await relation(text)
      expect(exceptions).toMatchObject({ present: true, files: ['mine.csv'] })
      expect(rows).toEqual([
        { address: '192.0.2.1', host: '192.0.2.0/24', port: 80, service: 'ssh', reason: 'Jump host', list: 'mine.csv' },
      ])
      expect(await info(store, 'mine.csv')).toMatchObject({ kind: 'exceptions', entries: 1, remark: null })
    }
  })

  test('for a network of IPv6 meets no IPv4 address', async () => {
    expect((await relation('::/0,80,ssh,Jump host\n')).rows).toEqual([])
  })

  test('says how many of its lines cannot be read', async () => {
    const { store, rows } = await relation('192.0.2.1,80,ssh,a\n192.0.2.1,80,ssh,\nnonsense\n198.51.100.9,*,*,b\n')
    expect(rows).toHaveLength(2)
    expect(await info(store, 'mine.csv')).toMatchObject({ entries: 2, remark: '2 lines cannot be read, the first is line 2.' })
  })

  test('is an empty relation where no file is given', async () => {
    const store = await storeWithLists('/nowhere/at/all', { conn })
    const { exceptions } = await store.reference()
    expect(exceptions).toMatchObject({ present: false, files: [] })
    expect((await store.query(sql`SELECT * FROM ${exceptions}`)).rows).toEqual([])
  })
})
