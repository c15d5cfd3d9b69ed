import { beforeAll, describe, expect, test } from 'vitest'
import { itemKinds } from '../../../lib/baselines/items/kinds'
import type { ListedColumn } from '../../../lib/columns'
import { subject } from '../../../lib/decisions/event'
import { subjectOf } from '../../../lib/decisions/subject'
import { run } from '../../../lib/run'
import { meeting, requestBy } from '../reviews/meeting-fixture'

const longAgent = 'x'.repeat(2500)
let held: Awaited<ReturnType<typeof meeting>>
beforeAll(async () => {
  held = await meeting([requestBy(longAgent)])
})

/** The rows of one kind as the page of the hunt has them, as decisions are made on them there. */
async function onPage(kind: string) {
  const { store, hunt } = held.sources
  const answer = await run(
    store,
    hunt,
    new URLSearchParams(`${held.review.search}&baseline=${held.review.baseline.id}&kind=${kind}&same=true`),
  )
  if (answer.status !== 'ok') throw new Error(answer.message)
  return answer.rows.map((row) => subjectOf({ hunt: hunt.id, row, columns: answer.columns, identity: answer.key }))
}

describe('what is decided on', () => {
  test.each(itemKinds.filter(({ id }) => ['edges', 'services', 'names', 'user_agents', 'resolvers'].includes(id)))(
    'is the same on the page of the hunt and in a meeting, and says that it is a kind of $title',
    async ({ id, one }) => {
      const onCards = held.review.cards
        .filter(({ kind }) => kind === id)
        .flatMap(({ like, ...card }) => [card.subject, ...like.map((row) => row.subject)])
      const made = await onPage(id)
      if (id !== 'services' && id !== 'resolvers') expect(onCards.length).toBeGreaterThan(0)
      for (const card of onCards) expect(made.find(({ row }) => row === card.row)).toEqual(card)
      for (const each of made) expect(each.kind).toBe(one)
    },
  )

  test('is said by the fields under which other hunts know it', async () => {
    expect((await onPage('names')).find(({ title }) => title.includes('o\'brien"s.example'))?.what).toEqual([
      { field: 'name', value: '"o\'brien""s.example"' },
    ])
    expect(held.card('198.51.100').subject).toMatchObject({
      kind: 'edge',
      what: expect.arrayContaining([{ field: 'port', value: '8443' }]),
    })
  })

  test('is its id alone where a value is longer than can be kept', async () => {
    const long = (await onPage('user_agents')).find(({ title }) => title.startsWith('xxx'))
    expect(long).toMatchObject({ what: [], title: 'x'.repeat(1000) })
    expect(held.review.cards.map((card) => card.subject)).toContainEqual(long)
  })
})

describe('of any hunt', () => {
  const column = (key: string, more: Partial<ListedColumn>): ListedColumn => ({
    ...{ key, kind: 'text', label: `The ${key}`, help: '', unit: null, field: null },
    ...more,
  })
  const made = (row: Readonly<Record<string, unknown>>, ...columns: readonly ReturnType<typeof column>[]) =>
    subjectOf({ hunt: 'toy', row: { id: '0'.repeat(16), title: 'a row', ...row }, columns, identity: columns.map(({ key }) => key) })

  test('names and addresses are found in all hunts, other values by their fields, each value of a list by itself', () => {
    const subject = made(
      { query: 'a.test', host: '192.0.2.1', ports: ['80', '443'] },
      column('query', { kind: 'name' }),
      {
        ...column('host', { kind: 'address', field: 'id_orig_h' }),
      },
      column('ports', { kind: 'list', field: 'id_resp_p' }),
    )
    expect(subject.kind).toBe('the query')
    expect(subject.what).toEqual([
      { field: 'name', value: 'a.test' },
      { field: 'host', value: '192.0.2.1' },
      { field: 'id_resp_p', value: '80' },
      { field: 'id_resp_p', value: '443' },
    ])
  })

  test('what the table does not show is said only where nothing else says what it is', () => {
    const quiet = column('log', { quiet: true })
    expect(made({ log: 'dns', value: 'x' }, quiet, column('value', {})).what).toEqual([{ field: 'value', value: 'x' }])
    expect(made({ log: 'dns', value: null }, quiet, column('value', {})).what).toEqual([
      { field: 'log', value: 'dns' },
      { field: 'value', value: '-' },
    ])
  })

  test('a title is cut to what can be kept, and no character in two', () => {
    const long = made({ title: `${'x'.repeat(999)}🦉` })
    expect(long.title).toBe('x'.repeat(999))
    expect(subject.safeParse(long).success).toBe(true)
  })

  test('more values than can be kept are none', () => {
    expect(made({ ports: Array.from({ length: 33 }, String) }, column('ports', { kind: 'list' })).what).toEqual([])
  })
})
