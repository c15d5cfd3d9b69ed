import { describe, expect, it } from 'vitest'
import { scanLog, unaccounted, ZEEK_HEADER } from './scanning'

const header = ZEEK_HEADER('conn', 'ts uid id.orig_h service', 'time string addr string')
const row = '1521911720.865716\tC1\t192.0.2.1\tdns'
const reasons = (scanned: { rejects: readonly { line: number; reason: string }[] }) =>
  scanned.rejects.map(({ line, reason }) => [line, reason])

describe('headers', () => {
  it('takes a new layout in mid-file for the lines that follow', async () => {
    const second = ZEEK_HEADER('dns', 'ts query', 'time string')
    const { scanned, written } = await scanLog('both.log', `${header}${row}\n#close\tx\n${second}1.000000\texample.com\n`)
    expect(scanned.handed).toEqual({ conn: 1, dns: 1 })
    expect(written[1]).toMatchObject({ log: 'dns', line: 19, values: { ts: '1.000000', query: 'example.com' } })
    expect(unaccounted(scanned)).toBe(0)
  })
  it('goes by name, not by position, and reads types of the schema before those of the header', async () => {
    const { written } = await scanLog('x.log', `${ZEEK_HEADER('conn', '_write_ts ts orig_bytes', 'time time string')}1.0\t2.0\t3\n`)
    expect(written[0]?.values).toEqual({ _write_ts: '1.0', ts: '2.0', orig_bytes: '3' })
    expect(written[0]?.types.orig_bytes).toBe('count')
  })
  it('maps renamed fields to the schema, unless the log has fields of those names', async () => {
    const conn = await scanLog(
      'x.log',
      `${ZEEK_HEADER('conn', 'ts src src_port dst', 'time addr port addr')}1.0\t192.0.2.1\t5\t192.0.2.2\n`,
    )
    expect(conn.written[0]?.values).toEqual({ ts: '1.0', id_orig_h: '192.0.2.1', id_orig_p: '5', id_resp_h: '192.0.2.2' })
    const notice = await scanLog('x.log', `${ZEEK_HEADER('notice', 'ts id.orig_h src', 'time addr addr')}1.0\t192.0.2.1\t192.0.2.3\n`)
    expect(notice.written[0]?.values).toEqual({ ts: '1.0', id_orig_h: '192.0.2.1', src: '192.0.2.3' })
  })
  it('keeps fields whose names collide, with a number and a remark, and stays clear of its own columns', async () => {
    const { scanned, written } = await scanLog(
      'x.log',
      `${ZEEK_HEADER('foo', 'ts a.b a_b _line', 'time string string string')}1.0\tx\ty\tz\n`,
    )
    expect(written[0]?.values).toEqual({ ts: '1.0', a_b: 'x', a_b_2: 'y', _line_2: 'z' })
    expect(scanned.remarks).toEqual([
      'field a_b collides with another name and is column a_b_2',
      'field _line collides with another name and is column _line_2',
    ])
  })
  it('reads Bro’s tables as sets and unknown types as text', async () => {
    const { written } = await scanLog('x.log', `${ZEEK_HEADER('foo', 'a b c', 'table[count] int64 vector[whatever]')}1,2\t3\tx\n`)
    expect(written[0]?.types).toEqual({ a: 'set[count]', b: 'string', c: 'vector[string]' })
  })
  it('reads a header of names only by the schema’s types', async () => {
    const { scanned, written } = await scanLog('conn.log', 'ts\tuid\tduration\n1.0\tC1\t2.5\n')
    expect(scanned).toMatchObject({ handed: { conn: 1 }, skipped: 1 })
    expect(written[0]?.types).toEqual({ ts: 'time', uid: 'string', duration: 'interval' })
  })
  it('reads past a stray tab, a byte order mark and comments before the header', async () => {
    for (const before of ['\t', '\uFEFF', '# written by hand\n', '\n'])
      expect((await scanLog('conn.log', `${before}${header}${row}\n`)).scanned).toMatchObject({ handed: { conn: 1 }, rejects: [] })
  })
  it('takes the path’s last part as the name of the log, lower case', async () => {
    const { scanned } = await scanLog('x.log', `${ZEEK_HEADER('logs/SSH.failure-2', 'ts', 'time')}1.0\n`)
    expect(scanned.handed).toEqual({ ssh_failure_2: 1 })
  })
  it('keeps snapshots of open connections apart, whatever their path says', async () => {
    expect((await scanLog('open_conn.18_00_00-19_00_00.log', `${header}${row}\n`)).scanned.handed).toEqual({ open_conn: 1 })
  })
  it('rejects rows that no header explains', async () => {
    const { scanned } = await scanLog('conn.log', `#separator \\x09\n#path\tconn\n${row}\n`)
    expect(reasons(scanned)).toEqual([[3, 'no header names the fields']])
  })
})

describe('other dialects', () => {
  const dialect = (separator: string, set: string, empty: string, unset: string, prefix = '#') =>
    [
      `${prefix}separator ${separator}`,
      `${prefix}set_separator${separator}${set}`,
      `${prefix}empty_field${separator}${empty}`,
      `${prefix}unset_field${separator}${unset}`,
      `${prefix}path${separator}conn`,
      `${prefix}fields${separator}${['ts', 'uid', 'service', 'tunnel_parents'].join(separator)}`,
      `${prefix}types${separator}${['time', 'string', 'string', 'set[string]'].join(separator)}`,
      '',
    ].join('\n')

  it.each([
    ['|', '#'],
    ['||', '#'],
    [';', 'PREFIX<>'],
  ])('reads fields cut by %s under the prefix %s', async (separator, prefix) => {
    const values = ['1.0', 'a\\x7cb', 'NOT-SET', 'x:y']
    const { scanned, written } = await scanLog('x.log', `${dialect(separator, ':', 'EMPTY', 'NOT-SET', prefix)}${values.join(separator)}\n`)
    expect(scanned).toMatchObject({ skipped: 7, rejects: [] })
    expect(written[0]?.values).toEqual({ ts: '1.0', uid: 'a\\x7cb', service: '-', tunnel_parents: 'x,y' })
  })
  it('keeps what only looks unset, empty or cut in Zeek’s own dialect', async () => {
    const line = ['1.0', '-', '(empty)', 'a,b:-:NOT-SET:EMPTY'].join('|')
    const { written } = await scanLog('x.log', `${dialect('|', ':', 'EMPTY', 'NOT-SET')}${line}\n`)
    expect(written[0]?.values).toEqual({ ts: '1.0', uid: '\\x2d', service: '\\x28empty)', tunnel_parents: 'a\\x2cb,\\x2d,-,(empty)' })
  })
  it('takes one separator for fields and sets, as old sensors wrote it', async () => {
    const { scanned, written } = await scanLog('x.log', `${dialect(',', ',', '(empty)', '-')}1.0,C1,dns,(empty)\n1.0,C1,dns,a,b\n`)
    expect(written[0]?.values.tunnel_parents).toBe('(empty)')
    expect(reasons(scanned)).toEqual([[9, '5 fields, header names 4']])
  })
  it('escapes a stray tab', async () => {
    const { written } = await scanLog('x.log', `${dialect('|', ':', 'EMPTY', 'NOT-SET')}1.0|a\tb|x|y\n`)
    expect(written[0]?.values.uid).toBe('a\\x09b')
  })
  it('reads unset and empty strings of the header also where the separators are Zeek’s', async () => {
    const text = header.replace('#unset_field\t-', '#unset_field\t(unset_test)')
    const { written } = await scanLog('x.log', `${text}1.0\t(unset_test)\t192.0.2.1\t-\n`)
    expect(written[0]?.values).toMatchObject({ uid: '-', service: '\\x2d' })
  })
})
