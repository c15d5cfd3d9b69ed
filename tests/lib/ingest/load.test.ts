import { gzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { sql } from '../../../lib/sql'
import { bench, connLog, header } from './load-fixture'

describe('values', () => {
  it('keeps them exact: microseconds, escapes, unset, empty, lists with positions', async () => {
    const { write, load, rows, faults } = await bench()
    const names = 'ts\tuid\tid.orig_h\tid.orig_p\tid.resp_h\tid.resp_p\tquery\trtt\tAA\tTTLs\tanswers'
    const types = 'time\tstring\taddr\tport\taddr\tport\tstring\tinterval\tbool\tvector[interval]\tvector[string]'
    const line = (...values: string[]) => `${values.join('\t')}\n`
    const ends = ['192.0.2.1', '53', '198.51.100.7', '53'] as const
    const path = await write(
      'dns.log',
      header('dns', names, types) +
        line(
          '1767323045.678901',
          'C1',
          ...ends,
          'b\\xc3\\xbccher.example',
          '0.000870',
          'T',
          '60.000000,-,0.500000',
          '203.0.113.9,-,TXT 4 a\\x2cb\\x09\\xff',
        ) +
        line('-1.500000', 'C2', ...ends, '(empty)', '-', 'F', '(empty)', '(empty)') +
        line('0.000001', 'C3', ...ends, 'a\\\\xffb\\x5cc', '123456.789012', '-', '-', '-,(empty)'),
    )
    await load(path)
    const [a, b, c] = await rows('dns')
    expect(a).toMatchObject({
      ts: '2026-01-02T03:04:05.678901Z',
      id_orig_h: '192.0.2.1',
      query: 'bücher.example',
      rtt: 0.00087,
      aa: true,
      ttls: [60, null, 0.5],
    })
    expect(a?.answers).toEqual(['203.0.113.9', null, 'TXT 4 a,b\t\\xff'])
    expect(b).toMatchObject({ ts: '1969-12-31T23:59:58.500000Z', query: '', rtt: null, aa: false, ttls: [], answers: [] })
    expect(c).toMatchObject({
      ts: '1970-01-01T00:00:00.000001Z',
      query: 'a\\\\xffb\\\\c',
      rtt: 123456.789012,
      aa: null,
      ttls: null,
      answers: [null, ''],
    })
    expect(await faults()).toEqual([])
  })

  it('gives every column of the schema and keeps fields that it does not know', async () => {
    const { write, load, rows, store } = await bench()
    await load(await write('conn.log', `${header('conn', 'ts\tuid\tsite.name', 'time\tstring\tstring')}1.000000\tC1\tBerlin\n`))
    const [row] = await rows('conn')
    expect(row).toMatchObject({ uid: 'C1', site_name: 'Berlin', history: null, tunnel_parents: null })
    expect((await store.tables()).get('conn')?.at(-1)).toEqual({ name: 'site_name', type: 'string' })
  })

  it('fills a column of the schema from the first file on that has it', async () => {
    const { write, load, rows, faults, store } = await bench()
    await load(await write('conn.log', `${header('conn', 'ts\tuid', 'time\tstring')}1.000000\tC1\n`))
    await load(
      await write('more.log', `${header('conn', 'ts\tuid\tvlan\ttunnel_parents', 'time\tstring\tint\tset[string]')}2.000000\tC2\t7\tC0\n`),
    )
    await load(await write('less.log', `${header('conn', 'ts\tuid', 'time\tstring')}3.000000\tC3\n`))
    expect((await rows('conn')).map(({ uid, vlan, tunnel_parents, history }) => [uid, vlan, tunnel_parents, history])).toEqual([
      ['C1', null, null, null],
      ['C2', 7, ['C0'], null],
      ['C3', null, null, null],
    ])
    const { rows: found } = await store.query(sql`SELECT uid FROM logs.conn WHERE vlan = 7 OR community_id IS NOT NULL`)
    expect(found).toEqual([{ uid: 'C2' }])
    expect(await faults()).toEqual([])
  })

  it('widens a field without a schema to text when its type changes', async () => {
    const { write, load, rows, faults } = await bench()
    const a = await write('a/odd.log', `${header('odd', 'ts\tvalue', 'time\tcount')}1.000000\t7\n`)
    const b = await write('b/odd.log', `${header('odd', 'ts\tvalue', 'time\tstring')}2.000000\tseven\n`)
    await load(a)
    await load(b)
    expect((await rows('odd')).map(({ value }) => value)).toEqual(['7', 'seven'])
    expect(await faults()).toEqual([])
  })

  it('numbers each distinct address once, also those in answers', async () => {
    const { write, load, store } = await bench()
    const names = 'ts\tid.orig_h\tanswers'
    const types = 'time\taddr\tvector[string]'
    await load(
      await write('dns.log', `${header('dns', names, types)}1.0\t192.0.2.1\t2001:db8::9,cdn.example,198.51.100.7\n2.0\t192.0.2.1\t-\n`),
    )
    await load(await write('dns2.log', `${header('dns', names, types)}3.0\t192.0.2.1\t::1\n`))
    const { rows } = await store.query(sql`SELECT address, CAST(num AS VARCHAR) AS num FROM spoor.addresses ORDER BY num`)
    expect(rows).toEqual([
      { address: '::1', num: '1' },
      { address: '192.0.2.1', num: String((0xffffn << 32n) | 0xc0000201n) },
      { address: '198.51.100.7', num: String((0xffffn << 32n) | 0xc6336407n) },
      { address: '2001:db8::9', num: String(0x20010db8000000000000000000000009n) },
    ])
  })
})

describe('files', () => {
  it('reads a big clean file directly and gives the same rows as through a spool', async () => {
    const text = connLog(110_000)
    const whole = sql`SELECT count(*) AS rows, count(_line) AS numbered, min(_line) AS first, md5(string_agg(CAST(c AS VARCHAR), ';' ORDER BY rowid)) AS digest
      FROM (SELECT rowid, _line, [CAST(ts AS VARCHAR), uid, id_orig_h, CAST(duration AS VARCHAR), CAST(tunnel_parents AS VARCHAR)] AS c FROM logs.conn)`
    const direct = await bench()
    const done = await direct.load(await direct.write('conn.log', text))
    expect(done).toMatchObject({ stage: 'done', files: 1, of: 1, rows: 110_000, outcome: { loaded: 1 }, error: null })
    const [entry] = await direct.files()
    expect(entry).toMatchObject({
      status: 'loaded',
      log: 'conn',
      format: 'tsv',
      compression: 'none',
      lines: 110_008,
      rows: 110_000,
      skipped: 8,
    })
    expect(entry).toMatchObject({ first_seen: '2026-01-02T03:04:05.678901Z', bytes: Buffer.byteLength(text) })
    const spooled = await bench()
    await spooled.load(await spooled.write('conn.log.gz', gzipSync(text)))
    const [a] = (await direct.store.query(whole)).rows
    const [b] = (await spooled.store.query(whole)).rows
    expect(a).toMatchObject({ rows: 110_000, numbered: 0 })
    expect(b).toMatchObject({ rows: 110_000, numbered: 110_000, first: 9, digest: a?.digest })
    expect(await direct.faults()).toEqual([])
    expect(await spooled.faults()).toEqual([])
  })

  it('loads many small files together', async () => {
    const { write, load, files, faults, rows, folder } = await bench()
    for (let i = 0; i < 150; i++) await write(`logs/2026-01-02/conn.${i}.log`, connLog(20, i * 20))
    await load(`${folder}/logs`)
    expect(await rows('conn')).toHaveLength(3000)
    expect(new Set((await files()).map(({ status, rows }) => `${status} ${rows}`))).toEqual(new Set(['loaded 20']))
    expect(await faults()).toEqual([])
  })

  it('reads a file whose name is a pattern', async () => {
    const { write, load, faults, files } = await bench()
    await load(await write('odd [a]*?{b}\'".log', connLog(110_000)))
    expect((await files())[0]).toMatchObject({ status: 'loaded', rows: 110_000 })
    expect(await faults()).toEqual([])
  })

  it('names several logs of one file with commas', async () => {
    const { write, load, files, rows, faults } = await bench()
    const lines = [
      { _path: 'conn', ts: 1767323045.5, uid: 'C1', 'id.orig_h': '192.0.2.1' },
      { _path: 'dns', ts: 1767323046.5, uid: 'C1', query: 'example.com' },
    ]
    await load(await write('stream.log', lines.map((line) => `${JSON.stringify(line)}\n`).join('')))
    expect((await files())[0]).toMatchObject({
      status: 'loaded',
      log: 'conn,dns',
      format: 'json',
      rows: 2,
      first_seen: '2026-01-02T03:04:05.500000Z',
      last_seen: '2026-01-02T03:04:06.500000Z',
    })
    expect(await rows('dns')).toHaveLength(1)
    expect(await faults()).toEqual([])
  })

  it('replaces the sample by the first own log, and not by one that fails', async () => {
    const { write, folder } = await bench()
    const sampled = await bench({ sample: `${folder}/sample` })
    await write('sample/conn.log', connLog(5))
    await sampled.load(`${folder}/sample`)
    expect(await sampled.files()).toHaveLength(1)
    await sampled.load(await write('stdout.log', 'prose\n'))
    expect((await sampled.files()).map(({ status }) => status).sort()).toEqual(['loaded', 'skipped'])
    await sampled.load(await write('own/conn.log', connLog(7, 100)))
    expect((await sampled.files()).filter(({ status }) => status === 'loaded').map(({ rows }) => rows)).toEqual([7])
    expect(await sampled.faults()).toEqual([])
  })
})

it('says that a path is not there', async () => {
  const { load } = await bench()
  await expect(load('/nowhere/conn.log')).rejects.toMatchObject({ status: 'not-found' })
})

it('keeps a log without a time field out of the span', async () => {
  const { write, load, files } = await bench()
  await load(await write('odd.log', `${header('odd', 'name', 'string')}x\n`))
  expect((await files())[0]).toMatchObject({ status: 'loaded', rows: 1, first_seen: null, last_seen: null })
})
