import { beforeAll, describe, expect, test } from 'vitest'
import { effect } from '../../../lib/allow-list/effect'
import { giveHunt } from '../../../lib/asking/export-hunt'
import { inspect } from '../../../lib/asking/inspect'
import { type Decisions, openDecisions } from '../../../lib/decisions/decisions'
import { counts } from '../../../lib/overview/counts'
import { run } from '../../../lib/run'
import type { DuckStore } from '../../../lib/store/duckdb'
import { allowing, entry } from '../allow-list/entry-fixture'
import { storeWith } from '../store-fixture'
import { toy } from '../toy-hunt'
import { deciding, decisionsPath, given } from './decision-fixture'

const names = ['mirror.example', 'odd.example', 'only.example', 'other.example']
const lookups = (query: string, clients: number) =>
  Array.from({ length: clients }, (_, n) => ({ ts: 1_700_000_000 + n, query, id_orig_h: `192.0.2.${n + 1}` }))
const dns = [...names.flatMap((query) => lookups(query, 2)), ...lookups('few.example', 1)]
/** Another hunt that is about names. */
const twin = { ...toy, id: 'twin' }

let store: DuckStore
beforeAll(async () => {
  store = await storeWith({ dns })
})

async function ask(of: DuckStore, query = '', hunt = toy) {
  const result = await run(of, hunt, new URLSearchParams(query))
  if (result.status !== 'ok') throw new Error(JSON.stringify(result))
  const listed = result.rows.map((row) => String(row.query)).sort()
  return { ...result, listed, hides: Object.fromEntries(result.hidden.map(({ code, rows }) => [code, rows])) }
}
const without = (...out: string[]) => names.filter((name) => !out.includes(name))

async function idOf(name: string, query = '') {
  return (await ask(store, query)).rows.find((row) => row.query === name)?.id ?? ''
}

/** A store in which these were decided, each on the row of a name. */
async function decided(...all: readonly (readonly [name: string, more: object])[]): Promise<[DuckStore, Decisions]> {
  const decisions = openDecisions(await decisionsPath(), () => new Date('2026-01-01T00:00:00.000Z'))
  for (const [name, more] of all) await decisions.decide(given([await idOf(name, 'clients=1')], more, { pills: [`name:${name}`] }))
  return [deciding(store, decisions), decisions]
}

describe('a row carries what was decided on it', () => {
  test('in the list, beside the open row and in exports, and null where nothing was', async () => {
    const [of, decisions] = await decided([
      'odd.example',
      { verdict: 'defer', to: 'P. Aydin', due: '2026-02-01', text: '=ask', ticket: 'SEC-1' },
    ])
    const event = (await decisions.list()).events[0]
    const { rows } = await ask(of)
    const told = {
      verdict: 'defer',
      by: 'Mara',
      at: event?.at,
      text: '=ask',
      ticket: 'SEC-1',
      expires: null,
      to: 'P. Aydin',
      due: '2026-02-01',
    }
    expect(rows.find(({ query }) => query === 'odd.example')?.decision).toEqual({ ...told, event: event?.id })
    expect(rows.find(({ query }) => query === 'only.example')?.decision).toBeNull()
    expect(await inspect(of, toy, await idOf('odd.example'), new URLSearchParams())).toMatchObject({ row: { decision: told } })
    const lines = (await (await giveHunt(of, toy, new URLSearchParams('format=csv&sort=query'), {})).text()).split('\r\n')
    expect(lines[0]).toMatch(/,decision,decided_by,decided_at,decision_text$/)
    expect(lines[1]).toMatch(/,open,,,$/)
    expect(lines[2]).toBe(`${lines[2]?.split(',defer,')[0]},defer,Mara,${event?.at},'=ask`)
    const ndjson = (await (await giveHunt(of, toy, new URLSearchParams('format=ndjson&sort=query'), {})).text()).split('\n')
    expect(JSON.parse(ndjson[1] ?? '')).toMatchObject({ query: 'odd.example', decision: { ...told, event: event?.id } })
  })

  test('after a new import of the same records', async () => {
    const [, decisions] = await decided(['odd.example', { verdict: 'watch' }])
    const again = deciding(await storeWith({ dns: [...dns].reverse() }), decisions)
    expect((await ask(again)).rows.find(({ query }) => query === 'odd.example')?.decision).toMatchObject({ verdict: 'watch' })
  })

  test('and can be filtered and ordered by it, in every count', async () => {
    const [of] = await decided(['odd.example', { verdict: 'watch' }], ['only.example', { verdict: 'explain' }])
    expect((await ask(of, 'filter=decision:open')).listed).toEqual(without('odd.example', 'only.example'))
    expect((await ask(of, 'filter=-decision:open&filter=-decision:explain')).listed).toEqual(['odd.example'])
    const { total, filtered, scope } = await ask(of, 'filter=decision:watch')
    expect([total, filtered, scope.unused]).toEqual([1, 4, []])
    expect((await counts(of, [toy], new URLSearchParams('filter=decision:watch'))).hunts.toy?.rows).toBe(1)
    expect((await ask(of, 'sort=-decision,query')).rows.map(({ query }) => query)).toEqual([
      'odd.example',
      ...without('odd.example', 'only.example'),
      'only.example',
    ])
    expect((await ask(store, 'filter=decision:open')).total).toBe(names.length)
    expect(await run(of, toy, new URLSearchParams('filter=-decision:accepted'))).toMatchObject({
      status: 'bad-params',
      fields: { filter: [expect.stringContaining('accept, watch, threat or defer is expected here (character 11)')] },
    })
  })

  test('of its own hunt alone', async () => {
    const [of] = await decided(['odd.example', { verdict: 'watch' }])
    expect((await ask(of, '', twin)).rows.every(({ decision }) => decision === null)).toBe(true)
  })
})

describe('what is accepted', () => {
  test('is hidden by the switch of the allow-list and counted there, until it is undone', async () => {
    const [of, decisions] = await decided(['mirror.example', { verdict: 'accept' }])
    const { listed, hides } = await ask(of)
    expect(listed).toEqual(without('mirror.example'))
    expect(hides.allow_listed).toBe(1)
    expect(await ask(of, 'show_allowed=true')).toMatchObject({ listed: names, hides: { allow_listed: 0 } })
    expect((await counts(of, [toy], new URLSearchParams())).hunts.toy?.rows).toBe(names.length - 1)
    expect(await inspect(of, toy, await idOf('mirror.example'), new URLSearchParams())).toMatchObject({ hidden_by: 'allow_listed' })
    const [one] = (await decisions.list()).events
    await decisions.undo({ by: 'Jonas', event: one?.id ?? '', text: '', present: [], review: null })
    expect((await ask(of)).listed).toEqual(names)
  })

  test('comes back into view at the instant at which it ends, and is open again', async () => {
    const path = await decisionsPath()
    const expires = '2026-02-01T00:00:00.000Z'
    const at = (iso: string) =>
      deciding(
        store,
        openDecisions(path, () => new Date(iso)),
      )
    await openDecisions(path, () => new Date('2026-01-01T00:00:00.000Z')).decide(
      given([await idOf('odd.example')], { verdict: 'accept', expires }),
    )
    expect((await ask(at('2026-01-31T23:59:59.999Z'))).listed).toEqual(without('odd.example'))
    const { listed, rows } = await ask(at(expires), 'filter=decision:open')
    expect(listed).toEqual(names)
    expect(rows.find(({ query }) => query === 'odd.example')?.decision).toMatchObject({ verdict: 'accept', expires })
  })

  test('in its own hunt is listed in the others; in all of them it is hidden in all', async () => {
    const [own] = await decided(['mirror.example', { verdict: 'accept' }])
    expect((await ask(own, '', twin)).listed).toEqual(names)
    const [all] = await decided(['mirror.example', { verdict: 'accept', hunts: 'all' }])
    expect(await ask(all, '', twin)).toMatchObject({ listed: without('mirror.example'), hides: { allow_listed: 1 } })
    expect((await ask(all)).hides.allow_listed).toBe(1)
  })
})

describe('what is called a threat', () => {
  test('is hidden by no entry, no acceptance in all hunts, no switch and no parameter of a hunt', async () => {
    const [of] = await decided(
      ['odd.example', { verdict: 'threat' }],
      ['few.example', { verdict: 'threat' }],
      ['mirror.example', { verdict: 'accept', hunts: 'all' }],
    )
    const all = allowing(store, entry('name:*.example'))
    const both = { ...of, allowed: all.allowed }
    expect((await ask(both)).listed).toEqual(['few.example', 'odd.example'])
    expect((await ask(both)).hides).toMatchObject({ allow_listed: 3, few: 0 })
    expect((await ask(both, '', twin)).listed).toEqual(['few.example', 'odd.example'])
    const { hunts } = await effect(of, [toy], new URLSearchParams('what=name:*.example'))
    expect(hunts).toMatchObject([{ rows: 2, spared: 2, total: 4 }])
  })

  test('cannot be hidden where it is not known what was: then the allow-list hides nothing and says why', async () => {
    const broken = openDecisions('/dev/null/decisions.ndjson')
    const of = deciding(allowing(store, entry('name:*.example')), broken)
    const { listed, hidden } = await ask(of)
    expect(listed).toEqual(names)
    expect(hidden.find(({ code }) => code === 'allow_listed')).toMatchObject({
      rows: 0,
      note: expect.stringContaining('could not be read'),
    })
  })
})

test('thousands of decisions on one hunt are looked up, not compared one by one', async () => {
  const many = await storeWith({ dns: Array.from({ length: 3000 }, (_, i) => lookups(`n${i}.example`, 2)).flat() })
  const decisions = openDecisions(await decisionsPath())
  const { rows } = await ask(many, 'limit=3000')
  await decisions.decide(
    given(
      rows.map(({ id }) => id),
      { verdict: 'accept' },
    ),
  )
  const of = deciding(many, decisions)
  expect(await ask(of)).toMatchObject({ total: 0, hides: { allow_listed: 3000 } })
  expect((await ask(of, 'show_allowed=true&filter=decision:accept')).total).toBe(3000)
})
