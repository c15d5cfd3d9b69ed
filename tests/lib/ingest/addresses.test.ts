import { gzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { rejectsOf } from '../../../lib/ingest/rejected-lines'
import { sql } from '../../../lib/sql'
import { type Bench, bench, connLine, header } from './load-fixture'

const none = [
  'banana',
  '10.0.0.999',
  '10.0.0',
  '010.0.0.1',
  '192.0.2.1:80',
  '[2001:db8::1]',
  'fe80::1%eth0',
  '1::2::3',
  '2001:db8::g',
  '(empty)',
]
const some = ['192.0.2.1', '0.0.0.0', '::', '::1', '2001:db8::1', '2001:DB8:0:0:0:0:0:1', '::ffff:192.0.2.1', '-']

const rejects = async ({ files, store }: Bench) =>
  (await rejectsOf(store, (await files())[0]?.id ?? 0, { limit: 100, offset: 0 })).map(({ line, reason, text }) => ({ line, reason, text }))

describe.each([
  ['small', 10, (text: string) => text, 10],
  ['big', 160_000, (text: string) => text, 160_000],
  ['gzipped', 10, gzipSync, 10],
  ['big gzipped', 160_000, gzipSync, 160_000],
] as const)('a %s file', (_, filler, packed, rows) => {
  it('rejects lines with what is no address, naming field and value', async () => {
    const made = await bench()
    const records = Array.from({ length: filler }, (_, i) => connLine(i))
    const odd = none.map((value, i) => connLine(i, { [i % 2 === 0 ? 'id.orig_h' : 'id.resp_h']: value }))
    const right = some.map((value, i) => connLine(i, { 'id.orig_h': value, 'id.resp_h': value }))
    const text = `${header('conn')}${[...records, ...odd, ...right].join('\n')}\n`
    await made.load(await made.write('conn.log', packed(text)))
    expect(await made.files()).toMatchObject([{ status: 'loaded', rows: rows + some.length, rejected: none.length, skipped: 8 }])
    const shown = none.map((value) => (value === '(empty)' ? '' : value))
    expect(await rejects(made)).toEqual(
      shown.map((value, i) => ({
        line: 9 + rows + i,
        reason: `${i % 2 === 0 ? 'id.orig_h' : 'id.resp_h'}: "${value}" is no address`,
        text: odd[i],
      })),
    )
    expect(await made.faults()).toEqual([])
    const { rows: left } = await made.store.query(sql`SELECT count(*) AS n FROM logs.conn WHERE id_orig_h = 'banana'`)
    expect(left).toEqual([{ n: 0 }])
  })
})

it('rejects what is no network and no port, and elements of sets and vectors, with other separators as well', async () => {
  const made = await bench()
  const named = 'ts;net;hosts;nets;answers;port'
  const typed = 'time;subnet;set[addr];vector[subnet];vector[string];port'
  const head = `#separator ;\n#set_separator;|\n#empty_field;(empty)\n#unset_field;-\n#path;odd\n#fields;${named}\n#types;${typed}\n`
  const lines = [
    '1.0;192.0.2.0/24;192.0.2.1|2001:db8::1;2001:db8::/32|-|0.0.0.0/0;banana|10.0.0.999;65535',
    '2.0;-;(empty);(empty);(empty);0',
    '3.0;192.0.2.0/33;-;-;-;1',
    '4.0;192.0.2.0;-;-;-;1',
    '5.0;-;192.0.2.1|banana|2001:db8::1;-;-;1',
    '6.0;-;-;192.0.2.0/24|::/129;-;1',
    '7.0;-;-;-;-;65536',
    '8.0;-;-;-;-;-1',
  ]
  await made.load(await made.write('odd.log', `${head}${lines.join('\n')}\n`))
  expect(await made.files()).toMatchObject([{ rows: 2, rejected: 6, skipped: 7 }])
  expect((await rejects(made)).map(({ line, reason }) => `${line} ${reason}`)).toEqual([
    '10 net: "192.0.2.0/33" is no network',
    '11 net: "192.0.2.0" is no network',
    '12 hosts: "banana" is no address',
    '13 nets: "::/129" is no network',
    '14 port: "65536" is no port',
    '15 port: "-1" is no port',
  ])
  expect(await made.faults()).toEqual([])
})

it('rejects the same in JSON, each time anew, and leaves text that may hold addresses alone', async () => {
  const made = await bench()
  const records = [
    { ts: 1, uid: 'C1', 'id.orig_h': '192.0.2.1', answers: ['a.example', '10.0.0.999', 'fe80::x'] },
    { ts: 2, uid: 'C2', 'id.orig_h': 'banana' },
    { ts: 3, uid: 'C3', 'id.orig_h': '' },
    { ts: 4, uid: 'C4', 'id.orig_h': 7 },
  ]
  const json = records.map((record) => `${JSON.stringify(record)}\n`).join('')
  await made.load(await made.write('a/dns.log', json))
  await made.load(await made.write('b/dns.log', `\n${json}`))
  expect(await made.files()).toMatchObject([
    { rows: 1, rejected: 3, skipped: 0 },
    { rows: 1, rejected: 3, skipped: 1 },
  ])
  expect((await rejects(made)).map(({ line, reason, text }) => `${line} ${reason} ${text}`)).toEqual(
    ['banana', '', '7'].map((value, i) => `${i + 2} id_orig_h: "${value}" is no address ${JSON.stringify(records[i + 1])}`),
  )
  expect((await made.rows('dns')).map(({ answers }) => answers)[0]).toEqual(['a.example', '10.0.0.999', 'fe80::x'])
  expect(await made.faults()).toEqual([])
})
