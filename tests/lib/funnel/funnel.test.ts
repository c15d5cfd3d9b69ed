import { describe, expect, test } from 'vitest'
import { type Funnel, giveNames } from '../../../lib/funnel/funnel'
import { nameFunnel } from '../../../lib/http/funnel-answers'
import { hunts } from '../../../lib/hunts'
import { withNamed } from '../../../lib/reference/named'
import type { Store } from '../../../lib/store/store'
import { type Files, folderWith, storeWithLists } from '../reference/list-fixture'
import { type FixtureRow, storeWith } from '../store-fixture'

const lookup = (query: string, client = 1, second = 0): FixtureRow => ({
  ts: 1_760_000_000 + second,
  uid: `C${query}${client}`,
  id_orig_h: `192.0.2.${client}`,
  id_resp_h: '198.51.100.53',
  id_resp_p: 53,
  proto: 'udp',
  query,
})

async function ask(store: Store, text = ''): Promise<Funnel> {
  const answer = await giveNames(store, hunts, new URLSearchParams(text))
  if (answer instanceof Response || answer.status !== 'ok') throw new Error('the funnel was not answered')
  expect(nameFunnel.parse(answer)).toEqual(answer)
  return answer
}

const names = ({ rows }: Funnel) => rows.map(({ name }) => name)
const counts = ({ stages }: Funnel) => stages.map(({ names, removed }) => [names, removed])
const withLists = async (files: Files, rows: readonly FixtureRow[]) => storeWithLists(await folderWith(files), { dns: rows })

test('the scope takes named networks, and names one that nobody knows', async () => {
  const networks = JSON.stringify({ networks: [{ cidr: '192.0.2.7/32', name: 'office' }] })
  const store = withNamed(
    await withLists({ 'networks.json': networks }, [lookup('a.example.com', 7), lookup('b.example.com', 8)]),
    async () => [],
  )
  expect(names(await ask(store, 'filter=network:office'))).toEqual(['a.example.com'])
  expect(names(await ask(store, 'filter=-network:office'))).toEqual(['b.example.com'])
  await expect(ask(store, 'filter=network:cellar')).rejects.toMatchObject({ status: 'bad-params' })
})

describe('a queried name', () => {
  test('counts once, whatever its spelling', async () => {
    const store = await storeWith({ dns: [lookup('WWW.Example.com', 1), lookup('www.example.com', 2, 9), lookup('www.example.com', 2, 5)] })
    const answer = await ask(store)
    expect(answer.rows).toMatchObject([
      {
        name: 'www.example.com',
        domain: 'example.com',
        clients: 2,
        records: 3,
        first_seen: '2025-10-09T08:53:20.000000Z',
        last_seen: '2025-10-09T08:53:29.000000Z',
        score: null,
      },
    ])
  })

  test('counts once with the dot of the root, and in both spellings of an international name', async () => {
    const store = await withLists({ 'top.csv': '1,example.com\n7,xn--mnchen-3ya.example\n' }, [
      lookup('www.example.net.', 1),
      lookup('www.example.net', 2),
      lookup('München.example', 1, 3),
      lookup('münchen.example.', 1, 5),
      lookup('xn--mnchen-3ya.example', 2, 4),
      lookup('bücher.example', 3),
    ])
    expect((await ask(store, 'popular=7&stage=all&sort=name')).rows).toMatchObject([
      { name: 'bücher.example', domain: 'xn--bcher-kva.example', clients: 1, records: 1 },
      { name: 'www.example.net', domain: 'example.net', clients: 2, records: 2 },
      { name: 'xn--mnchen-3ya.example', domain: 'xn--mnchen-3ya.example', clients: 2, records: 3, rank: 7 },
    ])
  })

  test('counts only where it is a name that the world shares', async () => {
    const others = ['printer', 'printer.local', '1.2.0.192.in-addr.arpa', '192.0.2.7', 'co.uk', '']
    const store = await withLists(
      {},
      ['a.example.com', 'b.unlisted', ...others].map((query) => lookup(query)),
    )
    expect(counts(await ask(store))[0]).toEqual([2, 5])
    expect(names(await ask(store, 'stage=all'))).toEqual(['a.example.com', 'b.unlisted'])
    expect(names(await ask(store, 'stage=all&removed=true'))).toEqual([
      '1.2.0.192.in-addr.arpa',
      '192.0.2.7',
      'co.uk',
      'printer',
      'printer.local',
    ])
  })
})

describe('popular names', () => {
  const list = '1,example.com\n2,github.io\n3,duckdns.org\n4,www.example.net\n5,mooo.com\n6,mine.mooo.com\n'

  test('go with all that lies below their domain', async () => {
    const store = await withLists(
      { 'top.csv': list },
      ['a.b.example.com', 'EXAMPLE.com', 'example.net', 'www.example.net'].map((q) => lookup(q)),
    )
    expect(names(await ask(store))).toEqual(['example.net'])
    const gone = await ask(store, 'stage=not_popular&removed=true&sort=rank,name')
    expect(gone.rows.map(({ name, rank, rank_list }) => [name, rank, rank_list])).toEqual([
      ['EXAMPLE.com', 1, 'top.csv'],
      ['a.b.example.com', 1, 'top.csv'],
      ['www.example.net', 4, 'top.csv'],
    ])
    expect(gone.total).toBe(3)
  })

  test('excuse no name below a suffix under which strangers live', async () => {
    const store = await withLists(
      { 'top.csv': list },
      ['evil.github.io', 'evil.duckdns.org', 'mine.mooo.com'].map((q) => lookup(q)),
    )
    expect(names(await ask(store))).toEqual(['evil.duckdns.org', 'evil.github.io', 'mine.mooo.com'])
  })

  test('are those up to the rank and none behind it', async () => {
    const store = await withLists({ 'top.csv': '10,example.com\n11,example.net\n' }, [lookup('example.com'), lookup('example.net')])
    expect(names(await ask(store, 'popular=9'))).toEqual(['example.com', 'example.net'])
    expect(names(await ask(store, 'popular=10'))).toEqual(['example.net'])
    expect(names(await ask(store, 'popular=11'))).toEqual([])
  })
})

describe('categorised names', () => {
  const list = 'domain,category\nexample.com,News\nads.example.com,Advertising\ngithub.io,Development\n'

  test('go by the closest entry, and not by a suffix under which strangers live', async () => {
    const rows = ['x.ads.example.com', 'www.example.com', 'evil.github.io', 'example.net'].map((q) => lookup(q))
    const store = await withLists({ 'proxy.csv': list }, rows)
    expect(names(await ask(store))).toEqual(['evil.github.io', 'example.net'])
    const gone = await ask(store, 'stage=not_categorised&removed=true')
    expect(gone.rows.map(({ name, category, category_list }) => [name, category, category_list])).toEqual([
      ['www.example.com', 'News', 'proxy.csv'],
      ['x.ads.example.com', 'Advertising', 'proxy.csv'],
    ])
  })

  test('are counted after the popular ones', async () => {
    const rows = ['example.com', 'www.example.com', 'example.net', 'example.org'].map((q) => lookup(q))
    const store = await withLists({ 'top.csv': '1,www.example.com\n2,example.net\n', 'proxy.csv': list }, rows)
    expect(counts(await ask(store))).toEqual([
      [4, 0],
      [2, 2],
      [1, 1],
      [1, null],
    ])
    expect(names(await ask(store, 'stage=not_popular'))).toEqual(['example.com', 'example.org'])
  })
})

describe('client networks', () => {
  const rows = [lookup('a.test', 1), lookup('a.test', 200), lookup('b.test', 127), lookup('c.test', 128)]

  test('keep what one of their clients asked for', async () => {
    const store = await storeWith({ dns: rows })
    const answer = await ask(store, 'networks=192.0.2.0/25')
    expect(answer.rows.map(({ name, clients, chosen_clients }) => [name, clients, chosen_clients])).toEqual([
      ['a.test', 2, 1],
      ['b.test', 1, 1],
    ])
    expect(counts(answer)[3]).toEqual([2, 1])
    expect(names(await ask(store, 'networks=192.0.2.0/25&removed=true'))).toEqual(['c.test'])
    expect(names(await ask(store, 'networks=192.0.2.127,192.0.2.128/32'))).toEqual(['b.test', 'c.test'])
  })

  test('that cannot be read are named', async () => {
    const store = await storeWith({ dns: rows })
    await expect(ask(store, 'networks=office')).rejects.toMatchObject({
      status: 'bad-params',
      details: { fields: { networks: [/office/] } },
    })
  })
})

test('a stage without its list is not applied, and says so', async () => {
  const answer = await ask(await storeWith({ dns: [lookup('a.test')] }))
  expect(answer.stages.map(({ stage, removed, note }) => [stage, removed, note]).slice(1)).toEqual([
    ['not_popular', null, 'not applied: no popularity list in SPOOR_LISTS'],
    ['not_categorised', null, 'not applied: no list of categorised domains in SPOOR_LISTS'],
    ['asked_for', null, 'not applied: no client networks chosen'],
  ])
})

test('without lookups there is nothing to count', async () => {
  const store = await storeWith({ conn: [{ id_orig_h: '192.0.2.1' }] })
  expect(await giveNames(store, hunts, new URLSearchParams())).toMatchObject({ status: 'missing-logs', logs: ['dns'] })
})

test('an unknown parameter and an unknown column are refused', async () => {
  const store = await storeWith({ dns: [lookup('a.test')] })
  await expect(ask(store, 'rank=5')).rejects.toMatchObject({ details: { fields: { rank: ['is not a parameter here'] } } })
  await expect(ask(store, 'sort=nothing')).rejects.toMatchObject({ status: 'bad-params' })
})
