import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { scanLog } from './scanning'

const typical = {
  _path: 'dns',
  ts: 1772409600.849301,
  uid: 'C1',
  'id.orig_h': '192.0.2.1',
  'id.orig_p': 57887,
  rtt: 0.00087,
  query: 'www.example',
  AA: false,
  answers: ['192.0.2.7', '192.0.2.8'],
  TTLs: [300, 60.5],
  extra: 'x',
}

/** What becomes of lines. A blank in front makes no difference to JSON, but such a line is parsed, whatever it holds. */
async function read(lines: readonly string[], blank: string) {
  const { written, scanned } = await scanLog('dns.log', lines.map((line) => `${blank}${line}\n`).join(''))
  // A column that turns up later in the file is there or not, but empty.
  const rows = written.map(({ values, types: _, ...row }) => ({
    ...row,
    values: Object.entries(values).filter(([, text]) => text !== '-'),
  }))
  return { rows, handed: scanned.handed, rejects: scanned.rejects.map(({ line, reason }) => `${line} ${reason}`) }
}

const same = async (lines: readonly string[]) => expect(await read(lines, '')).toEqual(await read(lines, ' '))

const odd = fc.oneof(
  fc.string(),
  fc.constantFrom('-', '(empty)', '', 'a,b', '\\x41', 'ü', '\u007f', '\ud800', 'T'),
  fc.integer(),
  fc.double(),
  fc.constantFrom(-0, 1e21, 0.1234567, 1e-7, 8e9, 1772409600849, 253402300799.5, 2 ** 53 + 2),
  fc.boolean(),
  fc.constant(null),
  fc.array(fc.oneof(fc.string(), fc.constantFrom('-', '(empty)', ','), fc.double(), fc.constant(null)), { maxLength: 3 }),
  fc.constantFrom('2026-01-02T03:04:05.678901Z', '2026-01-02T03:04:05Z', '2026-02-30T03:04:05Z', '2026-01-02T03:04:05.1000000Z'),
)

describe('lines of JSON that are read without parsing them', () => {
  it('give what parsing them gives, whatever their values are', async () => {
    const change = fc.record({ name: fc.constantFrom(...Object.keys(typical), 'other', '@path', 'ts2'), value: odd })
    await fc.assert(
      fc.asyncProperty(fc.array(fc.array(change, { maxLength: 2 }), { minLength: 1, maxLength: 12 }), async (changes) => {
        const records = changes.map((list) => ({ ...typical, ...Object.fromEntries(list.map(({ name, value }) => [name, value])) }))
        await same([JSON.stringify(typical), ...records.map((record) => JSON.stringify(record))])
      }),
      { numRuns: 150 },
    )
  })

  it.each([
    [
      'names that are left out, another order, blanks',
      ['{"_path":"dns","ts":1.5}', '{"ts":1.5,"_path":"dns"}', '{"_path": "dns", "ts": 2, "uid": "C2"}'],
    ],
    [
      'another log',
      ['{"_path":"conn","ts":1.5,"uid":"C1"}', '{"ts":1.5,"uid":"C1"}', '{"_path":"dns","@path":"conn","ts":3}', '{"@path":"conn","ts":3}'],
    ],
    ['a name that occurs twice', ['{"_path":"dns","ts":1.5,"uid":"a","uid":"b"}', '{"_path":"dns","ts":1.5,"uid":"a","uid":"a"}']],
    [
      'what is no JSON',
      [
        '{"_path":"dns","ts":1.5,}',
        '{"_path":"dns""ts":1.5}',
        '{"_path":"dns","ts":01}',
        '{"_path":"dns","ts":1.5}}',
        '{"_path":"dns","TTLs":[1,],"ts":1}',
      ],
    ],
    [
      'digits beyond a double',
      ['{"_path":"dns","ts":1772409600.1234567,"id.orig_p":12345678901234567890}', '{"_path":"dns","ts":8589934592.123457}'],
    ],
    [
      'numbers that later are text',
      [
        '{"_path":"dns","ts":1,"n":1.50}',
        '{"_path":"dns","ts":1,"n":2}',
        '{"_path":"dns","ts":1,"n":"x"}',
        '{"_path":"dns","ts":1,"n":"y"}',
      ],
    ],
    [
      'a group of fields',
      ['{"_path":"dns","ts":1,"id":{"orig_h":"192.0.2.2"}}', '{"_path":"dns","ts":1,"id.orig_h":"192.0.2.3","id_orig_h":"192.0.2.4"}'],
    ],
    ['lines that end with CR', ['{"_path":"dns","ts":1.5}\r']],
  ])('leave %s to the parser', async (_, lines) => {
    await same([JSON.stringify(typical), ...lines, JSON.stringify(typical), ...lines])
  })
})
