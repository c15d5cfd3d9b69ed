import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import xxhash from 'xxhash-wasm'
import { Damaged } from '../../../lib/ingest/damaged'
import { openContent, type ReadOptions } from '../../../lib/ingest/decompress'
import { readZstd } from '../../../lib/ingest/zstd'
import { decodeByLibrary, decodeByNode } from '../../../lib/ingest/zstd-decode'

let folder = ''
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'spoor-decompress-'))
})
afterAll(() => rm(folder, { recursive: true }))

async function read(bytes: Buffer, options: ReadOptions = {}) {
  const path = join(folder, 'file.log')
  await writeFile(path, bytes)
  const remarks: string[] = []
  const content = await openContent(path, options)
  const chunks: Buffer[] = []
  for await (const chunk of content.chunks((text) => remarks.push(text))) chunks.push(chunk)
  return { compression: content.compression, text: Buffer.concat(chunks).toString(), remarks }
}

const line = 'one line of a log\n'
const member = gzipSync(line)

/** A zstd frame of raw blocks: single segment, a 4-byte size, with or without checksum. */
async function frame(text: string, { checksum = true, blocks = 2 } = {}): Promise<Buffer> {
  const data = Buffer.from(text)
  const size = Buffer.alloc(4)
  size.writeUInt32LE(data.length)
  const parts = [Buffer.from('28b52ffd', 'hex'), Buffer.from([checksum ? 0xa4 : 0xa0]), size]
  const step = Math.ceil(data.length / blocks)
  for (let i = 0; i < blocks; i++) {
    const block = data.subarray(i * step, (i + 1) * step)
    const head = Buffer.alloc(3)
    head.writeUIntLE((block.length << 3) | (i === blocks - 1 ? 1 : 0), 0, 3)
    parts.push(head, block)
  }
  if (checksum) {
    const trailer = Buffer.alloc(4)
    trailer.writeUInt32LE(Number((await xxhash()).h64Raw(data) & 0xffffffffn))
    parts.push(trailer)
  }
  return Buffer.concat(parts)
}

/** `seq -f 'line %g of a log' 400 | zstd -19`: compressed blocks, with a checksum. */
const compressed = Buffer.from(
  'KLUv/WS0GrUNADbtURWQJ4V0yOLjmruLgpC995YpBXWdAhxVAEQARgC7u7u7q6qqqqoaDAaDwWAwGAwOUTSyDWOIopFtEEMUjWxDDVE0sg00RNHINswQRSPbIEMUjWzDhiga2YaHKBrZBocoGtkDAwoIBgAGAgoGDgIUIEAQu7u7u3s4HA6Hw+FwODwcDofD4XA4HAqFQqFQKBQKhWVZlmVZlmVJkiRJkiRJkuM4juM4juMoiqIoiqIoinPOOeecc25hYWFhYWFhYWFh4/F4PB6Px+OxWCwWi8VisVhc13Vd13Vd1zRN0zRN0zQ9z/M8z/M8z7Isy7Isy7K899577733/////78BQcbGxsbGxsbGxsbExMTExMTExMTEarVarVar1Wo1Go1Go9FoNBptNpvNZrPZbDaTyWQymUwmk8m2bdu2bdu299577733nHPOOeecC4GQqBHw+P0zwatUawYRJAQnBBJ+DGnnmNZK2UnfuKkq15x1Kq1jXCvlmjLPlHMqrWNcs2/K9tV+2p99sh/7Yf/1uV5TqppX1YSHqqVeKdU8Kq14SpX0SKrOU9XCg6qyJd1iRVZWZDVsZgCqCitEuHQ=',
  'base64',
)
const numbered = Array.from({ length: 400 }, (_, i) => `line ${i + 1} of a log\n`).join('')

const skippable = Buffer.concat([Buffer.from('502a4d1804000000', 'hex'), Buffer.from('skip')])

describe('plain and gzip', () => {
  it('reads a plain file as it is', async () => {
    expect(await read(Buffer.from(line))).toMatchObject({ compression: 'none', text: line })
  })
  it('goes by the first bytes, not by the name, and reads all members', async () => {
    expect(await read(Buffer.concat([member, member, gzipSync('')]))).toMatchObject({ compression: 'gzip', text: line + line, remarks: [] })
  })
  it('reads members whose ends fall anywhere in a chunk', async () => {
    const text = Buffer.alloc(3 << 20, 'abcdefghijklmnop\n').toString()
    expect((await read(Buffer.concat([gzipSync(text, { level: 0 }), member]))).text).toBe(text + line)
  })
  it.each([
    ['cut in the trailer', member.subarray(0, -3)],
    ['cut in the data', member.subarray(0, 20)],
    ['cut in the second member', Buffer.concat([member, member.subarray(0, 12)])],
    ['cut in the second member’s first byte', Buffer.concat([member, member.subarray(0, 1)])],
    ['cut after the magic', member.subarray(0, 2)],
  ])('reports a file that is %s', async (_, bytes) => {
    await expect(read(bytes)).rejects.toThrow('it ends in the middle')
  })
  it('reports a wrong checksum, wrong length and changed data', async () => {
    const changed = (at: number) => {
      const bytes = Buffer.from(member)
      bytes[at] = (bytes[at] ?? 0) ^ 0xff
      return bytes
    }
    await expect(read(changed(member.length - 8))).rejects.toThrow('checksum does not match')
    await expect(read(changed(member.length - 4))).rejects.toThrow('length does not match')
    await expect(read(changed(12))).rejects.toThrow('damaged gzip')
  })
  it('reports what follows the last member and is no gzip', async () => {
    await expect(read(Buffer.concat([member, Buffer.from('trailing garbage')]))).rejects.toThrow('no gzip data')
    await expect(read(Buffer.concat([member, Buffer.alloc(9), member]))).rejects.toThrow('zero bytes, then more data')
  })
  it('remarks on zero bytes that pad the end', async () => {
    expect(await read(Buffer.concat([member, Buffer.alloc(512)]))).toMatchObject({
      text: line,
      remarks: ['512 zero bytes follow the last gzip member'],
    })
  })
})

// Node has zstd of its own from 22.15 on.
describe.each([
  { by: 'the library', decode: decodeByLibrary },
  { by: 'Node', decode: decodeByNode },
])('zstd, decoded by $by', ({ decode }) => {
  async function read(bytes: Buffer) {
    const remarks: string[] = []
    const chunks: Buffer[] = []
    async function* pieces(): AsyncGenerator<Buffer> {
      yield bytes
    }
    for await (const chunk of readZstd(pieces(), (text) => remarks.push(text), decode ?? expect.fail())) chunks.push(chunk)
    return { text: Buffer.concat(chunks).toString(), remarks }
  }

  it.skipIf(!decode)('reads frames one after the other and passes over skippable ones', async () => {
    const bytes = Buffer.concat([skippable, await frame(line), await frame(line + line, { blocks: 3 }), await frame('x', { blocks: 1 })])
    expect(await read(bytes)).toEqual({ text: `${line.repeat(3)}x`, remarks: [] })
  })
  it.skipIf(!decode)('says that damage may go unseen where a frame carries no checksum', async () => {
    const { text, remarks } = await read(await frame(line, { checksum: false }))
    expect(text).toBe(line)
    expect(remarks).toEqual(['the zstd data carry no checksum, so a changed byte may go unseen'])
  })
  it.skipIf(!decode)('reports a changed byte by the checksum', async () => {
    const bytes = await frame(line)
    bytes[14] = (bytes[14] ?? 0) ^ 1
    await expect(read(bytes)).rejects.toThrow('checksum does not match')
  })
  it.skipIf(!decode)('reads compressed blocks, and reports whatever byte of them is changed or missing', async () => {
    expect((await read(compressed)).text).toBe(numbered)
    for (let at = 0; at < compressed.length; at++) {
      if (at >= 5) await expect(read(compressed.subarray(0, at)), `cut at ${at}`).rejects.toThrow('damaged zstd')
      const changed = Buffer.from(compressed)
      changed[at] = (changed[at] ?? 0) ^ (1 << (at % 8))
      const result = await read(changed).catch((error: unknown) => (error instanceof Damaged ? null : Promise.reject(error)))
      if (result) expect(result.text, `changed at ${at}`).toBe(numbered)
    }
  })
  it.skipIf(!decode)('reports a cut at every byte', async () => {
    const whole = Buffer.concat([await frame(line), await frame(line)])
    const first = whole.length / 2
    for (let end = 5; end < whole.length; end++) {
      if (end === first) continue
      await expect(read(whole.subarray(0, end)), `cut at ${end}`).rejects.toThrow('damaged zstd')
    }
  })
  it.skipIf(!decode)('reports what follows the last frame, and a size that is not kept', async () => {
    await expect(read(Buffer.concat([await frame(line), Buffer.from('garbage')]))).rejects.toThrow('no zstd data')
    const bytes = await frame(line, { checksum: false })
    bytes[5] = 200
    await expect(read(bytes)).rejects.toThrow(/frame promises 200|corruption detected/)
  })
  it.skipIf(!decode)('refuses a window that would take gigabytes', async () => {
    await expect(read(Buffer.from('28b52ffd00a8010000', 'hex'))).rejects.toThrow('window')
  })
})

describe('limits', () => {
  const bomb = gzipSync(Buffer.alloc(40 << 20))
  it('stops a file that expands too much, with the limit in the message', async () => {
    await expect(read(bomb)).rejects.toThrow('more than 200 times')
    await expect(read(bomb, { maxExpansion: 10 })).rejects.toThrow('SPOOR_MAX_EXPANSION')
  })
  it('stops a zstd file of run-length blocks likewise', async () => {
    const block = Buffer.alloc(4)
    block.writeUIntLE((131072 << 3) | 2, 0, 3)
    const bytes = Buffer.concat([Buffer.from('28b52ffd0038', 'hex'), ...Array<Buffer>(1000).fill(block), Buffer.from('010000', 'hex')])
    await expect(read(bytes)).rejects.toThrow('more than 200 times')
  })
  it('lets a short file expand as far as it likes', async () => {
    expect((await read(gzipSync(Buffer.alloc(15 << 20, 'a')))).text.length).toBe(15 << 20)
  })
  it('stops when it is aborted', async () => {
    const signal = AbortSignal.abort()
    await expect(read(Buffer.from(line), { signal })).rejects.toThrow('Cancelled')
    await expect(read(member, { signal })).rejects.toThrow('Cancelled')
    await expect(read(await frame(line), { signal })).rejects.toThrow('Cancelled')
  })
  it.each([
    ['425a6839', 'bzip2', 'unpack it'],
    ['504b0304', 'zip', 'unpack it'],
    ['fd377a585a00', 'none', 'unxz'],
    ['', 'none', 'empty'],
  ])('says what to do with a file that begins with %s', async (hex, compression, words) => {
    const path = join(folder, 'other')
    await writeFile(path, Buffer.from(hex, 'hex'))
    const content = await openContent(path)
    expect(content.compression).toBe(compression)
    expect(content.unread).toContain(words)
  })
})
