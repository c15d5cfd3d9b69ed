import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openBaselines } from '../../lib/baselines/baselines'
import { withBaselines } from '../../lib/baselines/with-baselines'
import { config } from '../../lib/config'
import { answered, type ChangedRow } from '../lib/baselines/baseline-fixture'
import { type LoadedStore, loadedStore } from '../lib/baselines/loaded-store'

const home = join(config().realLogs, 'brobeat')
const middle = '2009-11-19T06:00:00Z'
type Read = (name: string) => string

function linesOf(log: string): Read[] {
  const text = readFileSync(join(home, `${log}.log`), 'utf8').split('\n')
  const names = (text.find((line) => line.startsWith('#fields')) ?? '').split('\t').slice(1)
  return text
    .filter((line) => line !== '' && !line.startsWith('#'))
    .map((line) => {
      const cells = line.split('\t')
      return (name) => cells[names.indexOf(name)] ?? '-'
    })
}

const unanswered = new Set(['S0', 'REJ', 'RSTOS0', 'SH'])
const isOld = (read: Read) => Number(read('ts')) < Date.parse(middle) / 1000

/** Records of each key in both halves, as the rows show them: absent is null. */
function counted(lines: readonly Read[], key: (read: Read) => string) {
  const counts = new Map<string, [number | null, number | null]>()
  for (const read of lines) {
    const both = counts.get(key(read)) ?? [null, null]
    const at = isOld(read) ? 0 : 1
    both[at] = (both[at] ?? 0) + 1
    counts.set(key(read), both)
  }
  return Object.fromEntries(counts)
}
const shown = (rows: readonly ChangedRow[], key: (row: ChangedRow) => string) =>
  Object.fromEntries(rows.map((row) => [key(row), [row.old_records, row.records]]))

describe.skipIf(!existsSync(home))('the second half of a real day beside its first', () => {
  let loaded: LoadedStore
  let rowsOf: (kind: Parameters<typeof answered>[1]) => Promise<readonly ChangedRow[]>
  beforeAll(async () => {
    const logs = readdirSync(home).filter((name) => name.endsWith('.log'))
    loaded = await loadedStore(...logs.map((name) => join(home, name)))
    const baselines = openBaselines(join(loaded.home, 'baselines'))
    await baselines.make(loaded.store, { name: 'First half', to: middle })
    const store = withBaselines(loaded.store, baselines)
    rowsOf = async (kind) => (await answered(store, kind, `from=${middle}`)).rows
  }, 300_000)
  afterAll(() => loaded.close())

  const answeredLines = () => linesOf('conn').filter((read) => !unanswered.has(read('conn_state')))
  // The sensor says of each address of this capture whether it is local.
  const local = () =>
    new Set(
      linesOf('conn').flatMap((read) => [
        ...(read('local_orig') === 'T' ? [read('id.orig_h')] : []),
        ...(read('local_resp') === 'T' ? [read('id.resp_h')] : []),
      ]),
    )
  const portOf = (read: Read) => (read('proto') === 'icmp' ? null : Number(read('id.resp_p')))

  test('has the edges between own hosts that a plain reading counts', async () => {
    const own = local()
    const expected = counted(
      answeredLines().filter((read) => own.has(read('id.orig_h')) && own.has(read('id.resp_h'))),
      (read) => `${read('id.orig_h')} ${read('id.resp_h')} ${portOf(read)} ${read('proto')}`,
    )
    const rows = (await rowsOf('edges')).filter(({ way }) => way === 'inside')
    expect(Object.keys(expected).length).toBeGreaterThan(10)
    expect(shown(rows, ({ source, target, port, proto }) => `${source} ${target} ${port} ${proto}`)).toEqual(expected)
  })

  test('has all answered connections in its edges', async () => {
    const rows = await rowsOf('edges')
    const sum = (key: 'old_records' | 'records') => rows.reduce((all, row) => all + Number(row[key] ?? 0), 0)
    expect([sum('old_records'), sum('records')]).toEqual(
      [true, false].map((old) => answeredLines().filter((read) => isOld(read) === old).length),
    )
  })

  test('has what own hosts tried without an answer', async () => {
    const own = local()
    const tried = linesOf('conn').filter((read) => unanswered.has(read('conn_state')) && own.has(read('id.orig_h')))
    expect(tried.length).toBeGreaterThan(10)
    const expected = counted(tried, (read) => `${read('id.orig_h')} ${read('proto')}`)
    expect(shown(await rowsOf('attempts'), ({ source, proto }) => `${source} ${proto}`)).toEqual(expected)
  })

  test('has the resolvers that were asked', async () => {
    const asked = linesOf('dns').filter((read) => !['137', '5353', '5355'].includes(read('id.resp_p')))
    expect(asked.length).toBeGreaterThan(100)
    const expected = counted(asked, (read) => `${read('id.resp_h')} ${read('id.resp_p')}/${read('proto')}`)
    expect(shown(await rowsOf('resolvers'), ({ target, port, proto }) => `${target} ${port}/${proto}`)).toEqual(expected)
  })

  test('has the user agents that were sent, versions apart', async () => {
    const sent = linesOf('http').filter((read) => read('user_agent') !== '-')
    expect(sent.length).toBeGreaterThan(100)
    const expected = counted(sent, (read) => read('user_agent').replaceAll(/[0-9]+(?:[._][0-9]+)*/g, '#'))
    expect(shown(await rowsOf('user_agents'), ({ target }) => String(target))).toEqual(expected)
  })
})
