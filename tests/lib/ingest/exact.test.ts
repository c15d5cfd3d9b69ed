import { describe, expect, it } from 'vitest'
import { rejectsOf } from '../../../lib/ingest/rejected-lines'
import { sql } from '../../../lib/sql'
import { bench, connLine, header } from './load-fixture'

/** What the engine alone would read as another value, or as a value at all. */
const misread: readonly (readonly [field: string, value: string, noun: string])[] = [
  ...['3.5', '1e3', '1E3', ' 5', '5 ', '+5', '0x10', '0X10', '0b11', '1_000', 'true', ''].map(
    (value) => ['orig_bytes', value, 'count'] as const,
  ),
  ...['3.5', '1e3', ' 5', '0x10', '1_000'].map((value) => ['missed_packets', value, 'whole number'] as const),
  ...['80.4', ' 80', '8e1', '0x50', '8_0'].map((value) => ['id.orig_p', value, 'port'] as const),
  ...['1', '0', 'yes', 'no', 't', 'f', 'true', 'false', 'TRUE', ' T'].map((value) => ['local_orig', value, 'T or F'] as const),
  ...['1e99', '1e', '1e+', ' 1.0', '1.0 ', '0x10', '1_0.5', 'inf', 'nan'].map((value) => ['ts', value, 'time'] as const),
  ...['1.5e3.2', '-e', ' 1.0', '0x1', '1_0.5', 'inf'].map((value) => ['duration', value, 'interval'] as const),
  ...['1 ', '0x1', '1_0.5', 'yes', '1e999', '99999999999e299', '9'.repeat(309), '1e-400'].map(
    (value) => ['score', value, 'number'] as const,
  ),
  ...['1,2.5', '1e3', '1, 2', '0x10', '1,1_000'].map((value) => ['ports', value, 'count'] as const),
  ...['1.0,1e', '1.0, 2.0', 'inf'].map((value) => ['delays', value, 'interval'] as const),
  ...['T,1', 'yes'].map((value) => ['flags', value, 'T or F'] as const),
  ...['1.5,0x1', '1, 2', '1,99999999999e299'].map((value) => ['scores', value, 'number'] as const),
]

const fields: Readonly<Record<string, { readonly type: string; readonly value: string }>> = {
  ts: { type: 'time', value: '1767323045.678901' },
  uid: { type: 'string', value: ' 0x10 1e3 1_000' },
  'id.orig_p': { type: 'port', value: '65535' },
  duration: { type: 'interval', value: '-0.000870' },
  // As Zeek writes what lies past 2^31.
  until: { type: 'time', value: '3.942020728e+09' },
  lease: { type: 'interval', value: '4.294967e+09' },
  orig_bytes: { type: 'count', value: '18446744073709551615' },
  local_orig: { type: 'bool', value: 'T' },
  missed_packets: { type: 'int', value: '-9223372036854775808' },
  score: { type: 'double', value: '-1.5e-07' },
  ports: { type: 'set[count]', value: '1,-,18446744073709551615' },
  delays: { type: 'vector[interval]', value: '0.000001,-,-5.500000,-1.16444736e+10' },
  flags: { type: 'vector[bool]', value: 'T,F,-' },
  scores: { type: 'vector[double]', value: '1e+06,-2.5,inf' },
}

const record = (change: Readonly<Record<string, string>> = {}) =>
  Object.entries(fields)
    .map(([name, { value }]) => change[name] ?? value)
    .join('\t')
const named = (list: readonly { readonly type: string }[] = Object.values(fields)) => list.map(({ type }) => type).join('\t')
const head = header('conn', Object.keys(fields).join('\t'), named())
const reason = ([field, value, noun]: (typeof misread)[number]) =>
  `${field}: "${value.length > 80 ? `${value.slice(0, 80)}…` : value}" is no ${noun}`

describe.each(['small', 'big'])('a %s file', (size) => {
  const filler = `${record()}\n`.repeat(size === 'big' ? 60_000 : 10)
  const rows = filler.length / (record().length + 1)

  it('rejects what the engine would read as another value, naming field and value', async () => {
    const { write, load, files, store, faults } = await bench()
    await load(await write('conn.log', `${head}${filler}${misread.map(([field, value]) => `${record({ [field]: value })}\n`).join('')}`))
    const [file] = await files()
    expect(file).toMatchObject({ status: 'loaded', rows, rejected: misread.length })
    expect(await rejectsOf(store, file?.id ?? 0, { limit: 1000, offset: 0 })).toEqual(
      misread.map((entry, i) => ({ line: 9 + rows + i, reason: reason(entry), text: record({ [entry[0]]: entry[1] }) })),
    )
    expect(await faults()).toEqual([])
  })

  it('keeps the smallest and largest values, and text that looks like a number', async () => {
    const { write, load, store } = await bench()
    await load(await write('conn.log', `${head}${filler}`))
    const { rows: kinds } = await store.query(sql`SELECT count(*) AS n, count(_line) AS spooled FROM logs.conn`)
    expect(kinds).toEqual([{ n: rows, spooled: size === 'big' ? 0 : rows }])
    const { rows: values } = await store.query(sql`SELECT DISTINCT uid, id_orig_p, CAST(orig_bytes AS VARCHAR) AS bytes, local_orig,
      CAST(missed_packets AS VARCHAR) AS missed, CAST(duration AS VARCHAR) AS duration, CAST(until AS VARCHAR) AS until,
      CAST(lease AS VARCHAR) AS lease, score, CAST(ports AS VARCHAR) AS ports,
      CAST(delays AS VARCHAR) AS delays, CAST(flags AS VARCHAR) AS flags, CAST(scores AS VARCHAR) AS scores FROM logs.conn`)
    expect(values).toEqual([
      {
        uid: ' 0x10 1e3 1_000',
        id_orig_p: 65535,
        bytes: '18446744073709551615',
        local_orig: true,
        missed: '-9223372036854775808',
        duration: '-0.000870',
        until: '2094-12-01 05:45:28',
        lease: '4294967000.000000',
        score: -1.5e-7,
        ports: '[1, 18446744073709551615, NULL]',
        delays: '[0.000001, NULL, -5.500000, -11644473600.000000]',
        flags: '[true, false, NULL]',
        scores: '[1000000.0, -2.5, inf]',
      },
    ])
  })
})

it('rejects the same in JSON, where it stands as text, and truths that are numbers', async () => {
  const { write, load, files, store, faults } = await bench()
  const lines = [
    '"orig_bytes":"3.5"',
    '"orig_bytes":3.5',
    '"orig_bytes":"0x10"',
    '"orig_bytes":true',
    '"id.orig_p":" 80"',
    '"local_orig":1',
    '"local_orig":"yes"',
    '"duration":"1e"',
    '"ts":"inf"',
    '"orig_bytes":"1000","local_orig":true,"duration":1e3',
    '"orig_bytes":1e3,"local_orig":"F","duration":"1.5"',
  ]
  await load(await write('conn.log', lines.map((line) => `{"uid":"C1",${line.includes('"ts"') ? '' : '"ts":1.5,'}${line}}\n`).join('')))
  const [file] = await files()
  expect((await rejectsOf(store, file?.id ?? 0, { limit: 100, offset: 0 })).map(({ line, reason: why }) => `${line} ${why}`)).toEqual([
    '1 orig_bytes: "3.5" is no count',
    '2 orig_bytes: "3.5" is no count',
    '3 orig_bytes: "0x10" is no count',
    '4 orig_bytes: "true" is no count',
    '5 id_orig_p: " 80" is no port',
    '6 local_orig: "1" is no T or F',
    '7 local_orig: "yes" is no T or F',
    '8 duration: "1e" is no interval',
    '9 ts: "inf" is no time',
  ])
  const { rows } = await store.query(sql`SELECT orig_bytes, local_orig, duration FROM logs.conn ORDER BY _line`)
  expect(rows).toEqual([
    { orig_bytes: 1000, local_orig: true, duration: 1000 },
    { orig_bytes: 1000, local_orig: false, duration: 1.5 },
  ])
  expect(await faults()).toEqual([])
})

it('reads numbers up to the ends of a double, and keeps what is beyond them in JSON as it is written', async () => {
  const { write, load, store, files, faults } = await bench()
  const most = String(BigInt(Number.MAX_VALUE))
  const held = ['9.99e307', '1.5e+305', '9'.repeat(308), '1e-300', '-2.5E-7', 'nan', '-inf']
  const numbers = held.map((value, i) => `${i}.0\tC${i}\t${value}\t1,${value}\n`)
  await load(
    await write('numbers.log', `${header('numbers', 'ts\tuid\td\tlist', 'time\tstring\tdouble\tvector[double]')}${numbers.join('')}`),
  )
  expect((await files())[0]).toMatchObject({ rows: numbers.length, rejected: 0 })
  await load(await write('ends.log', `${header('ends', 'd', 'double')}${['1.79e+308', `-${most}.0`, '1.8e308', `${most}0`].join('\n')}\n`))
  expect((await files()).find(({ path }) => path.endsWith('ends.log'))).toMatchObject({ rows: 2, rejected: 2 })
  const { rows: ends } = await store.query(sql`SELECT d FROM logs.ends ORDER BY d`)
  expect(ends).toEqual([{ d: -Number.MAX_VALUE }, { d: 1.79e308 }])
  const { rows: least } = await store.query(sql`SELECT count(*) AS n FROM logs.numbers WHERE isinf(d) OR d = 0`)
  expect(least).toEqual([{ n: 1 }])

  const beyond = ['1e400', '-1E+4000', '12e-400', '0.0', '0e999', '1.5e300']
  await load(await write('beyond.json', beyond.map((value, i) => `{"ts":${i},"uid":"C${i}","n":${value},"t":"x:1e400"}\n`).join('')))
  await load(await write('conn.json', `{"_path":"conn","ts":1,"uid":"C","duration":1e400}\n{"_path":"conn","ts":1e400,"uid":"C"}\n`))
  const { rows } = await store.query(sql`SELECT n FROM logs.beyond ORDER BY _line`)
  expect(rows.map(({ n }) => n)).toEqual(['1e400', '-1E+4000', '12e-400', '0', '0', '1.5e+300'])
  const conn = (await files()).find(({ path }) => path.endsWith('conn.json'))
  expect((await rejectsOf(store, conn?.id ?? 0, { limit: 5, offset: 0 })).map(({ reason: why }) => why)).toEqual([
    'duration: "1e400" is no interval',
    'ts: "1e400" is no time',
  ])
  expect(await faults()).toEqual([])
})

it('checks a line of a thousand columns and a list of half a million elements', async () => {
  const { write, load, files } = await bench()
  const names = Array.from({ length: 1200 }, (_, i) => `f${i}`)
  const wide = header('wide', names.join('\t'), names.map(() => 'count').join('\t'))
  const line = (last: string) => `${[...names.slice(1).map(() => '7'), last].join('\t')}\n`
  await load(await write('wide.log', `${wide}${line('7')}${line('7.5')}`))
  const long = header('long', 'ts\tuid\tscores', 'time\tstring\tvector[double]')
  const list = (last: string) => `1.000000\tC1\t${'5,'.repeat(500_000)}${last}\n`
  await load(await write('long.log', `${long}${list('5')}${list('0x5')}`))
  expect((await files()).map(({ log, rows, rejected }) => `${log} ${rows} ${rejected}`)).toEqual(['long 1 1', 'wide 1 1'])
})

it('rejects the lines of a big file that have too few or too many values, and reads the file directly', async () => {
  const { write, load, files, store } = await bench()
  const text = Array.from({ length: 120_000 }, (_, i) => `${connLine(i)}\n`).join('')
  await load(await write('conn.log', `${header('conn')}${text}1.000000\tC1\n${connLine(1)}\tmore\n`))
  const [file] = await files()
  expect(file).toMatchObject({ rows: 120_000, rejected: 2 })
  expect((await store.query(sql`SELECT count(_line) AS spooled FROM logs.conn`)).rows).toEqual([{ spooled: 0 }])
})

it('rejects the lines of a big file with a blanked value, naming it, and reads the file directly', async () => {
  const { write, load, files, store, faults } = await bench()
  const text = Array.from({ length: 120_000 }, (_, i) => `${connLine(i)}\n`).join('')
  const blanked = [{ ts: 'XXXXXXXXXX.XXXXXX' }, { orig_bytes: 'X' }, { duration: '(redacted)' }, { 'id.orig_p': '' }]
  const lines = blanked.map((change) => `${connLine(1, change)}\n`)
  await load(await write('conn.log', `${header('conn')}${lines.slice(0, 2).join('')}${text}${lines.slice(2).join('')}`))
  const [file] = await files()
  expect(file).toMatchObject({ rows: 120_000, rejected: 4, lines: 120_012 })
  expect((await store.query(sql`SELECT count(_line) AS spooled FROM logs.conn`)).rows).toEqual([{ spooled: 0 }])
  expect((await rejectsOf(store, file?.id ?? 0, { limit: 10, offset: 0 })).map(({ line, reason }) => `${line} ${reason}`)).toEqual([
    '9 ts: "XXXXXXXXXX.XXXXXX" is no time',
    '10 orig_bytes: "X" is no count',
    '120011 duration: "(redacted)" is no interval',
    '120012 id.orig_p: "" is no port',
  ])
  expect(await faults()).toEqual([])
})
