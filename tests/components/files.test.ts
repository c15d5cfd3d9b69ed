import { describe, expect, it } from 'vitest'
import { byUrgency, fileName, type LedgerFile, outcome, reasons, sums } from '../../components/files/file'
import { counted, percent, size } from '../../components/value/number'

const file: LedgerFile = {
  id: 1,
  path: '/srv/zeek/dns.log.gz',
  log: 'dns',
  format: 'tsv',
  compression: 'gzip',
  status: 'loaded',
  lines: 12,
  rows: 8,
  rejected: 0,
  skipped: 4,
  first_seen: '2026-01-02T03:04:05.000000Z',
  last_seen: '2026-01-02T04:04:05.000000Z',
  bytes: 400,
  seconds: 0.1,
  error: null,
}

describe('the ledger', () => {
  it('says what became of a file', () => {
    expect(outcome(file)).toBe('loaded')
    expect(outcome({ ...file, rejected: 1 })).toBe('rejects')
    expect(outcome({ ...file, status: 'cancelled' })).toBe('not loaded')
    expect(outcome({ ...file, status: 'duplicate' })).toBe('skipped')
  })

  it('lists rejects first, then what was not loaded, and keeps the order of the rest', () => {
    const files = [
      file,
      { ...file, id: 2, status: 'skipped' },
      { ...file, id: 3, status: 'failed' },
      { ...file, id: 4, rejected: 2 },
    ] as const
    expect(byUrgency(files).map(({ id }) => id)).toEqual([4, 3, 1, 2])
  })

  it('adds up to lines = rows + rejected + skipped', () => {
    const all = sums([file, { ...file, rejected: 3, rows: 5, last_seen: null }])
    expect(all).toMatchObject({ lines: 24, rows: 13, rejected: 3, skipped: 8, last: '2026-01-02T04:04:05.000000Z' })
    expect(all.lines).toBe(all.rows + all.rejected + all.skipped)
    expect(sums([])).toMatchObject({ lines: 0, first: null, last: null })
  })

  it('counts the reasons of rejects, most frequent first', () => {
    const reject = (line: number, reason: string) => ({ line, reason, text: '' })
    expect(reasons([reject(1, 'ts is no time'), reject(2, '22 fields'), reject(3, '22 fields')])).toEqual([
      { reason: '22 fields', count: 2 },
      { reason: 'ts is no time', count: 1 },
    ])
  })

  it('names a file by the end of its path', () => {
    expect(['a/b.log', 'b.log', '/a/'].map(fileName)).toEqual(['b.log', 'b.log', '/a/'])
  })
})

describe('numbers in prose', () => {
  it('carry their unit', () => {
    expect([0, 999, 1000, 388_200, 1_900_000, 9_960_000].map(size)).toEqual(['0 B', '999 B', '1.0 kB', '388 kB', '1.9 MB', '10 MB'])
    expect([counted(1, 'file'), counted(1346, 'file'), counted(0, 'entry', 'entries')]).toEqual(['1 file', '1,346 files', '0 entries'])
    expect([0, 0.004, 0.61, 0.9996, 1].map(percent)).toEqual(['0\u202f%', '0.4\u202f%', '61\u202f%', '99.9\u202f%', '100\u202f%'])
  })
})
