import { describe, expect, it } from 'vitest'
import { scanLog } from './scanning'

describe('lines', () => {
  it('rejects broken lines, each with its reason and bytes', async () => {
    const bytes = Buffer.concat([
      Buffer.from('{"ts":1}\n{"ts":2\n[1]\n{"ts":1,"uid":"a","uid":"b"}\n{"ts":3}\r\n\n# note\n{"ts":"\0"}\n{"uid":"'),
      Buffer.from([0xc3, 0x28]),
      Buffer.from('"}\n{"ts":4}'),
    ])
    const { scanned } = await scanLog('conn.log', bytes)
    expect(scanned.rejects.map(({ line, reason }) => [line, reason])).toEqual([
      [2, 'broken JSON'],
      [3, 'JSON, but no object'],
      [4, 'uid occurs twice with different values'],
      [8, 'NUL byte in the line'],
      [9, 'not valid UTF-8'],
      [10, 'incomplete'],
    ])
    expect(scanned).toMatchObject({ lines: 10, handed: { conn: 2 }, skipped: 2 })
    expect(scanned.rejects[4]?.raw?.includes(Buffer.from([0xc3, 0x28]))).toBe(true)
  })
  it('rejects what is nested too deeply', async () => {
    const deep = `{"ts":1,"x":${'['.repeat(200_000)}${']'.repeat(200_000)}}\n{"ts":2}\n`
    const { scanned } = await scanLog('conn.log', deep)
    expect(scanned.rejects).toHaveLength(1)
    expect(scanned.handed).toEqual({ conn: 1 })
  })
  it.each([
    ['message', (line: string) => ({ '@timestamp': 'x', message: line })],
    ['result._raw', (line: string) => ({ result: { _raw: line } })],
    ['event.original', (line: string) => ({ event: { original: line } })],
  ])('unwraps a line that a shipper put into %s', async (_, wrap) => {
    const { scanned, written } = await scanLog('conn.log', `${JSON.stringify(wrap('{"ts":1.5,"uid":"C1"}'))}\n`)
    expect(written[0]?.values).toMatchObject({ ts: '1.500000', uid: 'C1' })
    expect(scanned.remarks).toHaveLength(1)
  })
})
