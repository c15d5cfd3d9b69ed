import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { networkList as listShape } from '../../../lib/http/network-answers'
import { openNamedNetworks } from '../../../lib/named-networks/named-networks'
import { networkList } from '../../../lib/named-networks/network-list'
import { withNamed } from '../../../lib/reference/named'
import { folderWith, storeWithLists } from '../reference/list-fixture'

const opened = async () => {
  const path = join(await folderWith({}), 'var', 'networks.json')
  return { path, networks: openNamedNetworks(path) }
}
const office = { cidr: '192.0.2.0/24', name: 'office', roles: ['internal'] } as const
const given = { ...office, roles: [...office.roles] }

describe('networks named in the page', () => {
  test('are kept, changed in their place and deleted, and are there after a new start', async () => {
    const { path, networks } = await opened()
    expect(await networks.list()).toEqual([])
    const saved = await networks.save(given)
    await networks.save({ ...given, cidr: '198.51.100.0/24', name: 'attic' })
    await networks.save({ ...given, id: saved.id, name: 'desks' })
    const again = openNamedNetworks(path)
    expect((await again.list()).map(({ name }) => name)).toEqual(['attic', 'desks'])
    expect(await again.remove(saved.id)).toMatchObject({ name: 'desks' })
    expect(await again.save({ ...given, id: saved.id })).toMatchObject({ id: saved.id })
    expect(JSON.parse(await readFile(path, 'utf8'))).toMatchObject({ networks: [{ name: 'attic' }, { name: 'office' }] })
  })

  test('share a name, but no CIDR', async () => {
    const { networks } = await opened()
    const saved = await networks.save(given)
    await expect(networks.save({ ...given, name: 'other' })).rejects.toMatchObject({ status: 'conflict', details: { id: saved.id } })
    await networks.save({ ...given, cidr: '2001:db8::/32' })
    expect(await networks.list()).toHaveLength(2)
    await expect(networks.remove('none')).rejects.toMatchObject({ status: 'not-found' })
  })

  test('are all there when they are named at once', async () => {
    const { networks } = await opened()
    await Promise.all(Array.from({ length: 20 }, (_, i) => networks.save({ ...given, cidr: `192.0.2.${i}/32` })))
    expect(await networks.list()).toHaveLength(20)
  })

  test('of a file that holds something else are an error, which changes nothing', async () => {
    const { path, networks } = await opened()
    await networks.save(given)
    await writeFile(path, '{"networks": [{"cidr": "all"}]}')
    await expect(networks.save({ ...given, cidr: '198.51.100.0/24' })).rejects.toThrow('does not hold named networks')
    expect(await readFile(path, 'utf8')).toContain('all')
  })
})

test('each lists the addresses that belong to it alone, and which lie in none', async () => {
  const { networks } = await opened()
  await networks.save(given)
  const lab = await networks.save({ cidr: '192.0.2.128/25', name: 'lab', roles: [] })
  const lists = await storeWithLists(
    await folderWith({ 'networks.json': '{"networks": [{"cidr":"192.0.2.0/24","name":"old"},{"cidr":"2001:db8::/32","name":"six"}]}' }),
    {
      conn: [
        { id_orig_h: '192.0.2.1', id_resp_h: '192.0.2.128' },
        { id_orig_h: '192.0.2.1', id_resp_h: '203.0.113.1' },
      ],
      dns: [{ id_orig_h: '192.0.2.127', query: 'a.test', answers: ['2001:db8::1', 'b.test'] }],
    },
  )
  const list = await networkList(
    withNamed(lists, () => networks.list()),
    await networks.list(),
  )
  expect(listShape.parse(list)).toEqual(list)
  expect(list).toMatchObject({ addresses: 5, unnamed: 1, inside: 'Inside are your networks with the role internal: office.' })
  expect(list.networks).toEqual([
    {
      id: lab.id,
      cidr: '192.0.2.128/25',
      name: 'lab',
      roles: [],
      source: null,
      addresses: 1,
      within: { cidr: office.cidr, name: 'office' },
      without: [],
    },
    expect.objectContaining({ name: 'office', addresses: 2, within: null, without: [{ cidr: '192.0.2.128/25', name: 'lab' }] }),
    expect.objectContaining({ name: 'six', id: null, source: 'networks.json', addresses: 1 }),
    expect.objectContaining({ name: 'old', id: null, source: 'networks.json', addresses: null }),
  ])
})
