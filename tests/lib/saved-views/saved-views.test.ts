import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { viewList } from '../../../lib/http/answers'
import { openSavedViews, viewToSave } from '../../../lib/saved-views/saved-views'
import { viewCounts } from '../../../lib/saved-views/view-counts'
import { storeWith } from '../store-fixture'
import { toy } from '../toy-hunt'

async function folder() {
  const made = await mkdtemp(join(tmpdir(), 'spoor-views-'))
  onTestFinished(() => rm(made, { recursive: true, force: true }))
  return made
}
const fresh = async () => openSavedViews(join(await folder(), 'var', 'views.json'))
const names = async (views: ReturnType<typeof openSavedViews>) => (await views.list()).map(({ name }) => name)

test('views are kept by name and found again after a new start', async () => {
  const path = join(await folder(), 'views.json')
  const views = openSavedViews(path)
  expect(await views.list()).toEqual([])
  await views.save({ name: 'Web', path: '/logs/http' })
  await views.save({ name: 'Names', path: '/hunts/fast-flux?ttl=60' })
  const again = await openSavedViews(path).list()
  expect(again).toMatchObject([
    { name: 'Names', path: '/hunts/fast-flux?ttl=60' },
    { name: 'Web', path: '/logs/http' },
  ])
  expect(viewList.parse({ views: again })).toEqual({ views: again })
})

test('a view is renamed by its id, deleted, and put back as it was', async () => {
  const views = await fresh()
  const { id } = await views.save({ name: 'Web', path: '/logs/http' })
  await views.save({ id, name: 'Requests', path: '/logs/http' })
  expect(await names(views)).toEqual(['Requests'])
  const gone = await views.remove(id)
  expect(await names(views)).toEqual([])
  await views.save(gone)
  expect(await views.list()).toMatchObject([{ id, name: 'Requests' }])
})

test('two views never share a name, whatever its case, and what is not there cannot be deleted', async () => {
  const views = await fresh()
  await views.save({ name: 'Web', path: '/logs/http' })
  await expect(views.save({ name: 'WEB', path: '/' })).rejects.toMatchObject({ status: 'conflict' })
  await expect(views.remove('5ab8f7a0-0000-4000-8000-000000000000')).rejects.toMatchObject({ status: 'not-found' })
  expect(await names(views)).toEqual(['Web'])
})

test('changes at the same time are all kept', async () => {
  const views = await fresh()
  await Promise.all(Array.from({ length: 20 }, (_, i) => views.save({ name: `View ${i}`, path: '/' })))
  expect(await views.list()).toHaveLength(20)
})

test('a change that cannot be written leaves what was there, and nothing beside it', async () => {
  const home = await folder()
  const path = join(home, 'views.json')
  const views = openSavedViews(path)
  await views.save({ name: 'Web', path: '/logs/http' })
  const before = await readFile(path, 'utf8')
  await mkdir(`${path}.part`)
  await expect(views.save({ name: 'More', path: '/' })).rejects.toMatchObject({ status: 'failed' })
  expect(await readFile(path, 'utf8')).toBe(before)
  await rm(`${path}.part`, { recursive: true })
  await views.save({ name: 'More', path: '/' })
  expect(await names(views)).toEqual(['More', 'Web'])
  expect(await readdir(home)).toEqual(['views.json'])
})

test('a file that was cut or leads elsewhere is named, not read and not overwritten', async () => {
  const path = join(await folder(), 'views.json')
  const elsewhere = { id: '5ab8f7a0-0000-4000-8000-000000000000', name: 'x', path: '//evil.test', saved_at: '2026-01-01T00:00:00.000Z' }
  for (const text of ['{"views":[', JSON.stringify({ views: [elsewhere] })]) {
    await writeFile(path, text)
    const views = openSavedViews(path)
    await expect(views.list()).rejects.toMatchObject({ status: 'failed', message: expect.stringContaining(path) })
    await expect(views.save({ name: 'y', path: '/' })).rejects.toMatchObject({ status: 'failed' })
    expect(await readFile(path, 'utf8')).toBe(text)
  }
})

test.each(['', '  ', 'a\nb', 'a\u202eb', 'a'.repeat(81)])('%j is no name', (name) => {
  expect(viewToSave.safeParse({ name, path: '/' }).success).toBe(false)
})

test('each view is counted as its own path says; what is no hunt or log, or fails, has no count', async () => {
  const dns = [1, 2, 3].map((n) => ({ ts: 1_700_000_000 + n, query: n === 3 ? 'b.test' : 'a.test', id_orig_h: `192.0.2.${n}` }))
  const store = await storeWith({ dns })
  const of = async (path: string) => {
    const view = { id: 'x', name: 'x', path, saved_at: '' }
    return (await viewCounts(store, [toy], [view])).counts.x
  }
  expect(await of('/logs/dns')).toBe(3)
  expect(await of('/logs/dns?filter=query:a.test&sort=-ts&row=1')).toBe(2)
  expect(await of('/hunts/toy?row=1&sort=clients')).toBe(1)
  expect(await of('/hunts/toy?clients=1')).toBe(2)
  expect(await of('/hunts/toy?clients=1&filter=query:b.test')).toBe(1)
  for (const path of ['/', '/files', '/logs/http', '/hunts/gone', '/hunts/toy?clients=none']) expect(await of(path)).toBeNull()
})
