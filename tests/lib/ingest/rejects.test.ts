import { describe, expect, it } from 'vitest'
import { rejectsOf } from '../../../lib/ingest/rejected-lines'
import { sql } from '../../../lib/sql'
import { bench, connLine, connLog, header } from './load-fixture'

const out = [
  [connLine(2, { 'id.orig_p': '65536' }), 'id.orig_p: "65536" is no port'],
  [connLine(3, { orig_bytes: '-1' }), 'orig_bytes: "-1" is no count'],
  [connLine(4, { ts: '1.2.3' }), 'ts: "1.2.3" is no time'],
  [connLine(5).split('\t').slice(0, 9).join('\t'), '9 fields, header names 11'],
  [`${connLine(6)}\tone\ttwo`, '13 fields, header names 11'],
] as const
const odd = [
  [connLine(7, { ts: 'XXXX' }), 'ts: "XXXX" is no time'],
  [connLine(8, { duration: 'soon', orig_bytes: 'many' }), 'duration: "soon" is no interval'],
] as const

describe.each(['spooled', 'direct'])('a %s file', (kind) => {
  const filler = kind === 'direct' ? 120_000 : 40
  // What is no number at all sends a big file through the spool.
  const rejected = kind === 'direct' ? out : [...out, ...odd]
  const broken = rejected.map(([line]) => line)

  it('rejects each broken line once, with number, reason and raw bytes', async () => {
    const { write, load, files, store, faults } = await bench()
    const good = Array.from({ length: filler }, (_, i) => connLine(i + 100))
    const step = Math.floor(filler / broken.length)
    const lines = good.flatMap((line, i) => (i % step === 0 && broken[i / step] ? [broken[i / step] ?? '', line] : [line]))
    await load(await write('conn.log', `${header('conn') + lines.map((line) => `${line}\n`).join('')}#close\t2026-01-02-01-00-00\n`))
    const [file] = await files()
    expect(file).toMatchObject({ status: 'loaded', rows: filler, rejected: broken.length, skipped: 9 })
    const direct = (await store.query(sql`SELECT count(_line) = 0 AS direct FROM logs.conn`)).rows[0]?.direct
    expect(direct).toBe(kind === 'direct')
    expect(await rejectsOf(store, file?.id ?? 0, { limit: 100, offset: 0 })).toEqual(
      rejected.map(([text, reason]) => ({ line: 9 + lines.indexOf(text), reason, text })),
    )
    expect(await faults()).toEqual([])
  })

  it('rejects a line for a bad element of a list', async () => {
    const { write, load, files, store, faults } = await bench()
    const named = (ttls: string) => `1.000000\tC1\texample.com\t${ttls}\t${'x'.repeat(60)}\n`
    const text = header('dns', 'ts\tuid\tquery\tTTLs\tanswers', 'time\tstring\tstring\tvector[interval]\tvector[string]')
    await load(await write('dns.log', text + named('1.000000,-') + named('1.000000,x') + named('(empty)').repeat(filler)))
    const [file] = await files()
    expect(file).toMatchObject({ rows: filler + 1, rejected: 1 })
    expect(await rejectsOf(store, file?.id ?? 0, { limit: 10, offset: 0 })).toMatchObject([
      { line: 10, reason: 'TTLs: "1.000000,x" is no interval' },
    ])
    expect(await faults()).toEqual([])
  })
})

it('keeps the raw bytes of a rejected line, whatever they are', async () => {
  const { write, load, files, store, faults } = await bench()
  const odd = Buffer.concat([Buffer.from('bro\\ken\t'), Buffer.from([0xff, 0xc3, 0xbc, 9, 0]), Buffer.from('\n')])
  await load(await write('conn.log', Buffer.concat([Buffer.from(connLog(3)), odd, Buffer.from(`${connLine(9)}\n`)])))
  const [file] = await files()
  expect(file).toMatchObject({ rows: 4, rejected: 1 })
  const { rows } = await store.query(sql`SELECT hex(raw) AS hex FROM spoor.rejects`)
  expect(rows).toEqual([{ hex: odd.subarray(0, -1).toString('hex').toUpperCase() }])
  expect((await rejectsOf(store, file?.id ?? 0, { limit: 10, offset: 0 }))[0]?.text).toBe('bro\\\\ken\t\\xffü\t\0')
  expect(await faults()).toEqual([])
})

it('keeps hundreds of thousands of rejects', async () => {
  const { write, load, files, faults } = await bench()
  await load(await write('conn.log', `${header('conn') + `${connLine(1, { orig_bytes: 'x' })}\n`.repeat(130_000)}${connLine(2)}\n`))
  expect(await files()).toMatchObject([{ status: 'loaded', rows: 1, rejected: 130_000 }])
  expect(await faults()).toEqual([])
})
