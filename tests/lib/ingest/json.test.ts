import { describe, expect, it } from 'vitest'
import { isoSeconds } from '../../../lib/ingest/json-time'
import { one, scanAll, scanLog } from './scanning'

const type = async (lines: string, column: string) =>
  (await scanLog('foo.log', lines)).written.map(({ types, values }) => [types[column], values[column]])

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
