import { createWriteStream } from 'node:fs'
import { readdir, rename } from 'node:fs/promises'
import { finished } from 'node:stream/promises'
import { describe, expect, it } from 'vitest'
import { fileList } from '../../../lib/http/answers'
import type { Entry } from '../../../lib/ingest/ledger'
import { listed } from '../../../lib/ingest/listed'
import { sql } from '../../../lib/sql'
import { type Bench, bench, connLine, connLog, header, until } from './load-fixture'

/** A conn log of so many records, written in steps. */
async function bigLog({ folder }: Bench, name: string, records: number, from = 0): Promise<string> {
  const path = `${folder}/${name}`
  const stream = createWriteStream(`${path}.part`)
  stream.write(header('conn'))
  // The digits of the uid are all that differs, which is quicker to write.
  const [before = '', after = ''] = connLine(1).split('C1\t')
  for (let at = 0; at < records; at += 10_000)
    stream.write(Array.from({ length: Math.min(10_000, records - at) }, (_, i) => `${before}C${from + at + i}\t${after}\n`).join(''))
  stream.end()
  await finished(stream)
  await rename(`${path}.part`, path)
  return path
}

describe('cancel', () => {
  it('stops while the engine reads, keeps nothing of that file, and keeps what was loaded', async () => {
    const made = await bench()
    await made.load(await made.write('first.log', connLog(10)))
    const big = await bigLog(made, 'big.log', 210_000, 1000)
    const { id } = await made.jobs.start([big])
    for await (const { stage } of made.jobs.events(id)) if (stage === 'storing') break
    await made.jobs.cancel(id)
    expect(made.jobs.get(id)).toMatchObject({ stage: 'done', done: true, error: 'Cancelled.', rows: 0, outcome: { cancelled: 1 } })
    expect((await made.files()).map(({ status, rows }) => `${status} ${rows}`)).toEqual(['cancelled 0', 'loaded 10'])
    expect(await made.faults()).toEqual([])
    // What was cancelled is loaded the next time.
    await made.load(big)
    expect((await made.files()).map(({ status, rows }) => `${status} ${rows}`)).toEqual(['loaded 210000', 'loaded 10'])
    expect(await made.faults()).toEqual([])
    expect(await readdir(`${made.folder}/data/ingest`)).toEqual([])
  })

  it('ends a job that waits for another at once, and none of its files is loaded', async () => {
    const made = await bench()
    const first = await made.jobs.start([await bigLog(made, 'a.log', 20_000)])
    const second = await made.jobs.start([await made.write('b.log', connLog(3, 500_000))])
    expect(made.jobs.list().map(({ id }) => id)).toEqual([first.id, second.id])
    await made.jobs.cancel(second.id)
    expect(made.jobs.get(first.id).done).toBe(false)
    expect(await until(made.jobs, second.id)).toMatchObject({ stage: 'done', seconds: 0, error: 'Cancelled before it began.' })
    await until(made.jobs, first.id)
    expect((await made.files()).map(({ status, rows }) => `${status} ${rows}`)).toEqual(['loaded 20000'])
    expect(made.jobs.list().map(({ done }) => done)).toEqual([true, true])
  })

  it('ends uploads that wait, deletes them, and leaves what is uploaded after to another job', async () => {
    const made = await bench()
    const texts = [connLog(5, 300_000), connLog(7, 500_000)] as const
    const written = await Promise.all(texts.map((text, i) => made.write(`upload-${i}`, text)))
    const running = await made.jobs.start([await bigLog(made, 'a.log', 20_000)])
    const send = async (i: 0 | 1) => {
      const slot = await made.jobs.upload(`${i}.log`)
      await rename(written[i] ?? '', slot.path)
      slot.done(Buffer.byteLength(texts[i]))
      return slot.job
    }
    const cancelled = await send(0)
    await made.jobs.cancel(cancelled)
    const next = await send(1)
    expect(next).not.toBe(cancelled)
    expect(made.jobs.get(running.id).done).toBe(false)
    expect(await until(made.jobs, next)).toMatchObject({ rows: 7, error: null })
    expect((await made.files()).map(({ rows }) => rows).sort()).toEqual([20_000, 7])
    expect(await readdir(`${made.folder}/data/ingest`)).toEqual([])
  })

  it('knows no other job', async () => {
    const { jobs } = await bench()
    await expect(jobs.cancel('none')).rejects.toMatchObject({ status: 'not-found' })
  })
})

describe('progress', () => {
  it('tells files, bytes and rows up to the end, never backwards', async () => {
    const made = await bench()
    const big = await bigLog(made, 'big.log', 60_000)
    const { id } = await made.jobs.start([big, await made.write('small.log', connLog(5, 900_000))])
    const seen = []
    for await (const event of made.jobs.events(id)) seen.push(event)
    for (const [i, event] of seen.entries()) expect(event.bytes).toBeGreaterThanOrEqual(seen[i - 1]?.bytes ?? 0)
    const last = seen.at(-1)
    expect(last).toMatchObject({ stage: 'done', files: 2, of: 2, rows: 60_005, rejected: 0 })
    expect(last?.bytes).toBe(last?.of_bytes)
    expect(seen.length).toBeGreaterThan(2)
  })

  it('moves while one big file is read, in bytes and in rows', async () => {
    const made = await bench()
    const { id } = await made.jobs.start([await bigLog(made, 'big.log', 400_000)])
    const seen = []
    for await (const event of made.jobs.events(id)) if (event.stage !== 'done') seen.push(event)
    const [first, later] = [seen.findIndex(({ rows }) => rows > 0), seen.findLast(({ files }) => files === 0)]
    expect(first).toBeGreaterThan(0)
    for (const [i, event] of seen.entries()) expect(event.rows).toBeGreaterThanOrEqual(seen[i - 1]?.rows ?? 0)
    expect(later?.rows).toBeGreaterThan(seen[first]?.rows ?? 0)
    expect(later?.rows).toBeLessThanOrEqual(400_000)
    expect(new Set(seen.map(({ bytes }) => bytes)).size).toBeGreaterThan(3)
    expect(made.jobs.get(id)).toMatchObject({ rows: 400_000 })
  })

  it.each(['json', 'tsv'])('tells the rows of %s that is spooled before they are stored, and none of a cancelled load', async (format) => {
    const made = await bench()
    const records = Array.from({ length: 60_000 }, (_, i) =>
      format === 'json' ? JSON.stringify({ ts: i, uid: `C${i}`, note: 'x'.repeat(60) }) : connLine(i),
    )
    const path = await made.write('conn.log', `${format === 'json' ? '' : header('conn')}${records.join('\n')}\n#end of it\n#end\n`)
    const { id } = await made.jobs.start([path])
    let most = 0
    for await (const event of made.jobs.events(id)) {
      if (event.files > 0 || event.stage === 'done') break
      most = Math.max(most, event.rows)
      if (event.rows > 0) await made.jobs.cancel(id)
    }
    expect(most).toBeGreaterThan(0)
    expect(made.jobs.get(id)).toMatchObject({ done: true, rows: 0 })
  })

  it('answers queries while it loads', async () => {
    const made = await bench()
    await made.load(await made.write('first.log', connLog(10)))
    const { id } = await made.jobs.start([await bigLog(made, 'big.log', 60_000, 1000)])
    const counts = new Set<unknown>()
    for (let running = true; running; running = !made.jobs.get(id).done)
      counts.add((await made.store.query(sql`SELECT count(*) AS n FROM logs.conn`)).rows[0]?.n)
    await until(made.jobs, id)
    for (const count of counts) expect([10, 60_010]).toContain(count)
    expect(counts.has(10)).toBe(true)
  })
})

it('lists what is being loaded before the ledger, under negative numbers, as the API describes it', async () => {
  const made = await bench()
  await made.load(await made.write('first.log', connLog(10)))
  const { id } = await made.jobs.start([await bigLog(made, 'a.log', 20_000), await bigLog(made, 'b.log', 20_000, 50_000)])
  let during: readonly Entry[] = []
  for await (const _ of made.jobs.events(id)) if (during.length < 3) during = await listed(made.store, made.jobs)
  expect(during.map(({ id, path, status }) => [Math.sign(id), path.split('/').at(-1), status])).toEqual([
    [-1, 'a.log', 'loading'],
    [-1, 'b.log', 'loading'],
    [1, 'first.log', 'loaded'],
  ])
  expect(new Set(during.map((one) => one.id)).size).toBe(3)
  expect(fileList.parse({ files: during }).files).toEqual(during)
  expect((await listed(made.store, made.jobs)).every((one) => one.id > 0)).toBe(true)
})

it('removes no file while a load runs, which could go on where that file ends, and removes it after', async () => {
  const made = await bench()
  await made.load(await made.write('a.log', connLog(10)))
  const id = (await made.files())[0]?.id ?? 0
  const slot = await made.jobs.upload('b.log')
  await expect.poll(() => made.jobs.list().some(({ stage, done }) => !done && stage === 'waiting')).toBe(true)
  await expect(made.jobs.remove(id)).rejects.toMatchObject({ status: 'conflict' })
  slot.done(null)
  await until(made.jobs, slot.job)
  await made.jobs.remove(id)
  expect(await made.files()).toEqual([])
  expect((await made.store.query(sql`SELECT count(*) AS n FROM logs.conn`)).rows).toEqual([{ n: 0 }])
  await expect(made.jobs.remove(id)).rejects.toMatchObject({ status: 'not-found' })
})

it('loads uploads that come at the same time as one job, and deletes them after', async () => {
  const made = await bench()
  const slots = await Promise.all(['in/a.log', 'in/b.log', 'in/broken.log'].map((name) => made.jobs.upload(name)))
  expect(new Set(slots.map(({ job }) => job)).size).toBe(1)
  for (const [i, slot] of slots.entries()) {
    if (i === 2) slot.done(null)
    else {
      const text = connLog(5, i * 100)
      await rename(await made.write(`upload-${i}`, text), slot.path)
      slot.done(Buffer.byteLength(text))
    }
  }
  const job = await until(made.jobs, slots[0]?.job ?? '')
  expect(job).toMatchObject({ files: 2, rows: 10, outcome: { loaded: 2 } })
  expect((await made.files()).map(({ path }) => path)).toEqual(['in/a.log', 'in/b.log'])
  expect(await readdir(`${made.folder}/data/ingest`)).toEqual([])
  const next = await made.jobs.upload('c.log')
  expect(next.job).not.toBe(job.id)
  next.done(null)
  await until(made.jobs, next.job)
})
