import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, onTestFinished, test } from 'vitest'
import { openAllowList } from '../../../lib/allow-list/allow-list'
import { allowEntry, entries, entryToSave } from '../../../lib/allow-list/entry'
import { entry } from './entry-fixture'

async function path() {
  const made = await mkdtemp(join(tmpdir(), 'spoor-allow-'))
  onTestFinished(() => rm(made, { recursive: true, force: true }))
  return join(made, 'var', 'allow-list.json')
}
const at = (iso: string) => () => new Date(iso)
const { id: _, created: __, expires: ___, ...given } = entry('name:cdn.example.com')

test('an entry holds up to the instant at which it expires, not at it, and stays in the list', async () => {
  const file = await path()
  const { id } = await openAllowList(file, at('2026-01-01T00:00:00Z')).save({ ...given, expires: '2026-02-01T00:00:00.000Z' })
  const held = async (now: string) => (await openAllowList(file, at(now)).allowed()).entries.map((one) => one.id)
  expect(await held('2026-01-31T23:59:59.999Z')).toEqual([id])
  expect(await held('2026-02-01T00:00:00.000Z')).toEqual([])
  expect(await openAllowList(file, at('2030-01-01T00:00:00Z')).list()).toMatchObject({ entries: [{ id }] })
})

test('an entry holds for 90 days unless told otherwise', async () => {
  const saved = await openAllowList(await path(), at('2026-01-01T12:00:00.000Z')).save(given)
  expect(saved).toMatchObject({ created: '2026-01-01T12:00:00.000Z', expires: '2026-04-01T12:00:00.000Z' })
})

test('who changes an entry does not become its author, and it stays as old as it is', async () => {
  const file = await path()
  const { id } = await openAllowList(file, at('2026-01-01T00:00:00.000Z')).save(given)
  const list = openAllowList(file, at('2026-02-01T00:00:00.000Z'))
  await list.save({ ...given, id, author: 'Jonas', reason: 'still known', expires: '2026-12-01T00:00:00.000Z' })
  expect((await list.list()).entries).toMatchObject([
    { id, author: 'Mara', reason: 'still known', created: '2026-01-01T00:00:00.000Z', expires: '2026-12-01T00:00:00.000Z' },
  ])
})

test('a deleted entry is put back as it was', async () => {
  const list = openAllowList(await path())
  const saved = await list.save(given)
  expect(await list.remove(saved.id)).toEqual(saved)
  await expect(list.remove(saved.id)).rejects.toMatchObject({ status: 'not-found' })
  expect(await list.save(saved)).toEqual(saved)
  expect((await list.list()).entries).toEqual([saved])
})

test('an entry that would end before it was made is refused', async () => {
  const list = openAllowList(await path(), at('2026-01-01T00:00:00.000Z'))
  await expect(list.save({ ...given, expires: '2026-01-01T00:00:00.000Z' })).rejects.toMatchObject({ status: 'bad-params' })
  expect((await list.list()).entries).toEqual([])
})

test('a list is taken elsewhere and back; what is there already is counted, not doubled', async () => {
  const one = openAllowList(await path())
  const first = await one.save(given)
  const second = await one.save({ ...given, reason: 'another' })
  const other = openAllowList(await path())
  await other.save(first)
  const exported = entries.parse(JSON.parse(JSON.stringify(await one.list())))
  expect(await other.import(exported)).toEqual({ added: 1, replaced: 0, unchanged: 1 })
  expect(await other.import({ entries: [{ ...second, reason: 'changed' }], exceptions: [] })).toEqual({
    added: 0,
    replaced: 1,
    unchanged: 0,
  })
  expect((await other.list()).entries.map(({ reason }) => reason).sort()).toEqual(['changed', 'known here'])
})

test('a file that holds something else hides nothing, says so, and is not overwritten', async () => {
  const file = await path()
  const list = openAllowList(file)
  await list.save(given)
  await writeFile(file, '{"entries":[{')
  expect(await list.allowed()).toEqual({ entries: [], fault: expect.stringContaining(file) })
  await expect(list.save(given)).rejects.toMatchObject({ status: 'failed' })
  expect(await readFile(file, 'utf8')).toBe('{"entries":[{')
})

describe('an entry must say what it is for and why', () => {
  const faulty = (more: object) => entryToSave.safeParse({ ...given, ...more }).success
  test.each([
    ['no reason', { reason: '  ' }],
    ['a reason of two lines', { reason: 'a\nb' }],
    ['a reason that turns the text around', { reason: 'a\u202eb' }],
    ['nothing named', { what: [] }],
    ['anything at all', { what: [{ field: 'name', value: '*' }] }],
    ['unset alone', { what: [{ field: 'name', value: '-' }] }],
    ['no field', { what: [{ field: 'na me', value: 'a' }] }],
    ['no hunt', { hunts: [] }],
    ['what is no network', { source: '192.0.2.0/33' }],
    ['a day that is none', { expires: '2026-02-31' }],
    ['what it does not know', { rank: 1 }],
  ])('%s is refused', (_, more) => expect(faulty(more)).toBe(false))
  test('all else is taken', () => {
    expect(
      faulty({
        hunts: ['toy'],
        source: '2001:db8::/32',
        what: [
          { field: 'name', value: '-' },
          { field: 'serial', value: '0A' },
        ],
      }),
    ).toBe(true)
    expect(allowEntry.parse(entry('name:a.test'))).toMatchObject({ what: [{ field: 'name', value: 'a.test' }] })
  })
})
