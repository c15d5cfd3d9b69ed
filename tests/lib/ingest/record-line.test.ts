import { appendFile, rm, writeFile } from 'node:fs/promises'
import { gzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { recordLine } from '../../../lib/ingest/record-line'
import { oneRecord } from '../../../lib/records/record'
import { records } from '../../../lib/records/records'
import type { Store } from '../../../lib/store/store'
import { bench, connLine, connLog, header } from './load-fixture'

async function lineOf(store: Store, log: string, filter: string) {
  const { rows } = await records(store, log, new URLSearchParams({ filter }))
  const { record, source } = await oneRecord(store, log, String(rows[0]?._id))
  return recordLine(store, record, source)
}

describe('a record’s line', () => {
  it('is the one in its file, plain or compressed, also after the file has grown', async () => {
    const { write, load, store } = await bench()
    const plain = await write('conn.log', connLog(20))
    await load(plain, await write('old.log.gz', gzipSync(connLog(20, 100))))
    expect(await lineOf(store, 'conn', 'uid:C7')).toEqual({ text: connLine(7), from: 'file', remark: null })
    expect(await lineOf(store, 'conn', 'uid:C107')).toEqual({ text: connLine(107), from: 'file', remark: null })
    await appendFile(plain, `${connLine(20)}\n`)
    expect(await lineOf(store, 'conn', 'uid:C7')).toMatchObject({ text: connLine(7), from: 'file' })
  })

  it('keeps what the record’s values do not: escapes, unset signs, the order of a JSON object', async () => {
    const { write, load, store } = await bench()
    const json = '{"host":"a.test","ts":1767323045.5,"uid":"CJ","uri":"/\\u00fc\\\\"}'
    await load(
      await write('conn.log', `${header('conn')}${connLine(1, { service: 'a\\x09b', proto: '-' })}\n`),
      await write('http.json', `${json}\n`),
    )
    expect((await lineOf(store, 'conn', 'uid:C1')).text).toContain('\t-\ta\\x09b\t')
    expect((await lineOf(store, 'http', 'uid:CJ')).text).toBe(json)
  })

  it('is written anew, with the reason, where the file is gone, replaced or was uploaded', async () => {
    const { write, load, store } = await bench()
    const gone = await write('gone.log', connLog(2))
    const replaced = await write('replaced.log', connLog(2, 50))
    await load(gone, replaced)
    await rm(gone)
    await writeFile(replaced, connLog(2, 70))
    const written = await lineOf(store, 'conn', 'uid:C1')
    expect(written).toMatchObject({ from: 'record', remark: expect.stringContaining('no longer there') })
    expect(JSON.parse(written.text)).toMatchObject({ uid: 'C1', id_resp_p: 443 })
    expect(written.text).not.toContain('null')
    expect(await lineOf(store, 'conn', 'uid:C51')).toMatchObject({ from: 'record', remark: expect.stringContaining('has changed') })
    expect(await recordLine(store, { uid: 'C9' }, { file: 1, path: 'conn.log', line: 3 })).toEqual({
      text: '{"uid":"C9"}',
      from: 'record',
      remark: 'Written anew as JSON: the file was uploaded and is not kept.',
    })
  })
})
