import { gzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { bench, connLog } from './load-fixture'

describe('what is not loaded', () => {
  it('is listed, with the reason', async () => {
    const { write, load, files, folder } = await bench()
    await write('in/stdout.log', 'listening on eth0\n')
    await write('in/conn.log.bz2', Buffer.from('425a6839314159265359', 'hex'))
    const done = await load(`${folder}/in`)
    const list = await files()
    expect(list.map(({ status }) => status)).toEqual(['skipped', 'skipped'])
    for (const { error } of list) expect(error).toMatch(/\w/)
    expect(done.outcome.skipped).toBe(2)
  })

  it('has its lines counted as far as they can be read, also where it is damaged', async () => {
    const { write, load, files, faults, folder } = await bench()
    const packed = gzipSync(connLog(20_000))
    await write('in/a-notes.txt', 'dear diary\n\nnothing happened')
    await write('in/b.log.gz', gzipSync('some\nprose\n'))
    await write('in/c.pcap', Buffer.from('d4c3b2a1020004000a0a0000', 'hex'))
    await write('in/d.bz2', Buffer.from('425a6839314159265359', 'hex'))
    await write('in/e-conn.log.gz', packed.subarray(0, packed.length - 8))
    await load(`${folder}/in`)
    const list = await files()
    expect(list.map(({ status, lines, rows, rejected, skipped }) => [status, lines, rows, rejected, skipped])).toEqual([
      ['skipped', 3, 0, 0, 3],
      ['skipped', 2, 0, 0, 2],
      ['skipped', 0, 0, 0, 0],
      ['skipped', 0, 0, 0, 0],
      ['failed', 20_008, 0, 0, 20_008],
    ])
    expect(await faults()).toEqual([])
  })
})
