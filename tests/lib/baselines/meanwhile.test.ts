import { readdir } from 'node:fs/promises'
import { expect, test, vi } from 'vitest'
import { sql } from '../../../lib/sql'
import { fill, storeWith } from '../store-fixture'
import { baselinesFolder } from './baseline-fixture'

// Each asks every kind of item several times.
vi.setConfig({ testTimeout: 240_000 })

const connection = { ts: 1_767_571_200, id_orig_h: '10.0.0.1', id_resp_h: '10.0.0.2', id_resp_p: 443, proto: 'tcp', conn_state: 'SF' }

/** A store into which a file is loaded each time that some part of a baseline has been frozen, as often as told. */
async function growing(times: number) {
  const store = await storeWith({ conn: [connection, { ...connection, ts: connection.ts + 3600 }] })
  let files = 1
  const freeze: typeof store.freeze = async (...part) => {
    await store.freeze(...part)
    if (files <= times) await fill(store, ++files, 'conn', [{ ...connection, ts: connection.ts + 7200 * files, id_resp_p: 8000 + files }])
  }
  return { ...store, freeze }
}

test('a file that is loaded meanwhile is in all of a baseline, not in some of its parts', async () => {
  const { baselines } = await baselinesFolder()
  const store = await growing(1)
  const made = await baselines.make(store, { name: 'Meanwhile' })
  const after = await baselines.make(store, { name: 'Afterwards' })
  const { id, name, created, ...told } = after
  expect(made).toMatchObject(told)
  expect(made.items).toMatchObject({ edges: 2, services: 2 })
  const of = (one: string) => baselines.frozen(store.dialect).then((all) => all.find((frozen) => frozen.id === one))
  const edges = (await of(made.id))?.items('edges')
  if (!edges) throw new Error('no edges were frozen')
  expect((await store.query(sql`SELECT * FROM ${edges}`)).rows).toHaveLength(2)
})

test('where files go on being loaded nothing is frozen, and why is said', async () => {
  const { baselines, folder } = await baselinesFolder()
  await expect(baselines.make(await growing(100), { name: 'Never' })).rejects.toMatchObject({
    status: 'conflict',
    message: expect.stringContaining('once they are loaded'),
  })
  expect(await readdir(folder)).toEqual([])
})
