import { gzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { scanLog, scanOne, ZEEK_HEADER } from './scanning'

const header = ZEEK_HEADER('conn', 'ts uid id.orig_h service', 'time string addr string')
const row = '1521911720.865716\tC1\t192.0.2.1\tdns'
const reasons = (scanned: { rejects: readonly { line: number; reason: string }[] }) =>
  scanned.rejects.map(({ line, reason }) => [line, reason])

describe('a plain Zeek file', () => {
  it('hands its rows over with load and line, and skips header and close', async () => {
    const { scanned, written } = await scanLog('conn.log', `${header}${row}\n${row}\n#close\t2024-04-12-19-30-01\n`, { load: 7 })
    expect(scanned).toMatchObject({
      format: 'tsv',
      compression: 'none',
      lines: 11,
      handed: { conn: 2 },
      skipped: 9,
      rejects: [],
      remarks: [],
    })
    expect(written.map(({ log, load, line }) => [log, load, line])).toEqual([
      ['conn', 7, 9],
      ['conn', 7, 10],
    ])
    expect(written[0]?.values).toEqual({ ts: '1521911720.865716', uid: 'C1', id_orig_h: '192.0.2.1', service: 'dns' })
    expect(written[0]?.types).toEqual({ ts: 'time', uid: 'string', id_orig_h: 'addr', service: 'string' })
  })
  it('reads the same from gzip', async () => {
    const { scanned } = await scanLog('conn.18:00:00-19:00:00.log.gz', gzipSync(`${header}${row}\n`))
    expect(scanned).toMatchObject({ compression: 'gzip', handed: { conn: 1 } })
  })
  it('says of a damaged gzip that it failed, and leaves nothing in the spools', async () => {
    const { scanned, written } = await scanOne('conn.log.gz', gzipSync(`${header}${`${row}\n`.repeat(50_000)}`).subarray(0, -5))
    expect(scanned).toMatchObject({ outcome: 'failed', compression: 'gzip', reason: expect.stringContaining('damaged gzip') })
    expect(written).toEqual([])
  })
  it('names the log of a file without rows', async () => {
    const { scanned } = await scanLog('x.log', header)
    expect(scanned).toMatchObject({ handed: { conn: 0 }, skipped: 8, lines: 8, parts: [] })
  })
  it('sees a backslash, so that escapes are decoded', async () => {
    const plain = await scanLog('conn.log', `${header}${row}\n`)
    const escaped = await scanLog('conn.log', `${header}${row}\\x2c\n`)
    expect([plain.parts[0]?.escaped, escaped.parts[0]?.escaped]).toEqual([false, true])
  })
})

describe('damaged lines', () => {
  it('rejects a wrong number of fields with both numbers', async () => {
    const { scanned } = await scanLog('conn.log', `${header}${row}\n${row}\tmore\nC1\n`)
    expect(reasons(scanned)).toEqual([
      [10, '5 fields, header names 4'],
      [11, '1 fields, header names 4'],
    ])
    expect(scanned.rejects[1]?.raw?.toString()).toBe('C1')
  })
  it('rejects NUL, a carriage return inside, and invalid UTF-8, with the raw bytes', async () => {
    const bytes = Buffer.concat([
      Buffer.from(`${header}${row}\0\n`),
      Buffer.from(`${row}\rx\n`),
      Buffer.from(row),
      Buffer.from([0xff, 10]),
      Buffer.from(`${row}\n`),
    ])
    const { scanned, written } = await scanLog('conn.log', bytes)
    expect(reasons(scanned)).toEqual([
      [9, 'NUL byte in the line'],
      [10, 'carriage return inside the line'],
      [11, 'not valid UTF-8'],
    ])
    expect(scanned.rejects[2]?.raw?.at(-1)).toBe(0xff)
    expect(written.map(({ line }) => line)).toEqual([12])
  })
  it('reads CRLF and mixed line ends', async () => {
    const { scanned, written } = await scanLog('conn.log', `${header.replaceAll('\n', '\r\n')}${row}\r\n${row}\n\r\n\n`)
    expect(scanned).toMatchObject({ handed: { conn: 2 }, skipped: 10, rejects: [], lines: 12 })
    expect(written[0]?.values.service).toBe('dns')
  })
  it('rejects an unterminated last line as incomplete, and ends before it', async () => {
    const { scanned } = await scanLog('conn.log', `${header}${row}\n15219117`)
    expect(reasons(scanned)).toEqual([[10, 'incomplete']])
    expect(scanned.rejects[0]?.raw?.toString()).toBe('15219117')
    expect(scanned.lines).toBe(10)
    expect(scanned.end).toMatchObject({ bytes: header.length + row.length + 1, lines: 9, tail: 8 })
  })
  it('rejects lines above 1 MiB without holding them, and reads on', async () => {
    const long = 'x'.repeat(3 << 20)
    const { scanned, written } = await scanLog('conn.log', `${header}${long}\n${row}\n`)
    expect(reasons(scanned)).toEqual([[9, `line of ${3 << 20} bytes, at most 1048576 are read`]])
    expect(scanned.rejects[0]?.raw?.length).toBe(1 << 20)
    expect(written.map(({ line }) => line)).toEqual([10])
    expect(scanned.end.bytes).toBe(header.length + long.length + row.length + 2)
  })
  it('reads a line of exactly 1 MiB', async () => {
    const fill = 'x'.repeat((1 << 20) - row.length)
    expect((await scanLog('conn.log', `${header}${row}${fill}\n`)).scanned.rejects).toEqual([])
    expect((await scanLog('conn.log', `${header}${row}${fill}x\n`)).scanned.rejects).toHaveLength(1)
  })
  it('loses no line at the borders of chunks', async () => {
    const rows = Array.from({ length: 60_000 }, (_, i) => `${i}.000000\tC${i}\t192.0.2.1\t${'s'.repeat(i % 37)}`)
    const { scanned, written } = await scanLog('conn.log', `${header}${rows.join('\n')}\n`)
    expect(scanned.handed).toEqual({ conn: 60_000 })
    expect(written.every(({ line, values }) => values.uid === `C${line - 9}` && values.service?.length === (line - 9) % 37)).toBe(true)
  })
})
