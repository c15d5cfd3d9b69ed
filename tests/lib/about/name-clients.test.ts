import { beforeAll, expect, test } from 'vitest'
import { about } from '../../../lib/about/about'
import { name } from '../../../lib/entities/name'
import { exactly, printFilter } from '../../../lib/filters'
import { records } from '../../../lib/records/records'
import type { Store } from '../../../lib/store/store'
import { storeWith } from '../store-fixture'
import { block, perLog, totals } from './network'

const [one, two, three, server] = ['192.0.2.1', '192.0.2.2', '192.0.2.3', '198.51.100.7']
const sent = (ts: number, id_orig_h: string, server_name: string) => ({ ts, id_orig_h, id_resp_h: server, id_resp_p: 443, server_name })

let store: Store
beforeAll(async () => {
  store = await storeWith({
    ssl: [sent(1, one, 'only.tls.test'), sent(2, one, 'only.tls.test.'), sent(3, two, 'only.tls.test.'), sent(4, two, 'other.tls.test')],
    quic: [sent(2, one, 'only.tls.test')],
    http: [{ ts: 9, id_orig_h: three, id_resp_h: server, host: 'only.tls.test' }],
    conn: [{ ts: 1, id_orig_h: one, id_resp_h: server }],
  })
})
const ask = (id: string, search = '') => about(store, name, id, new URLSearchParams(search))

test('a name that nobody looked up has the clients that named it to a server', async () => {
  const answer = await ask('only.tls.test')
  expect(block(answer, 'clients')?.rows).toMatchObject([
    { id_orig_h: three, asked: null, tls: 0, quic: 0, http: 1, connected: null },
    { id_orig_h: two, asked: null, tls: 1, quic: 0, http: 0 },
    { id_orig_h: one, asked: null, tls: 2, quic: 1, http: 0 },
  ])
  expect(answer.sentence).toBe('Name used by 3 hosts and sent to 1 server in TLS.')
})

test('the dot of the root makes no other name, and is there in the records', async () => {
  for (const id of ['only.tls.test', 'only.tls.test.']) {
    const answer = await ask(id)
    expect([answer.id, ...perLog(answer)]).toEqual(['only.tls.test', 'http 1', 'quic 1', 'ssl 3'])
    expect(totals(answer).servers).toBe(1)
    expect(answer.seen.records.at(-1)?.filter).toEqual(['server_name:only.tls.test', 'server_name:only.tls.test.'])
  }
  expect(perLog(await ask('other.tls.test'))).toEqual(['ssl 1'])
})

test('each figure of a client leads to as many records, whatever the filters', async () => {
  for (const search of ['', `filter=id_orig_h:${one}&filter=id_orig_h:${two}`, `filter=-id_orig_h:${three}`]) {
    const clients = block(await ask('only.tls.test', search), 'clients')
    expect(clients?.rows.length).toBeGreaterThan(1)
    for (const row of clients?.rows ?? [])
      for (const [key, { log, filter }] of Object.entries(clients?.records ?? {})) {
        const pills = [...filter, printFilter(exactly('id_orig_h', String(row.id_orig_h)))]
        const { total } = await records(store, log, new URLSearchParams([...pills.map((pill) => ['filter', pill]), ['limit', '1']]))
        expect([search, row.id_orig_h, key, total]).toEqual([search, row.id_orig_h, key, row[key]])
      }
  }
})
