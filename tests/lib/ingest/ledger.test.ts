import { rename } from 'node:fs/promises'
import { gzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { rejectsOf } from '../../../lib/ingest/rejected-lines'
import { removeFile } from '../../../lib/ingest/remove'
import { sql } from '../../../lib/sql'
import { bench, connLine, connLog, header } from './load-fixture'

describe('duplicates', () => {
  it('loads the same content once, whatever its name and compression, and names the file that it equals', async () => {
    const { write, load, files, faults } = await bench()
    const first = await write('a/conn.log', connLog(10))
    await load(first)
    await load(await write('b/other.log', connLog(10)), await write('c/conn.log.gz', gzipSync(connLog(10))))
    const list = await files()
    expect(list.map(({ status, rows, skipped, lines }) => ({ status, rows, skipped, lines }))).toEqual([
      { status: 'loaded', rows: 10, skipped: 8, lines: 18 },
      { status: 'duplicate', rows: 0, skipped: 18, lines: 18 },
      { status: 'duplicate', rows: 0, skipped: 18, lines: 18 },
    ])
    for (const { error } of list.slice(1)) expect(error).toContain(first)
    expect(await faults()).toEqual([])
  })

  it('finds them within one load', async () => {
    const { write, load, files, folder, faults } = await bench()
    for (const name of ['a', 'b', 'c']) await write(`in/${name}/conn.log`, connLog(10))
    await load(`${folder}/in`)
    expect((await files()).map(({ status }) => status)).toEqual(['loaded', 'duplicate', 'duplicate'])
    expect(await faults()).toEqual([])
  })

  it('adds no entry for a path that is loaded again unchanged, of any outcome', async () => {
    const { write, load, files, folder } = await bench()
    await write('in/conn.log', connLog(10))
    await write('in/same.log', connLog(10))
    await write('in/stdout.log', 'prose\n')
    await load(`${folder}/in`)
    const before = (await files()).map(({ id, path, status }) => ({ id, path, status }))
    const again = await load(`${folder}/in`)
    expect((await files()).map(({ id, path, status }) => ({ id, path, status }))).toEqual(before)
    expect(again.outcome).toMatchObject({ loaded: 0, unchanged: 1, duplicate: 1, skipped: 1 })
  })

  it('keeps the old entry when a path has new content', async () => {
    const { write, load, files, faults } = await bench()
    await load(await write('conn.log', connLog(10)))
    await load(await write('conn.log', connLog(4, 500)))
    expect((await files()).map(({ status, rows }) => `${status} ${rows}`)).toEqual(['loaded 10', 'loaded 4'])
    expect(await faults()).toEqual([])
  })

  it('replaces the entry of a failed attempt when the file is mended', async () => {
    const { write, load, files, faults } = await bench()
    const whole = gzipSync(connLog(200))
    await load(await write('conn.log.gz', whole.subarray(0, whole.length - 20)))
    expect(await files()).toMatchObject([{ status: 'failed', rows: 0, error: expect.stringContaining('gzip') }])
    await load(await write('conn.log.gz', whole))
    expect(await files()).toMatchObject([{ status: 'loaded', rows: 200, error: null }])
    expect(await faults()).toEqual([])
  })
})

describe('a growing file', () => {
  it('keeps its entry, and adds only what is new', async () => {
    const { write, load, files, rows, faults } = await bench()
    await load(await write('conn.log', connLog(10)))
    const [before] = await files()
    await load(await write('conn.log', `${connLog(10)}${connLine(10)}\n${connLine(11)}\n`))
    expect(await files()).toMatchObject([
      { id: before?.id, status: 'loaded', rows: 12, lines: 20, skipped: 8, last_seen: '2026-01-02T03:04:16.678901Z' },
    ])
    expect((await rows('conn')).map(({ uid, _line }) => `${uid} ${_line}`).slice(-2)).toEqual(['C10 19', 'C11 20'])
    expect(await faults()).toEqual([])
  })

  it('rejects an unterminated last line as incomplete, then begins at its first byte and withdraws the reject', async () => {
    const { write, load, files, store, faults } = await bench()
    const cut = connLine(10).slice(0, 30)
    await load(await write('conn.log', connLog(10) + cut))
    const [before] = await files()
    expect(before).toMatchObject({ rows: 10, rejected: 1, skipped: 8, lines: 19 })
    expect(await rejectsOf(store, before?.id ?? 0, { limit: 10, offset: 0 })).toEqual([{ line: 19, reason: 'incomplete', text: cut }])
    expect(await faults()).toEqual([])
    await load(await write('conn.log', `${connLog(11)}${connLine(11).slice(0, 12)}`))
    expect(await files()).toMatchObject([{ id: before?.id, rows: 11, rejected: 1, skipped: 8, lines: 20 }])
    expect(await rejectsOf(store, before?.id ?? 0, { limit: 10, offset: 0 })).toMatchObject([{ line: 20, reason: 'incomplete' }])
    await load(await write('conn.log', connLog(12)))
    expect(await files()).toMatchObject([{ id: before?.id, rows: 12, rejected: 0, lines: 20 }])
    expect(await faults()).toEqual([])
  })

  it('counts an unterminated header as skipped, once, whatever follows', async () => {
    const { write, load, files, faults } = await bench()
    await load(await write('conn.log', `${connLog(10)}#close\t2026-01-02-03`))
    expect(await files()).toMatchObject([{ rows: 10, rejected: 0, skipped: 9, lines: 19 }])
    await load(await write('conn.log', `${connLog(10)}#close\t2026-01-02-03-04-05`))
    expect(await files()).toMatchObject([{ rows: 10, rejected: 0, skipped: 9, lines: 19 }])
    await load(await write('conn.log', `${connLog(10)}#close\t2026-01-02-03-04-05\n${connLine(10)}\n${connLine(11).slice(0, 9)}`))
    expect(await files()).toMatchObject([{ rows: 11, rejected: 1, skipped: 9, lines: 21 }])
    expect(await faults()).toEqual([])
  })

  it('is the same file when it was renamed by a rotation', async () => {
    const { write, load, files, folder, faults } = await bench()
    const path = await write('conn.log', connLog(10))
    await load(path)
    await write('conn.log', connLog(15))
    await rename(path, `${folder}/conn.03:00:00-04:00:00.log`)
    await load(`${folder}/conn.03:00:00-04:00:00.log`)
    expect(await files()).toMatchObject([{ path: `${folder}/conn.03:00:00-04:00:00.log`, rows: 15 }])
    expect(await faults()).toEqual([])
  })
})

describe('removal', () => {
  it('takes a file with all its rows and rejects, and nothing else', async () => {
    const { write, load, files, store, rows, faults } = await bench()
    await load(await write('a.log', `${connLog(10)}${header('conn')}broken\n`), await write('b.log', connLog(5, 100)))
    const [a] = await files()
    expect(a?.rejected).toBe(1)
    const version = store.version()
    await removeFile(store, a?.id ?? 0)
    expect(store.version()).toBeGreaterThan(version)
    expect(await files()).toHaveLength(1)
    expect(await rows('conn')).toHaveLength(5)
    expect((await store.query(sql`SELECT count(*) AS n FROM spoor.rejects`)).rows).toEqual([{ n: 0 }])
    expect(await faults()).toEqual([])
    await expect(removeFile(store, a?.id ?? 0)).rejects.toMatchObject({ status: 'not-found' })
  })

  it('lets the same file be loaded again, in all its parts', async () => {
    const { write, load, files, store, faults } = await bench()
    const path = await write('conn.log', connLog(10))
    await load(path)
    await load(await write('conn.log', connLog(20)))
    await removeFile(store, (await files())[0]?.id ?? 0)
    expect(await faults()).toEqual([])
    await load(path)
    expect(await files()).toMatchObject([{ status: 'loaded', rows: 20 }])
    expect(await faults()).toEqual([])
  })

  it('forgets a log that has no rows any more', async () => {
    const { write, load, files, store } = await bench()
    await load(await write('conn.log', connLog(3)))
    await removeFile(store, (await files())[0]?.id ?? 0)
    expect([...(await store.tables()).keys()]).toEqual([])
  })
})
