import { describe, expect, it } from 'vitest'
import { isoSeconds } from '../../../lib/ingest/json-time'
import { scanAll, scanLog } from './scanning'

const one = async (record: string, name = 'conn.log') => {
  const { scanned, written } = await scanLog(name, `${record}\n`)
  expect(scanned.rejects).toEqual([])
  return Object.fromEntries(Object.entries(written[0]?.values ?? {}).filter(([, value]) => value !== '-'))
}
const type = async (lines: string, column: string) =>
  (await scanLog('foo.log', lines)).written.map(({ types, values }) => [types[column], values[column]])

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

describe('times', () => {
  it.each([
    ['1547188415.857497', '1547188415.857497'],
    ['1547188415857', '1547188415.857000'],
    ['-1.25', '-1.250000'],
    ['"2018-03-24T17:15:21.255387Z"', '1521911721.255387'],
    ['"2018-03-24T17:15:21Z"', '1521911721.000000'],
    ['"2018-03-24T18:15:21.2553874+01:00"', '1521911721.255387'],
    ['"2018-03-24T17:15:21.25538759Z"', '1521911721.255388'],
    ['"2018-03-24 15:15:21.5-0200"', '1521911721.500000'],
    ['"1969-12-31T23:59:59.400000Z"', '-0.600000'],
    ['"1547188415.857497"', '1547188415.857497'],
  ])('reads ts %s as %s', async (ts, expected) => {
    expect((await one(`{"ts":${ts}}`)).ts).toBe(expected)
  })
  it('reads a fraction that Zeek rounded up to a whole second', () => {
    expect(isoSeconds('2018-03-24T17:15:21.1000000Z')).toBe('1521911722.000000')
  })
  it('leaves dates that do not exist to be rejected', () => {
    for (const text of ['2018-02-30T00:00:00Z', '2018-01-01T24:00:00Z', '2018-13-01T00:00:00Z', 'soon']) expect(isoSeconds(text)).toBeNull()
    expect(isoSeconds('2016-02-29T00:00:00Z')).toBe('1456704000.000000')
  })
  it('decides milliseconds by the record’s ts, so that the year 9999 stays, and never for intervals', async () => {
    expect(await one('{"ts":1547188415.5,"certificate.not_valid_after":253402300799.0}', 'x509.log')).toEqual({
      ts: '1547188415.500000',
      certificate_not_valid_after: '253402300799.000000',
    })
    expect(await one('{"ts":1547188415500,"certificate.not_valid_after":253402300799000}', 'x509.log')).toEqual({
      ts: '1547188415.500000',
      certificate_not_valid_after: '253402300799.000000',
    })
    expect(await one('{"ts":1547188415500,"duration":200000000000.5}')).toEqual({
      ts: '1547188415.500000',
      duration: '200000000000.500000',
    })
  })
  it('rounds intervals to the microsecond', async () => {
    expect((await one('{"ts":1,"duration":0.0008270740509033203}')).duration).toBe('0.000827')
  })
})

describe('values', () => {
  it('keeps whole numbers of any length exactly', async () => {
    expect(await one('{"ts":1,"orig_bytes":18446744073709551615,"resp_bytes":9007199254740993}')).toMatchObject({
      orig_bytes: '18446744073709551615',
      resp_bytes: '9007199254740993',
    })
  })
  it('rejects a fraction where only whole numbers are counted', async () => {
    const { scanned } = await scanLog('conn.log', '{"ts":1,"orig_bytes":3.5}\n{"ts":1,"orig_bytes":3.0}\n')
    expect(scanned.rejects).toMatchObject([{ line: 1, reason: 'orig_bytes: "3.5" is no count' }])
    expect(scanned.handed).toEqual({ conn: 1 })
  })
  it('writes booleans, nulls and lists as Zeek does', async () => {
    const record = '{"ts":1,"AA":true,"RD":false,"rtt":null,"answers":["a,b",null,"","-","x"],"TTLs":[119.0,null,0.5]}'
    expect(await one(record, 'dns.log')).toMatchObject({
      aa: 'T',
      rd: 'F',
      answers: 'a\\x2cb,-,(empty),\\x2d,x',
      ttls: '119.000000,-,0.500000',
    })
  })
  it('tells an empty list, an empty string and a list of one empty string as Zeek does', async () => {
    expect(await one('{"ts":1,"service":"","tunnel_parents":[]}')).toMatchObject({ service: '(empty)', tunnel_parents: '(empty)' })
    expect(await one('{"ts":1,"service":[""]}', 'known_services.log')).toMatchObject({ service: '(empty)' })
  })
  it('takes a backslash for a backslash and escapes what TSV cannot hold', async () => {
    expect(
      await one(String.raw`{"ts":1,"service":"\\x07 \u0000\t\n\r","history":"(empty)","uid":"-","conn_state":"\ud83d\ude00\ud800"}`),
    ).toMatchObject({
      service: '\\\\x07 \\x00\\x09\\x0a\\x0d',
      history: '\\x28empty)',
      uid: '\\x2d',
      conn_state: '😀\\xed\\xa0\\x80',
    })
  })
  it('keeps objects and lists of unknown fields', async () => {
    expect(await one('{"ts":1,"geo":{"lat":1.5,"n":[1,2]},"tags":["a",{"b":1}]}')).toMatchObject({
      geo: '{"lat":1.5,"n":[1,2]}',
      tags: 'a,{"b":1}',
    })
  })
})

describe('unknown fields', () => {
  it('infers their types from the values, and lets text win where they differ', async () => {
    expect(await type('{"ts":1,"v":1.5}\n{"ts":2,"v":null}\n{"ts":3,"v":2}\n', 'v')).toEqual([
      ['double', '1.5'],
      ['double', '-'],
      ['double', '2'],
    ])
    expect((await type('{"ts":1,"v":true}\n', 'v'))[0]).toEqual(['bool', 'T'])
    expect((await type('{"ts":1,"v":["a"]}\n', 'v'))[0]).toEqual(['vector[string]', 'a'])
    expect((await type('{"ts":1,"v":12345678901234567890}\n', 'v'))[0]).toEqual(['string', '12345678901234567890'])
    expect(await type('{"ts":1,"v":1}\n{"ts":2,"v":["a","b"]}\n{"ts":3,"v":true}\n', 'v')).toEqual([
      ['string', '1'],
      ['string', '["a","b"]'],
      ['string', 'true'],
    ])
  })
  it('keeps columns and types that only turn up late in a file', async () => {
    const filler = '{"ts":1,"v":1}\n'.repeat(200_000)
    const { scanned, written, parts } = await scanLog('foo.log', `${filler}{"ts":2,"v":"text","late":"yes"}\n`)
    expect(scanned.handed).toEqual({ foo: 200_001 })
    expect(written.at(-1)).toMatchObject({ line: 200_001, values: { v: 'text', late: 'yes' }, types: { v: 'string' } })
    expect(parts.map(({ columns }) => columns.find(({ column }) => column === 'v')?.type)).toEqual(['double', 'string'])
  })
  it('puts many files of one log into one spool', async () => {
    const files = Array.from({ length: 50 }, (_, i) => [`conn.${i}.log`, `{"ts":${i},"uid":"C${i}"${i % 2 ? ',"vlan":3' : ''}}\n`] as const)
    const { written, parts } = await scanAll(files)
    expect(parts).toHaveLength(1)
    expect(written.map(({ load }) => load)).toEqual(files.map((_, i) => i + 1))
  })
  it('stops a log from growing columns without end, without losing a line', async () => {
    const lines = Array.from({ length: 1200 }, (_, i) => `{"ts":1,"f${i}":1}\n`).join('')
    const { scanned } = await scanLog('foo.log', lines)
    expect(scanned.handed).toEqual({ foo: 999 })
    expect(scanned.rejects).toHaveLength(201)
    expect(scanned.rejects[0]?.reason).toContain('more different fields')
  })
})
