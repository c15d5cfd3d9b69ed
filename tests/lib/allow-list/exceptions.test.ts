import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, onTestFinished, test } from 'vitest'
import { openAllowList } from '../../../lib/allow-list/allow-list'
import { entries } from '../../../lib/allow-list/entry'
import { exceptionToSave } from '../../../lib/allow-list/exception'
import { exceptionEffect } from '../../../lib/allow-list/exception-effect'
import { exceptionHits } from '../../../lib/allow-list/exception-hits'
import { leastFrequency } from '../../../lib/hunts/least-frequency'
import { portProtocol } from '../../../lib/hunts/port-protocol'
import { withExcusing } from '../../../lib/reference/excusing'
import { answered, flow } from '../../hunts/port-protocol-rows'
import { folderWith, storeWithLists } from '../reference/list-fixture'
import { storeWith } from '../store-fixture'
import { entry } from './entry-fixture'

async function path() {
  const made = await mkdtemp(join(tmpdir(), 'spoor-exceptions-'))
  onTestFinished(() => rm(made, { recursive: true, force: true }))
  return join(made, 'allow-list.json')
}
const at = (iso: string) => () => new Date(iso)
const jump = { host: '198.51.100.80', port: '80/tcp', service: 'ssh', reason: 'Jump host of the branch' }
const conn = [
  flow({ service: 'ssh', server: '198.51.100.80' }),
  flow({ service: 'ssh', server: '198.51.100.80' }),
  flow({ service: 'ssh', server: '203.0.113.5', client: 'fe80::77' }),
  flow({ port: 443, service: 'ssh', server: '198.51.100.80' }),
]
type Jump = typeof jump
const listed = async (...made: readonly Jump[]) => {
  const store = withExcusing(await storeWith({ conn }), () => Promise.resolve(made))
  return (await answered(store)).rows.map(({ title, connections }) => `${title}: ${connections}`).sort()
}

describe('an exception that was made in the page', () => {
  test.each<readonly [string, Partial<Jump>, readonly string[]]>([
    ['takes out what it excuses', {}, ['ssh on 443/tcp: 1', 'ssh on 80/tcp: 1']],
    ['holds for either end, and for IPv6', { host: 'fe80::/10', port: '*', service: '*' }, ['ssh on 443/tcp: 1', 'ssh on 80/tcp: 2']],
    ['holds on any port where it names none', { port: '*' }, ['ssh on 80/tcp: 1']],
    ['leaves other services alone', { service: 'none' }, ['ssh on 443/tcp: 1', 'ssh on 80/tcp: 3']],
  ])('%s', async (_, more, rows) => {
    expect(await listed({ ...jump, ...more })).toEqual(rows)
  })

  test('holds beside those of files', async () => {
    const files = await storeWithLists(await folderWith({ 'mine.csv': '203.0.113.5,80,ssh,a\n' }), { conn })
    const store = withExcusing(files, () => Promise.resolve([jump]))
    const answer = await answered(store)
    expect(answer.rows.map(({ title }) => title)).toEqual(['ssh on 443/tcp'])
    expect(answer.hidden).toContainEqual({ code: 'excepted', label: 'excepted', rows: 1, show: { excepted: true } })
  })

  test('counts from the answer after it was made, and no longer from the one after it was deleted', async () => {
    const list = openAllowList(await path())
    const store = withExcusing(await storeWith({ conn }), () => list.excusing())
    const connections = async () => (await answered(store)).rows.map((row) => row.connections)
    expect(await connections()).toEqual([1, 3])
    const { id } = await list.except(jump)
    expect(await connections()).toEqual([1, 1])
    await list.withdraw(id)
    expect(await connections()).toEqual([1, 3])
  })
})

describe('the preview', () => {
  const preview = async (given: Partial<Jump & { view: string }>) => {
    const { reason: _, ...asked } = { ...jump, ...given }
    return exceptionEffect(await storeWith({ conn }), portProtocol, new URLSearchParams(asked))
  }
  test('says which rows lose how many connections', async () => {
    expect(await preview({ port: '*' })).toMatchObject({
      total: 2,
      rows: 1,
      connections: 3,
      first: [
        { title: 'ssh on 443/tcp', connections: 1, left: 0 },
        { title: 'ssh on 80/tcp', connections: 3, left: 1 },
      ],
    })
  })
  test('counts what the page shows', async () => {
    expect(await preview({ port: '*', view: '/hunts/port-protocol?filter=resp_p:443' })).toMatchObject({
      total: 1,
      rows: 1,
      connections: 1,
    })
    expect(await preview({ host: '192.0.2.1' })).toMatchObject({ total: 2, rows: 0, connections: 0, first: [] })
  })
  test('names what cannot be read', async () => {
    await expect(preview({ port: '99999' })).rejects.toMatchObject({
      status: 'bad-params',
      details: { fields: { port: [expect.any(String)] } },
    })
  })
  test('is of hunts that take exceptions', async () => {
    const asked = exceptionEffect(
      await storeWith({ http: [{}] }),
      leastFrequency,
      new URLSearchParams({ host: jump.host, port: '*', service: '*' }),
    )
    await expect(asked).rejects.toMatchObject({ status: 'not-found' })
  })
})

describe('what each exception hides', () => {
  const id = (n: number) => `00000000-0000-4000-8000-00000000000${n}`
  const all = [
    { ...jump, id: id(1) },
    { ...jump, id: id(2), port: '443' },
    { ...jump, id: id(3), host: '192.0.2.99' },
    { ...jump, id: id(4), host: '203.0.113.0/24', port: '*' },
  ].map((one) => ({ ...one, author: '', created: '2026-01-01T00:00:00.000Z' }))
  const hits = async (search = '', data: Record<string, readonly object[]> = { conn }) =>
    (
      await exceptionHits(
        withExcusing(await storeWith(data as Parameters<typeof storeWith>[0]), () => Promise.resolve(all)),
        portProtocol,
        all,
        new URLSearchParams(search),
      )
    ).hits

  test('is counted of each alone: rows of which nothing is left, those that lose connections, and how many', async () => {
    expect(await hits()).toEqual({
      [id(1)]: { rows: 0, losing: 1, connections: 2 },
      [id(2)]: { rows: 1, losing: 1, connections: 1 },
      [id(3)]: { rows: 0, losing: 0, connections: 0 },
      [id(4)]: { rows: 0, losing: 1, connections: 1 },
    })
  })

  test('is counted in the scope, and what files excuse is not counted to them', async () => {
    expect((await hits('filter=resp_p:443'))[id(1)]).toEqual({ rows: 0, losing: 0, connections: 0 })
    expect((await hits('filter=id_resp_h:198.51.100.80'))[id(1)]).toEqual({ rows: 1, losing: 1, connections: 2 })
    const files = await storeWithLists(await folderWith({ 'mine.csv': '203.0.113.5,80,ssh,a\n' }), { conn })
    const store = withExcusing(files, () => Promise.resolve(all))
    const told = await exceptionHits(store, portProtocol, all, new URLSearchParams())
    expect(told.hits).toMatchObject({ [id(1)]: { rows: 1, connections: 2 }, [id(4)]: { rows: 0, losing: 0, connections: 0 } })
  })

  test('is nothing where the log is missing, and other parameters are refused', async () => {
    expect(await hits('', {})).toEqual({})
    await expect(hits('tiers=1')).rejects.toMatchObject({ status: 'bad-params', details: { fields: { tiers: [expect.any(String)] } } })
  })
})

test('an exception keeps its author and its age when it is changed, and is put back as it was', async () => {
  const file = await path()
  const saved = await openAllowList(file, at('2026-01-01T00:00:00.000Z')).except({ ...jump, author: 'Mara' })
  const list = openAllowList(file, at('2026-02-01T00:00:00.000Z'))
  const changed = await list.except({ ...jump, id: saved.id, author: 'Jonas', reason: 'still there' })
  expect(changed).toEqual({ ...saved, reason: 'still there' })
  expect(await list.withdraw(saved.id)).toEqual(changed)
  await expect(list.withdraw(saved.id)).rejects.toMatchObject({ status: 'not-found' })
  expect(await list.except(changed)).toEqual(changed)
})

test('exceptions go with the allow-list, elsewhere and back', async () => {
  const one = openAllowList(await path())
  const { id: _, ...given } = entry('name:cdn.example.com')
  await one.save(given)
  await one.except(jump)
  const other = openAllowList(await path())
  const exported = entries.parse(JSON.parse(JSON.stringify(await one.list())))
  expect(await other.import(exported)).toEqual({ added: 2, replaced: 0, unchanged: 0 })
  expect(await other.import(exported)).toEqual({ added: 0, replaced: 0, unchanged: 2 })
  expect(await other.list()).toEqual(await one.list())
})

test('a list of before there were exceptions is read', () => {
  expect(entries.parse({ entries: [entry('name:a.test')] }).exceptions).toEqual([])
})

test('a file that holds something else excuses nothing and stops nothing', async () => {
  const file = await path()
  await writeFile(file, '{"exceptions":[{')
  expect(await openAllowList(file).excusing()).toEqual([])
})

describe('an exception must say where, what and why', () => {
  test.each([
    ['no host', { host: '' }],
    ['a name', { host: 'a.example.com' }],
    ['a port beyond the last', { port: '65536' }],
    ['no transport that there is', { port: '80/icmp' }],
    ['two services', { service: 'ssh,ssl' }],
    ['no reason', { reason: '  ' }],
    ['what it does not know', { hunts: 'all' }],
  ])('%s is refused', (_, more) => expect(exceptionToSave.safeParse({ ...jump, ...more }).success).toBe(false))
  test('blanks around and capitals are taken off', () => {
    expect(exceptionToSave.parse({ host: ' 192.0.2.0/24 ', port: '443/TCP', service: 'SSH', reason: ' own ' })).toEqual({
      host: '192.0.2.0/24',
      port: '443/tcp',
      service: 'ssh',
      reason: 'own',
    })
  })
})
