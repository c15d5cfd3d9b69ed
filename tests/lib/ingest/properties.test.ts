import fc from 'fast-check'
import { describe, expect, it, vi } from 'vitest'
import { decoded, scanLog, scanOne, unaccounted, ZEEK_HEADER } from './scanning'

// Many files and megabytes: the default of 5 s is short where other tests share the machine.
vi.setConfig({ testTimeout: 60_000 })

const RUNS = 200

const hex = (byte: number) => `\\x${byte.toString(16).padStart(2, '0')}`

/** Writes a byte string as Zeek's ASCII writer does with UTF-8 off (threading/formatters/Ascii.cc): an independent model, in latin1. */
function zeekValue(bytes: Uint8Array, inSet: boolean): string {
  const text = [...bytes]
    .map((byte) => {
      const char = String.fromCharCode(byte)
      if (char === '\\') return '\\\\'
      return byte < 32 || byte > 126 || (inSet && char === ',') ? hex(byte) : char
    })
    .join('')
  if (text === '') return '(empty)'
  return text === '-' || text === '(empty)' ? hex(text.charCodeAt(0)) + text.slice(1) : text
}

const bytes = fc.oneof(
  fc.uint8Array({ maxLength: 12 }),
  fc.string({ unit: 'binary' }).map((text) => new Uint8Array(Buffer.from(text))),
  fc.constantFrom('-', '(empty)', '', '\\', '\\x41', '#', '\t', ',', '\n').map((text) => new Uint8Array(Buffer.from(text))),
)

describe('values written as Zeek writes them', () => {
  it('come back byte by byte', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(bytes, fc.array(bytes, { minLength: 1, maxLength: 4 })), { minLength: 1, maxLength: 8 }),
        async (records) => {
          const lines = records.map(
            ([text, set]) => `1.000000\t${zeekValue(text, false)}\t${set.map((one) => zeekValue(one, true)).join(',')}\n`,
          )
          const { scanned, written } = await scanLog('x.log', ZEEK_HEADER('foo', 'ts a b', 'time string set[string]') + lines.join(''))
          expect(scanned.rejects).toEqual([])
          expect(written).toHaveLength(records.length)
          for (const [i, [text, set]] of records.entries()) {
            const { a = '', b = '' } = written[i]?.values ?? {}
            expect(a === '(empty)' ? '' : decoded(a).toString('hex')).toBe(Buffer.from(text).toString('hex'))
            const elements = b.split(',').map((element) => (element === '(empty)' ? '' : decoded(element).toString('hex')))
            expect(elements).toEqual(set.map((one) => Buffer.from(one).toString('hex')))
          }
        },
      ),
      { numRuns: RUNS },
    )
  })
  it('come back from any dialect', async () => {
    const separators = fc.constantFrom('|', '||', ';', ' ', '<>')
    await fc.assert(
      fc.asyncProperty(separators, fc.array(bytes, { minLength: 1, maxLength: 5 }), async (separator, values) => {
        // Zeek escapes the separator's bytes inside values.
        const write = (value: Uint8Array) =>
          value.length === 0
            ? 'EMPTY'
            : [...value]
                .map((byte) =>
                  byte === 92
                    ? '\\\\'
                    : byte > 32 && byte < 127 && !separator.includes(String.fromCharCode(byte))
                      ? String.fromCharCode(byte)
                      : hex(byte),
                )
                .join('')
        const head = `#separator ${[...separator].map((char) => hex(char.charCodeAt(0))).join('')}\n`
        const meta = ['empty_field EMPTY', 'unset_field NONE', 'path foo', 'fields ts v', 'types time string'].map(
          (line) => `#${line.split(' ').join(separator)}\n`,
        )
        const lines = values.map((value) => `1.0${separator}${write(value)}\n`)
        const { scanned, written } = await scanLog('x.log', head + meta.join('') + lines.join(''))
        expect(scanned.rejects).toEqual([])
        const back = written.map(({ values: { v = '' } }) => (v === '(empty)' ? '' : decoded(v).toString('hex')))
        expect(back).toEqual(values.map((value) => Buffer.from(value).toString('hex')))
      }),
      { numRuns: RUNS },
    )
  })
  it('come back from JSON', async () => {
    const text = fc.string({ unit: 'grapheme', maxLength: 12 })
    const record = fc.record({
      text,
      list: fc.array(fc.option(text), { minLength: 1, maxLength: 4 }),
      count: fc.bigInt({ min: 0n, max: (1n << 64n) - 1n }),
      flag: fc.boolean(),
    })
    await fc.assert(
      fc.asyncProperty(fc.array(record, { minLength: 1, maxLength: 6 }), async (records) => {
        const lines = records.map(
          ({ text: service, list, count, flag }) =>
            `{"ts":1,"service":${JSON.stringify(service)},"tunnel_parents":${JSON.stringify(list)},"orig_bytes":${count},"local_orig":${flag}}\n`,
        )
        const { scanned, written } = await scanLog('conn.log', lines.join(''))
        expect(scanned.rejects).toEqual([])
        const back = (value: string) => (value === '-' ? null : value === '(empty)' ? '' : decoded(value).toString())
        for (const [i, { text: service, list, count, flag }] of records.entries()) {
          const values = written[i]?.values ?? {}
          expect(back(values.service ?? '')).toBe(service)
          expect((values.tunnel_parents ?? '').split(',').map(back)).toEqual(list)
          expect(values.orig_bytes).toBe(String(count))
          expect(values.local_orig).toBe(flag ? 'T' : 'F')
        }
      }),
      { numRuns: RUNS },
    )
  })
  it('come back as times, exact to the microsecond', async () => {
    // From 1970 to 2200, where a double still tells microseconds apart.
    const micros = fc.bigInt({ min: 0n, max: 7_258_118_400_000_000n })
    await fc.assert(
      fc.asyncProperty(fc.array(micros, { minLength: 1, maxLength: 20 }), async (times) => {
        const seconds = times.map((time) => `${time / 1_000_000n}.${String(time % 1_000_000n).padStart(6, '0')}`)
        const iso = times.map(
          (time) => `${new Date(Number(time / 1000n)).toISOString().slice(0, -1)}${String(time % 1000n).padStart(3, '0')}Z`,
        )
        const lines = [...seconds.map((time) => `{"ts":${time}}\n`), ...iso.map((time) => `{"ts":"${time}"}\n`)]
        const { written } = await scanLog('foo.log', lines.join(''))
        expect(written.map(({ values }) => values.ts)).toEqual([...seconds, ...seconds])
      }),
      { numRuns: RUNS },
    )
  })
})

describe('arbitrary damage', () => {
  const tsv = `${ZEEK_HEADER('conn', 'ts uid service tunnel_parents', 'time string string set[string]')}${'1521911720.865716\tC1\tdns\ta,b\n'.repeat(6)}#close\t2024\n`
  const json = '{"ts":1521911720.865716,"uid":"C1","id.orig_h":"192.0.2.1","tunnel_parents":["a","b"]}\n'.repeat(6)
  const piece = fc
    .constantFrom('\0', '\r', '\n', '#', '\t', '\\', '"', '{', '#fields\tx\n', '\xff', '#separator |\n', '\r\n')
    .map((text) => Buffer.from(text, 'latin1'))
  const damage = fc.oneof(
    fc.record({ kind: fc.constant('cut'), at: fc.nat(), piece }),
    fc.record({ kind: fc.constant('flip'), at: fc.nat(), piece }),
    fc.record({ kind: fc.constant('insert'), at: fc.nat(), piece }),
    fc.record({ kind: fc.constant('drop'), at: fc.nat(), piece }),
  )

  it.each([
    ['TSV', tsv],
    ['JSON', json],
  ])('of %s never loses a line, nor throws', async (_, whole) => {
    await fc.assert(
      fc.asyncProperty(fc.array(damage, { minLength: 1, maxLength: 5 }), async (damages) => {
        let content: Buffer = Buffer.from(whole)
        for (const { kind, at: anywhere, piece: inserted } of damages) {
          if (content.length === 0) break
          const at = anywhere % content.length
          if (kind === 'cut') content = content.subarray(0, at)
          else if (kind === 'flip') {
            content = Buffer.from(content)
            content[at] = (content[at] ?? 0) ^ (1 << (anywhere % 8))
          } else
            content = Buffer.concat([
              content.subarray(0, at),
              kind === 'insert' ? inserted : Buffer.alloc(0),
              content.subarray(kind === 'insert' ? at : at + 1),
            ])
        }
        const { scanned, written } = await scanOne('conn.log', content)
        if (scanned.outcome !== 'log') {
          expect(scanned.reason).not.toBe('')
          expect(written).toEqual([])
          return
        }
        const newlines = content.reduce((count, byte) => count + (byte === 10 ? 1 : 0), 0)
        expect(scanned.lines).toBe(newlines + (content.at(-1) === 10 ? 0 : 1))
        expect(unaccounted(scanned)).toBe(0)
        // Every line that was handed over is in the spools, once, under its number.
        expect(written).toHaveLength(Object.values(scanned.handed).reduce((a, b) => a + b, 0))
        const numbers = [...written.map(({ line }) => line), ...scanned.rejects.map(({ line }) => line)]
        expect(new Set(numbers).size).toBe(numbers.length)
        const lines = content.toString('latin1').split('\n')
        for (const { line, raw } of scanned.rejects) expect(raw?.toString('latin1')).toBe(lines[line - 1])
      }),
      { numRuns: RUNS * 3 },
    )
  })
})
