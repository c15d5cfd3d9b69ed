import { describe, expect, it } from 'vitest'
import { one, scanLog } from './scanning'

describe('names', () => {
  it.each([
    ['dotted', '{"ts":1.5,"id.orig_h":"192.0.2.1","id.orig_p":5}'],
    ['underscored', '{"ts":1.5,"id_orig_h":"192.0.2.1","id_orig_p":5}'],
    ['nested', '{"ts":1.5,"id":{"orig_h":"192.0.2.1","orig_p":5}}'],
    ['a shipper’s', '{"@timestamp":"1970-01-01T00:00:01.5Z","source":{"ip":"192.0.2.1","port":5}}'],
  ])('reads %s names', async (_, record) => {
    expect(await one(record)).toEqual({ ts: '1.500000', id_orig_h: '192.0.2.1', id_orig_p: '5' })
  })
  it('lets a field’s own name go before another name of it, in any order', async () => {
    expect(await one('{"src":"192.0.2.9","id.orig_h":"192.0.2.1","ts":1}')).toEqual({
      ts: '1.000000',
      id_orig_h: '192.0.2.1',
      src: '192.0.2.9',
    })
  })
  it('gives the second of two names that collide a number', async () => {
    const { scanned, written } = await scanLog('conn.log', '{"ts":1,"id.orig_h":"192.0.2.1","id_orig_h":"192.0.2.2"}\n')
    expect(written[0]?.values).toMatchObject({ id_orig_h: '192.0.2.1', id_orig_h_2: '192.0.2.2' })
    expect(scanned.remarks).toEqual(['field id_orig_h collides with another name and is column id_orig_h_2'])
  })
  it('takes the log from each record, else from the file’s name', async () => {
    const { scanned, written } = await scanLog(
      'mixed.log',
      '{"_path":"conn","ts":1}\n{"_path":"dns","ts":2,"query":"a.example"}\n{"ts":3}\n{"@stream":"conn","ts":4}\n',
    )
    expect(scanned.handed).toEqual({ conn: 2, dns: 1, mixed: 1 })
    expect(written.map(({ log, line }) => `${log} ${line}`)).toEqual(['conn 1', 'dns 2', 'mixed 3', 'conn 4'])
  })
  it('takes the leading word of the name where the fields speak for it', async () => {
    expect((await scanLog('conn_export.json', '{"ts":1,"uid":"C","proto":"tcp"}\n')).scanned.handed).toEqual({ conn: 1 })
    expect((await scanLog('conn_export.json', '{"ts":1,"a":1,"b":2,"c":3}\n')).scanned.handed).toEqual({ conn_export: 1 })
  })
  it.each([
    ['ORIGINALdns.log', 'dns'],
    ['host1.dns.log', 'dns'],
    ['host1.conn.log', 'host1'],
    ['dns.log', 'dns'],
  ])('takes a known log out of %s where its fields are there', async (file, log) => {
    const { scanned } = await scanLog(file, '{"ts":1,"uid":"C","id.orig_h":"192.0.2.1","query":"a.example","qtype_name":"A"}\n')
    expect(scanned).toMatchObject({ handed: { [log]: 1 }, remarks: [] })
  })
  it.each([
    ['plain', '{"ts":1,"uid":"C","query":"a.example","qtype_name":"A","rcode_name":"NOERROR"}', 'dns'],
    ['nested', '{"ts":1,"id":{"orig_h":"192.0.2.1"},"proto":"tcp","conn_state":"SF","history":"S"}', 'conn'],
    ['wrapped', String.raw`{"@timestamp":"x","message":"{\"ts\":1,\"query\":\"a\",\"rcode\":0,\"ttls\":[]}"}`, 'dns'],
  ])('takes a log that nothing names for the one whose fields it has, and says so: %s', async (_, record, log) => {
    const { scanned } = await scanLog('export-7.json', `${record}\n`)
    expect(scanned.handed).toEqual({ [log]: 1 })
    expect(scanned.remarks).toContain(`records that do not name their log are taken for ${log}, whose fields they have`)
  })
  it('leaves a log without a schema alone, and records of several logs', async () => {
    const ldap = '{"ts":1,"uid":"C","message_id":1,"version":3,"opcode":"bind","result":"success"}\n'
    expect((await scanLog('ldap.log', ldap)).scanned.handed).toEqual({ ldap: 1 })
    const both = '{"_path":"dns","ts":1,"query":"a","qtype":1,"rcode":0}\n{"ts":2,"x":1}\n'
    expect((await scanLog('both.log', both)).scanned).toMatchObject({ handed: { dns: 1, both: 1 }, remarks: [] })
  })
  it.each([
    ['Filebeat', (path: string) => ({ '@timestamp': '2026-01-02T03:04:05.678Z', log: { offset: 7, file: { path } } })],
    ['its fields with dots', (path: string) => ({ '@timestamp': '2026-01-02T03:04:05.678Z', 'log.file.path': path })],
    ['Filebeat 6', (path: string) => ({ '@timestamp': '2026-01-02T03:04:05.678Z', offset: 7, source: path })],
    ['Vector', (path: string) => ({ file: path, host: 'sensor', source_type: 'file' })],
    ['a module', (path: string) => ({ event: { module: 'zeek', dataset: path.includes('conn') ? 'zeek.connection' : 'zeek.dns' } })],
    ['an integration', (path: string) => ({ 'data_stream.dataset': path.includes('conn') ? 'zeek.connection' : 'zeek.dns' })],
  ])('parts a file of %s by the logs that its lines were in', async (_, wrapping) => {
    const records = [
      ['/opt/zeek/logs/current/conn.log', { ts: 1, uid: 'C1', proto: 'tcp', conn_state: 'SF' }],
      ['/opt/zeek/logs/current/dns.log', { ts: 2, uid: 'C2', query: 'a.example' }],
      ['/opt/zeek/logs/2026-01-02/conn.03:00:00-04:00:00.log', { ts: 3, uid: 'C3', proto: 'tcp', conn_state: 'SF' }],
    ] as const
    const shapes: Readonly<Record<string, (record: object) => object>> = {
      message: (record) => ({ message: JSON.stringify(record) }),
      original: (record) => ({ 'event.original': JSON.stringify(record) }),
      json: (json) => ({ json }),
    }
    for (const [shape, keep] of Object.entries(shapes)) {
      const lines = records.map(([path, record]) => JSON.stringify({ ...wrapping(path), ...keep(record) }))
      const { scanned, written } = await scanLog('filebeat-20260102.ndjson', `${lines.join('\n')}\n${JSON.stringify(records[0][1])}\n`)
      expect(scanned.handed, shape).toEqual({ conn: 2, dns: 1, filebeat: 1 })
      expect(written.map(({ log, values }) => `${log} ${values.uid}`)).toEqual(['conn C1', 'dns C2', 'conn C3', 'filebeat C1'])
      expect(scanned.remarks).toEqual(['some records were wrapped by a shipper; the fields of the wrapping itself are left out'])
    }
  })
  it('parts records by the same fields where they stand beside Zeek’s own, which go first', async () => {
    const beside = (dataset: string | null, path: string | null, more: object) =>
      JSON.stringify({ ts: 1, uid: 'C', ...(dataset ? { event: { dataset } } : {}), ...(path ? { log: { file: { path } } } : {}), ...more })
    const lines = [
      beside('zeek.dns', '/logs/conn.log', {}),
      beside(null, '/logs/conn.log', {}),
      beside(null, null, {}),
      beside('zeek', '/logs/access_log', { source: '/logs/ssl.log' }),
      beside('zeek.dns', null, { _path: 'http' }),
      '{"ts":1,"uid":"C","event.dataset":"zeek.signature"}',
      '{"ts":1,"uid":"C","event.dataset":"zeek.ssl"}',
      '{"ts":1,"uid":"C"}',
    ]
    const { scanned, written } = await scanLog('all.ndjson', `${lines.join('\n')}\n`)
    expect(written.map(({ log }) => log)).toEqual(['dns', 'conn', 'all', 'all', 'http', 'signatures', 'ssl', 'all'])
    expect(scanned.rejects).toEqual([])
  })
  it('counts logs, not the files of a rotation, against the most that one file may hold', async () => {
    const lines = Array.from({ length: 300 }, (_, i) =>
      JSON.stringify({ log: { file: { path: `/logs/conn.${i}.log` } }, message: JSON.stringify({ ts: i, uid: 'C' }) }),
    )
    expect((await scanLog('all.ndjson', `${lines.join('\n')}\n`)).scanned.handed).toEqual({ conn: 300 })
  })
  it('takes a name that occurs twice with the same value once', async () => {
    expect(await one('{"ts":1,"uid":"a","uid":"a"}')).toEqual({ ts: '1.000000', uid: 'a' })
  })
  it('keeps a name like __proto__ as a field', async () => {
    expect(await one('{"ts":1,"__proto__":"x","constructor":"y"}')).toEqual({ ts: '1.000000', ['__proto__']: 'x', constructor: 'y' })
  })
})
