import { beforeAll, describe, expect, it } from 'vitest'
import { EAGER_BYTES } from '../../../lib/ingest/scan-batch'
import { sql } from '../../../lib/sql'
import { bench, connLine, header } from './load-fixture'

const records = 205_000
let text = ''
beforeAll(() => {
  const [before = '', after = ''] = connLine(1).split('C1\t')
  text = `${header('conn')}${Array.from({ length: records }, (_, i) => `${before}C${i}\t${after}\n`).join('')}`
  expect(text.length).toBeGreaterThan(EAGER_BYTES)
})

const stored = sql`SELECT count(*) AS rows, count(_line) AS spooled, count(DISTINCT uid) AS uids FROM logs.conn`

describe('a big plain file, checked while the engine reads it', () => {
  it('is loaded once, with its rejects, and a copy of it is a duplicate', async () => {
    const { write, load, files, faults, store } = await bench()
    const bad = connLine(1, { ts: 'XXXXXXXXXX.XXXXXX', service: 'a\\\\b' })
    await load(await write('a.log', `${text}${bad}\n1.000000\tC1\n#close\t2026-01-03-00-00-00\n`))
    expect(await files()).toMatchObject([{ status: 'loaded', lines: records + 11, rows: records, rejected: 2, skipped: 9 }])
    expect((await store.query(stored)).rows).toEqual([{ rows: records, spooled: 0, uids: records }])
    await load(await write('b.log', `${text}${bad}\n1.000000\tC1\n#close\t2026-01-03-00-00-00\n`))
    expect((await files()).map(({ status, rows }) => `${status} ${rows}`)).toEqual([`loaded ${records}`, 'duplicate 0'])
    expect(await faults()).toEqual([])
  })

  it('is unescaped also where its last value alone has a backslash', async () => {
    const { write, load, store } = await bench()
    await load(await write('conn.log', `${text}${connLine(1, { uid: 'Clast', service: 'a\\x2cb' })}\n`))
    const { rows } = await store.query(sql`SELECT service, _line AS spooled FROM logs.conn WHERE uid = 'Clast'`)
    expect(rows).toEqual([{ service: 'a,b', spooled: null }])
  })

  it('is spooled, and nothing of the first attempt stays, where the check finds at its end what the engine cannot say', async () => {
    const { write, load, files, faults, store } = await bench()
    await load(await write('conn.log', `${text}${connLine(1, { orig_bytes: '3.5' })}\n${connLine(2)}\r\n1.000000\tC3`))
    expect(await files()).toMatchObject([{ status: 'loaded', rows: records + 1, rejected: 2, skipped: 8 }])
    expect((await store.query(stored)).rows).toMatchObject([{ rows: records + 1, spooled: records + 1 }])
    expect(await faults()).toEqual([])
  })

  it('goes on from where it ended when it has grown, also under another name', async () => {
    const { write, load, files, faults, store } = await bench()
    await load(await write('conn.log', text))
    await load(await write('conn.2026-01-02.log', `${text}${connLine(7, { uid: 'Cnew' })}\n`))
    expect(await files()).toMatchObject([{ status: 'loaded', lines: records + 9, rows: records + 1 }])
    expect((await store.query(stored)).rows).toEqual([{ rows: records + 1, spooled: 1, uids: records + 1 }])
    expect(await faults()).toEqual([])
  })
})
