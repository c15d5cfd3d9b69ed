import { describe, expect, test } from 'vitest'
import { storeWith } from '../lib/store-fixture'
import { at, counts, evidenceOf, stacked } from './stack-rows'

describe('a field of several values', () => {
  test('counts each element once a record, and an empty set as no value', async () => {
    const store = await storeWith({
      known_services: [
        { ts: at(0), host: '192.0.2.1', port_num: 445, service: ['SMB', 'NTLM'] },
        { ts: at(1), host: '192.0.2.2', port_num: 445, service: ['SMB', 'SMB'] },
        { ts: at(2), host: '192.0.2.2', port_num: 22, service: [] },
        { ts: at(3), host: '192.0.2.3', port_num: 23, service: null },
      ],
    })
    const search = 'log=known_services&field=service,port_num&missing=true'
    expect((await counts(store, search)).map((row) => row.join(' '))).toEqual(
      expect.arrayContaining(['NTLM 445 1 1', 'SMB 445 2 2', ' 22 1 1', ' 23 1 1']),
    )
    for (const row of (await stacked(store, search)).rows) expect((await evidenceOf(store, row, search))[0]?.total).toBe(row.records)
  })

  test('counts a joined set by member, whatever its order; what was given up is none', async () => {
    const services = ['ssl,http', 'http,ssl', 'http,http', 'smtp', '-http', 'ftp,-ftp,ssl', '-', '', null]
    const conn = services.map((service, i) => ({ ts: at(i), uid: `C${i}`, id_orig_h: `192.0.2.${i}`, id_resp_p: 443, service }))
    const store = await storeWith({ conn })
    for (const [search, port] of [
      ['log=conn&field=service&missing=true', ''],
      ['log=conn&field=service,id_resp_p&missing=true', '443 '],
    ] as const) {
      const found = (await counts(store, search)).map((row) => row.join(' '))
      expect(found.toSorted()).toEqual([` ${port}4 4`, `http ${port}3 3`, `smtp ${port}1 1`, `ssl ${port}3 3`])
      for (const row of (await stacked(store, search)).rows) expect((await evidenceOf(store, row, search))[0]?.total).toBe(row.records)
    }
    const { rows } = await stacked(store, 'log=conn&field=service')
    expect(rows[0]).toMatchObject({ stack: 'conn.service', all_records: 9 })
  })

  test('says where a filter cannot select exactly the row’s records', async () => {
    const store = await storeWith({
      known_services: [
        { ts: at(0), host: '192.0.2.1', service: ['SSL', 'HTTP'] },
        { ts: at(1), host: '192.0.2.2', service: ['HTTP'] },
      ],
    })
    const search = 'log=known_services&field=service&filter=service:SSL'
    const row = (await stacked(store, search)).rows.find(({ service }) => service === 'HTTP')
    expect(row?.records).toBe(1)
    expect(await evidenceOf(store, row ?? {}, search)).toMatchObject([{ total: 2, label: 'Records with the value (the row counts 1)' }])
  })
})
