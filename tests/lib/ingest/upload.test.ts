import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { receive, safeName } from '../../../lib/ingest/upload'

let folder = ''
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'spoor-upload-'))
})
afterAll(() => rm(folder, { recursive: true, force: true }))

const body = (...chunks: string[]) => new Response(chunks.join('')).body ?? new ReadableStream<Uint8Array>()
const options = { limit: 10, announced: null, signal: new AbortController().signal }

describe('a name', () => {
  it('keeps its folders and loses roots, steps upward and control characters', () => {
    expect(safeName('logs/2026-01-02/conn.log')).toBe('logs/2026-01-02/conn.log')
    expect(safeName('/../..\\etc/./passwd')).toBe('etc/passwd')
    expect(safeName('co\u0000n\u202e.log\n')).toBe('con.log')
    expect(safeName('x'.repeat(1000))).toHaveLength(400)
  })
  it('must be one', () => {
    for (const name of ['', '/', '../..', '\n']) expect(() => safeName(name)).toThrow(expect.objectContaining({ status: 'bad-params' }))
  })
})

describe('a body', () => {
  it('is written as it comes, up to the limit itself', async () => {
    expect(await receive(body('01234', '56789'), join(folder, 'whole'), { ...options, announced: 10 })).toBe(10)
    expect(await readFile(join(folder, 'whole'), 'utf8')).toBe('0123456789')
  })
  it('above the limit is refused, announced or not, and leaves nothing', async () => {
    await expect(receive(body('0123456789a'), join(folder, 'a'), options)).rejects.toMatchObject({ status: 'too-large' })
    await expect(receive(body('x'), join(folder, 'b'), { ...options, announced: 11 })).rejects.toMatchObject({ status: 'too-large' })
    expect(await readdir(folder)).toEqual(['whole'])
  })
  it('that stalls is left once nobody waits for it, and leaves nothing', async () => {
    const left = new AbortController()
    const stalled = new ReadableStream<Uint8Array>({ start: (stream) => stream.enqueue(Buffer.from('012')) })
    const received = receive(stalled, join(folder, 'd'), { ...options, signal: left.signal })
    await expect.poll(() => readdir(folder)).toContain('d')
    left.abort()
    await expect(received).rejects.toMatchObject({ status: 'cancelled' })
    await expect(receive(body('01'), join(folder, 'd'), { ...options, signal: left.signal })).rejects.toMatchObject({ status: 'cancelled' })
    expect(await readdir(folder)).toEqual(['whole'])
  })
  it('that is cut is refused and leaves nothing', async () => {
    await expect(receive(body('012'), join(folder, 'c'), { ...options, announced: 4 })).rejects.toMatchObject({
      status: 'failed',
      message: expect.stringContaining('3 of 4'),
    })
    expect(await readdir(folder)).toEqual(['whole'])
  })
})
