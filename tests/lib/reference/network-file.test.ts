import { describe, expect, test } from 'vitest'
import type { Network } from '../../../lib/networks'
import { withNamed } from '../../../lib/reference/named'
import { readNetworks } from '../../../lib/reference/network-file'
import { folderWith, info, storeWithLists } from './list-fixture'

const file = (...networks: unknown[]) => JSON.stringify({ networks })
const office = { cidr: '192.0.2.0/24', name: 'office', roles: ['internal', 'user'] }

describe('a file of networks', () => {
  test('is read with roles in their order and without repeats, or without any', () => {
    expect(readNetworks(file({ ...office, roles: ['user', 'internal', 'user'] }, { cidr: '2001:DB8::/32', name: ' lab ' }))).toEqual({
      networks: [office, { cidr: '2001:db8::/32', name: 'lab', roles: [] }],
      faults: [],
    })
  })

  test.each([
    [{ ...office, cidr: '192.0.2.7/24' }, 'entry 1: cidr names one address within a network: the network is 192.0.2.0/24'],
    [{ ...office, cidr: 7 }, 'entry 1: cidr must be text'],
    [{ ...office, name: 'a,b' }, 'entry 1: name must hold no comma, quote or *, and not be - alone'],
    [{ ...office, name: '  ' }, 'entry 1: name must not be blank'],
    [{ ...office, name: 'Server' }, 'entry 1: name is the name of a role; give the role instead'],
    [{ ...office, name: 'a\nb' }, 'entry 1: name must be one line of visible characters'],
    [{ ...office, roles: ['boss'] }, 'entry 1: roles must be of internal, crown jewels, user, server'],
    [{ ...office, rolls: [] }, 'entry 1: Unrecognized key: "rolls"'],
    ['office', 'entry 1: Invalid input: expected object, received string'],
  ])('says what is wrong with %j', (entry, fault) => {
    expect(readNetworks(file(entry))).toEqual({ networks: [], faults: [fault] })
  })

  test.each(['{}', '[]', '{"networks": {}}', '{"networks": [', 'null'])('is not %s', (text) => {
    expect(readNetworks(text)).toBeNull()
  })
})

describe('networks in the folder of lists', () => {
  test('are known by their content, and bad entries are told', async () => {
    const store = await storeWithLists(
      await folderWith({
        'a.txt': `\n${file(office, { cidr: '192.0.2.0/33', name: 'x' })}`,
        'broken.json': '{"networks": [',
        'none.json': file(),
      }),
    )
    expect((await store.reference()).networks).toEqual([{ ...office, source: 'a.txt' }])
    expect(await info(store, 'a.txt')).toMatchObject({
      kind: 'networks',
      entries: 1,
      remark: '1 entry cannot be read: entry 2: cidr must be a network such as 192.0.2.0/24 or 2001:db8::/32.',
    })
    expect(await info(store, 'broken.json')).toMatchObject({
      kind: 'unknown',
      entries: null,
      remark: expect.stringContaining('no list of networks'),
    })
    expect(await info(store, 'none.json')).toMatchObject({ kind: 'networks', entries: null, remark: 'Not used: it names no network.' })
  })

  test('count after those of the page, an earlier file before a later one', async () => {
    const lists = await storeWithLists(
      await folderWith({
        'a.json': file(office, { cidr: '198.51.100.0/24', name: 'first' }),
        'b.json': file({ cidr: '198.51.100.0/24', name: 'second' }),
      }),
    )
    let page: readonly Network[] = []
    const store = withNamed(lists, async () => page)
    const named = async () => {
      const { networks, replaced, key } = await store.reference()
      return { key, networks: networks.map(({ name, source }) => `${name} ${source}`), replaced: replaced.map(({ name }) => name) }
    }
    const before = await named()
    expect(before).toMatchObject({ networks: ['office a.json', 'first a.json'], replaced: ['second'] })
    page = [{ cidr: '192.0.2.0/24', name: 'desks', roles: [] }]
    const after = await named()
    expect(after).toMatchObject({ networks: ['desks null', 'first a.json'], replaced: ['office', 'second'] })
    expect(after.key).not.toBe(before.key)
  })
})
