import { mkdtemp, readdir, rm, utimes, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { describe, expect, it, vi } from 'vitest'
import { knownPrefixes } from '../../../lib/ingest/known'
import type { KnownPrefix } from '../../../lib/ingest/part'
import { scan } from '../../../lib/ingest/scan'
import { openSpools } from '../../../lib/ingest/spool'
import { scanLog, scanOne, ZEEK_HEADER } from './scanning'

// Many files and megabytes: the default of 5 s is short where other tests share the machine.
vi.setConfig({ testTimeout: 60_000 })

const header = ZEEK_HEADER('conn', 'ts uid service', 'time string string')
const rows = (from: number, to: number) => Array.from({ length: to - from }, (_, i) => `${from + i}.000000\tC${from + i}\tdns\n`).join('')
const prefixOf = async (content: string, file = 1): Promise<KnownPrefix> => ({ file, ...(await scanLog('conn.log', content)).scanned.end })

describe('a file that is known', () => {
  it('is a duplicate under another name and compression', async () => {
    const prefixes = [await prefixOf(header + rows(0, 5), 42)]
    for (const [name, content] of [
      ['copy.log', header + rows(0, 5)],
      ['conn.log.gz', gzipSync(header + rows(0, 5))],
    ] as const) {
      const { scanned, written } = await scanOne(name, content, { prefixes })
      expect(scanned).toMatchObject({ outcome: 'duplicate', file: 42, lines: 13 })
      expect(written).toEqual([])
    }
  })
  it('is a duplicate with the same cut last line, and goes on when that has grown', async () => {
    const cut = `${header}${rows(0, 5)}5.000`
    const prefixes = [await prefixOf(cut)]
    expect((await scanOne('copy.log', cut, { prefixes })).scanned.outcome).toBe('duplicate')
    expect((await scanOne('copy.log', header + rows(0, 5), { prefixes })).scanned.outcome).toBe('duplicate')
    const { scanned, written } = await scanOne('copy.log', `${header}${rows(0, 7)}`, { prefixes })
    expect(scanned).toMatchObject({ outcome: 'log', continues: 1, lines: 2, handed: { conn: 2 }, skipped: 0, rejects: [] })
    expect(written.map(({ line, values }) => [line, values.uid])).toEqual([
      [14, 'C5'],
      [15, 'C6'],
    ])
  })
  it('goes on from its last whole line with the header from its beginning', async () => {
    const prefixes = [await prefixOf(header + rows(0, 5)), await prefixOf(header + rows(0, 3), 2)]
    const { scanned } = await scanOne('conn.log', `${header}${rows(0, 6)}#close\tx\n6.0`, { prefixes })
    expect(scanned).toMatchObject({
      continues: 1,
      lines: 3,
      handed: { conn: 1 },
      skipped: 1,
      rejects: [{ line: 16, reason: 'incomplete' }],
    })
  })
  it('is another file where one byte differs', async () => {
    const prefixes = [await prefixOf(header + rows(0, 5))]
    const { scanned } = await scanOne('conn.log', `${header}${rows(0, 5).replace('C3', 'D3')}${rows(5, 6)}`, { prefixes })
    expect(scanned).toMatchObject({ outcome: 'log', continues: null, handed: { conn: 6 } })
  })
  it('is a duplicate of an older end, but never goes on from one', async () => {
    const prefixes = [await prefixOf(header + rows(0, 3)), await prefixOf(header + rows(0, 5))]
    expect((await scanOne('conn.log', header + rows(0, 3), { prefixes })).scanned).toMatchObject({ outcome: 'duplicate', file: 1 })
    const other = await scanOne('conn.log', `${header}${rows(0, 3)}9.000000\tC9\tdns\n`, { prefixes })
    expect(other.scanned).toMatchObject({ continues: null, handed: { conn: 4 } })
  })
  it('is not gone on from where only a header is known, unless it lies at the same path', async () => {
    const end = await prefixOf(header)
    const elsewhere = await scanOne('conn.log', header + rows(0, 2), { prefixes: [{ ...end, path: '/elsewhere/conn.log' }] })
    expect(elsewhere.scanned).toMatchObject({ continues: null, handed: { conn: 2 } })
    const uploaded = await scanOne('tmp-1', header + rows(0, 2), { prefixes: [{ ...end, path: 'conn.log' }], name: 'conn.log' })
    expect(uploaded.scanned).toMatchObject({ continues: 1, handed: { conn: 2 } })
    const unknownPath = await scanOne('conn.log', header + rows(0, 2), { prefixes: [end] })
    expect(unknownPath.scanned).toMatchObject({ continues: 1, handed: { conn: 2 }, lines: 2 })
  })
  it('goes on in JSON, and across chunks', async () => {
    const lines = (from: number, to: number) =>
      Array.from({ length: to - from }, (_, i) => `{"ts":${from + i},"uid":"${'x'.repeat(90)}"}\n`).join('')
    const { scanned: first } = await scanLog('conn.log', lines(0, 30_000))
    const { scanned, written } = await scanOne('conn.log', lines(0, 30_010), { prefixes: [{ file: 9, ...first.end }] })
    expect(scanned).toMatchObject({ continues: 9, lines: 10, handed: { conn: 10 } })
    expect(written.map(({ line }) => line)).toEqual(Array.from({ length: 10 }, (_, i) => 30_001 + i))
  })
  it('is looked up among thousands without hashing for each', () => {
    const known = knownPrefixes(Array.from({ length: 5000 }, (_, i) => ({ file: i, bytes: i * 7, lines: 1, digest: `d${i}`, tail: 0 })))
    known.add({ file: 1, bytes: 10, lines: 1, digest: 'new', tail: 0 })
    expect([known.next(0), known.next(7), known.next(10), known.next(35_000)]).toEqual([7, 10, 14, null])
    expect(known.find(10, 'new')?.prefix.file).toBe(1)
    expect(known.find(10, 'old')).toBeNull()
  })
})

describe('a big clean file', () => {
  async function scanBig(content: string | Buffer, prefixes: readonly KnownPrefix[] = [], age = 60) {
    const folder = await mkdtemp(join(tmpdir(), 'spoor-big-'))
    const path = join(folder, 'conn.log')
    await writeFile(path, content)
    const then = Date.now() / 1000 - age
    await utimes(path, then, then)
    let bytes = 0
    const spools = openSpools(folder)
    const onBytes = (count: number) => {
      bytes += count
    }
    const scanned = await scan(path, { load: 1, known: knownPrefixes(prefixes), spools, onBytes })
    const parts = await spools.close()
    const lines = parts.length
    await spools.delete()
    const left = await readdir(folder)
    await rm(folder, { recursive: true })
    return { scanned, spooled: lines, bytes, left }
  }
  const big = rows(0, 420_000)

  it('is left to the engine as it is', async () => {
    const { scanned, spooled, bytes } = await scanBig(`${header}${big}#close\t2024-04-12-19-30-01\n`)
    expect(scanned).toMatchObject({
      handed: { conn: 420_000 },
      skipped: 9,
      lines: 420_009,
      parts: [{ kind: 'direct', skip: 8, escaped: false, log: 'conn' }],
    })
    expect(spooled).toBe(0)
    expect(bytes).toBe(header.length + big.length + 27)
  })
  it('has the same end whether it is spooled or not', async () => {
    const { scanned: direct } = await scanBig(header + big)
    const { scanned: spooled } = await scanLog('conn.log', header + big, { direct: false })
    expect(direct).toMatchObject({ end: spooled.end, lines: spooled.lines })
  })
  it.each([
    ['CR', (text: string) => text.replace('C300000\t', 'C300000\r\t')],
    ['NUL', (text: string) => text.replace('C300000\t', 'C300000\0\t')],
    ['a second header', (text: string) => `${text}${header}${rows(0, 1)}`],
    ['a comment in the middle', (text: string) => text.replace('\n300000.', '\n#note\n300000.')],
    ['rows after #close', (text: string) => `${text}#close\tx\n${rows(0, 1)}`],
    ['a blank line', (text: string) => text.replace('\n300000.', '\n\n300000.')],
    ['an unterminated last line', (text: string) => `${text}1.0\tC\tdns`],
    ['a separator of its own', (text: string) => text.replace('#unset_field\t-', '#unset_field\tN/A')],
  ])('is spooled where it has %s', async (_, change) => {
    const text = change(header + big)
    const { scanned, spooled, bytes, left } = await scanBig(text)
    expect(scanned).toMatchObject({ outcome: 'log', parts: [{ kind: 'spool' }] })
    expect(spooled).toBe(1)
    expect(bytes).toBe(Buffer.byteLength(text))
    expect(left).toEqual(['conn.log'])
  })
  it('is spooled where bytes are not UTF-8, and while it is being written', async () => {
    const bytes = Buffer.from(header + big)
    bytes[bytes.length >> 1] = 0xff
    expect((await scanBig(bytes)).scanned).toMatchObject({ parts: [{ kind: 'spool' }] })
    expect((await scanBig(header + big, [], 0)).scanned).toMatchObject({ parts: [{ kind: 'spool' }] })
  })
  it('is a duplicate, or goes on, like any other', async () => {
    const { scanned } = await scanBig(header + big)
    if (scanned.outcome !== 'log') throw new Error(scanned.reason)
    const known = [{ file: 5, ...scanned.end }]
    expect((await scanBig(header + big, known)).scanned).toMatchObject({ outcome: 'duplicate', file: 5 })
    expect((await scanBig(header + big + rows(420_000, 420_002), known)).scanned).toMatchObject({
      continues: 5,
      lines: 2,
      handed: { conn: 2 },
    })
  })
})

describe('a scan that is stopped', () => {
  it('throws cancelled and takes back what it wrote, but not what others wrote', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'spoor-stop-'))
    const spools = openSpools(folder)
    const known = knownPrefixes([])
    await writeFile(join(folder, 'a.log'), header + rows(0, 3))
    await writeFile(join(folder, 'b.log'), header + rows(0, 200_000))
    await scan(join(folder, 'a.log'), { load: 1, known, spools })
    const controller = new AbortController()
    const stopped = scan(join(folder, 'b.log'), {
      load: 2,
      known,
      spools,
      signal: controller.signal,
      onBytes: (bytes) => bytes > 0 && controller.abort(),
    })
    await expect(stopped).rejects.toMatchObject({ status: 'cancelled' })
    await scan(join(folder, 'a.log'), { load: 3, known, spools })
    const parts = await spools.close()
    const { readFile } = await import('node:fs/promises')
    const text = await readFile(parts[0]?.path ?? '', 'utf8')
    await rm(folder, { recursive: true })
    expect(text.split('\n').map((line) => line.split('\t')[0])).toEqual(['1', '1', '1', '3', '3', '3', ''])
  })
  it('says of a file that is gone that it failed', async () => {
    const spools = openSpools(tmpdir())
    expect(await scan('/nowhere/conn.log', { load: 1, known: knownPrefixes([]), spools })).toMatchObject({
      outcome: 'failed',
      reason: 'cannot be read: it is gone',
    })
  })
})
