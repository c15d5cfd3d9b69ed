import { createHash } from 'node:crypto'
import { readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { z } from 'zod'
import { everything } from '../../data/sample/generate/everything'
import { columns, logs } from '../../data/sample/generate/layouts'
import { truth } from '../../data/sample/generate/truth'
import { logFiles } from '../../data/sample/generate/write'
import { hunts } from '../../lib/hunts'
import { logs as schemas } from '../../lib/logs'
import { columnName, type Field } from '../../lib/logs/log'
import { folder, type Read, sampleFiles } from './sample-files'

const scalar = z.union([z.string(), z.number(), z.boolean()])
const records = z.object({
  log: z.string(),
  where: z.record(z.string(), z.union([scalar, z.array(scalar)])),
  from: z.string().optional(),
  to: z.string().optional(),
  rows: z.int(),
})
const story = z.object({
  id: z.string(),
  harmless: z.boolean(),
  hunts: z.array(z.string()),
  first_seen: z.string(),
  last_seen: z.string(),
  records: z.array(records),
})
const groundTruth = z.object({
  gap: z.object({ from: z.string(), to: z.string() }),
  rows: z.record(z.string(), z.int()),
  stories: z.array(story),
})

const text = readFileSync('data/sample/ground-truth.json', 'utf8')
const told = groundTruth.parse(JSON.parse(text))
const files = sampleFiles()
const byLog = new Map(logs.map((log) => [String(log), files.filter((file) => file.log === log).flatMap((file) => file.rows)]))
const rowsOf = (log: string) => byLog.get(log) ?? []
const time = (row: Read) => Number(row.ts)
const seconds = (iso: string) => Date.parse(iso) / 1000
const hash = (content: string) => createHash('sha256').update(content).digest('hex')

/** Whether a row is one of the records; see `Records` in the generator. */
function matching({ where, from, to }: z.infer<typeof records>): (row: Read) => boolean {
  const fields = Object.entries(where).map(([field, wanted]) => {
    const texts = [wanted].flat().map((one) => (one === true ? 'T' : one === false ? 'F' : String(one)))
    return { field, exact: new Set(texts), ends: texts.filter((one) => one.startsWith('*')).map((one) => one.slice(1)) }
  })
  const [begin, end] = [from ? seconds(from) : Number.NEGATIVE_INFINITY, to ? seconds(to) : Number.POSITIVE_INFINITY]
  const has = (value: string, exact: ReadonlySet<string>, ends: readonly string[]) =>
    exact.has(value) || ends.some((one) => value.endsWith(one))
  return (row) =>
    time(row) >= begin &&
    time(row) < end &&
    fields.every(({ field, exact, ends }) => [row[field] ?? []].flat().some((value) => has(value, exact, ends)))
}

test('the generator writes these files again, byte by byte before compression', () => {
  const { rows, told: stories } = everything()
  const again = Object.fromEntries(logFiles(rows).map((file) => [file.path, hash(file.text)]))
  expect(Object.fromEntries(files.map((file) => [file.path, hash(file.text)]))).toEqual(again)
  expect(`${JSON.stringify(truth(rows, stories), null, 2)}\n`).toBe(text)
}, 180_000)

test('the files take at most 8 MB', () => {
  expect(files.reduce((sum, { path }) => sum + statSync(join(folder, path)).size, 0)).toBeLessThanOrEqual(8_000_000)
})

test('fields and types are those of the logs’ schemas', () => {
  for (const log of logs) {
    const known: Readonly<Record<string, Field>> = schemas[log].fields
    expect(Object.fromEntries(columns[log].map(({ field, zeek }) => [`${log}.${field}`, zeek]))).toEqual(
      Object.fromEntries(columns[log].map(({ field }) => [`${log}.${field}`, known[columnName(field)]?.type])),
    )
  }
})

test('the ground truth has the number of rows of each log', () => {
  expect(Object.fromEntries(logs.map((log) => [log, rowsOf(log).length]))).toEqual(told.rows)
  expect(told.rows.conn).toBeGreaterThanOrEqual(60_000)
  expect(told.rows.conn).toBeLessThanOrEqual(80_000)
})

test('each story’s rows are there, as many as told and at the times told', () => {
  const counted = told.stories.map(({ id, records: all }) => {
    const found = all.map((one) => rowsOf(one.log).filter(matching(one)))
    const times = found.flat().map(time)
    return { id, rows: found.map((rows) => rows.length), first: Math.min(...times), last: Math.max(...times) }
  })
  expect(counted.map(({ id, rows }) => [id, rows])).toEqual(told.stories.map(({ id, records: all }) => [id, all.map(({ rows }) => rows)]))
  expect(counted.filter(({ rows }) => rows.includes(0))).toEqual([])
  for (const [i, { first, last }] of counted.entries()) {
    expect(first).toBeCloseTo(seconds(told.stories[i]?.first_seen ?? ''), 2)
    expect(last).toBeCloseTo(seconds(told.stories[i]?.last_seen ?? ''), 2)
  }
})

test('every hunt of today has a story to find', () => {
  const wanted = new Set(told.stories.flatMap((one) => one.hunts))
  expect(hunts.map(({ id }) => id).filter((id) => !wanted.has(id))).toEqual([])
})

test('every row that names a connection has it, at or after its beginning', () => {
  const begun = new Map(rowsOf('conn').map((row) => [row.uid, time(row)]))
  expect(begun.size).toBe(told.rows.conn)
  for (const log of ['dns', 'ssl', 'http', 'files', 'ftp', 'ssh', 'weird']) {
    const lost = rowsOf(log).filter((row) => !((begun.get(row.uid) ?? Number.POSITIVE_INFINITY) <= time(row)))
    expect([log, lost]).toEqual([log, []])
  }
  expect(rowsOf('dhcp').filter((row) => [row.uids ?? []].flat().some((uid) => !begun.has(uid)))).toEqual([])
})

test('every certificate that a handshake shows was logged that day, every file of a request is there', () => {
  const day = (row: Read) => Math.floor(time(row) / 86_400)
  const logged = new Set(rowsOf('x509').map((row) => `${day(row)} ${row.fingerprint}`))
  expect(rowsOf('ssl').filter((row) => [row.cert_chain_fps ?? []].flat().some((print) => !logged.has(`${day(row)} ${print}`)))).toEqual([])
  const kept = new Set(rowsOf('files').map((row) => row.fuid))
  expect(rowsOf('http').filter((row) => [row.resp_fuids ?? []].flat().some((fuid) => !kept.has(fuid)))).toEqual([])
})

test('rows stand in order of time in the file of their day', () => {
  const wrong = files.filter(({ path, rows }) => {
    const from = seconds(`${path.slice(0, 10)}T00:00:00Z`)
    return rows.some((row, i) => time(row) < from || time(row) >= from + 86_400 || (i > 0 && time(row) < time(rows[i - 1] ?? row)))
  })
  expect(wrong.map(({ path }) => path)).toEqual([])
})

test('nothing began while the sensor was down', () => {
  const [from, to] = [seconds(told.gap.from), seconds(told.gap.to)]
  expect(rowsOf('conn').filter((row) => time(row) >= from && time(row) < to)).toEqual([])
  expect(to - from).toBe(3 * 3600)
})

test('most TLS shows no certificate, and a quarter of the answers has no time of reply', () => {
  const ssl = rowsOf('ssl')
  const modern = ssl.filter((row) => row.version === 'TLSv13')
  expect(modern.filter((row) => row.cert_chain_fps !== undefined)).toEqual([])
  expect(modern.length / ssl.length).toBeGreaterThan(0.55)
  expect(modern.length / ssl.length).toBeLessThan(0.7)
  const answered = rowsOf('dns').filter((row) => row.answers !== undefined)
  const unset = answered.filter((row) => row.rtt === undefined).length / answered.length
  expect(unset).toBeGreaterThan(0.22)
  expect(unset).toBeLessThan(0.28)
})

test('within one fill a resolver’s TTL counts down', () => {
  const fills = new Map<string, number[]>()
  for (const row of rowsOf('dns').filter(({ query, AA }) => query === 'assets.harbour-media.example' && AA === 'F')) {
    const addresses = [row.answers ?? []].flat().slice(1)
    const ttl = Number([row.TTLs ?? []].flat()[1])
    if (addresses.length === 0) continue
    const key = `${row['id.resp_h']} ${addresses.join(' ')}`
    fills.set(key, [...(fills.get(key) ?? []), time(row) + Number(row.rtt ?? 0) + ttl])
  }
  const shared = [...fills.values()].filter((expiries) => expiries.length > 1)
  expect(shared.length).toBeGreaterThan(20)
  for (const expiries of shared) expect(Math.max(...expiries) - Math.min(...expiries)).toBeLessThan(2)
})
