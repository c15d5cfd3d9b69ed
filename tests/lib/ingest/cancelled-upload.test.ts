import { readdir } from 'node:fs/promises'
import { expect, it } from 'vitest'
import { receive } from '../../../lib/ingest/upload'
import { bench, connLog, until } from './load-fixture'

const limits = { limit: 1_000_000, announced: null }

it('a cancelled load ends the uploads that it waits for, and the next load is not held up', async () => {
  const { jobs, folder, write } = await bench()
  const slot = await jobs.upload('stalled.log')
  const stalled = new ReadableStream<Uint8Array>({ start: (stream) => stream.enqueue(Buffer.from('#separator')) })
  const received = receive(stalled, slot.path, { ...limits, signal: slot.signal })
  const ended = expect(received).rejects.toMatchObject({ status: 'cancelled' })
  const next = await jobs.start([await write('next.log', connLog(3))])
  await jobs.cancel(slot.job)
  await ended
  slot.done(null)
  expect(await until(jobs, next.id)).toMatchObject({ rows: 3, error: null })
  expect(jobs.get(slot.job)).toMatchObject({ done: true, files: 0, rows: 0 })
  expect(await readdir(`${folder}/data/ingest`)).toEqual([])
})
