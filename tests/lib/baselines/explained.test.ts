import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest'
import { baselineToMake } from '../../../lib/baselines/baseline'
import { openBaselines } from '../../../lib/baselines/baselines'
import { type Comparison, compare } from '../../../lib/baselines/comparison/compare'
import { oneBaseline } from '../../../lib/baselines/one-baseline'
import { withBaselines } from '../../../lib/baselines/with-baselines'
import { type Decisions, openDecisions } from '../../../lib/decisions/decisions'
import { toDecide } from '../../../lib/decisions/event'
import { baselineAnswer } from '../../../lib/http/baseline-calls'
import { hunts } from '../../../lib/hunts'
import { run } from '../../../lib/run'
import type { DuckStore } from '../../../lib/store/duckdb'
import { deciding, decisionsPath } from '../decisions/decision-fixture'
import { storeWith } from '../store-fixture'

const day = 86_400
const monday = Date.parse('2026-01-05T00:00:00Z') / 1000
/** One answered connection a day from a host to a peer. */
const daily = (days: readonly number[], host: number, peer: number, bytes: number) =>
  days.map((at) => ({
    ts: monday + at * day + 36_000,
    uid: `C${host}${peer}${at}`,
    id_orig_h: `10.0.0.${host}`,
    id_orig_p: 40_000,
    id_resp_h: `10.0.1.${peer}`,
    id_resp_p: 443,
    proto: 'tcp',
    conn_state: 'SF',
    orig_bytes: bytes,
    resp_bytes: 0,
    local_orig: true,
    local_resp: true,
  }))
const [first, second] = [
  [0, 1, 2, 3, 4],
  [7, 8, 9, 10, 11],
]
/** An edge that stays, one that ends and two that begin. */
const conn = [
  ...daily([...first, ...second], 1, 1, 100),
  ...daily(first, 2, 2, 200),
  ...daily(second, 3, 3, 3000),
  ...daily(second, 4, 4, 400),
]
const window = { from: '2026-01-12', to: '2026-01-19' }
const hunt = hunts.find(({ id }) => id === 'baseline-change')

let store: DuckStore
let folder: string
let baselines: ReturnType<typeof openBaselines>
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'spoor-baselines-'))
  baselines = openBaselines(folder)
  store = await storeWith({ conn })
  await baselines.make(store, baselineToMake.parse({ name: 'first week', from: '2026-01-05', to: '2026-01-12' }))
})
afterAll(() => rm(folder, { recursive: true, force: true }))

/** What the comparison says once these were decided, each at an instant, on the row of an originator. */
async function explained(...all: readonly Said[]): Promise<Comparison['explained']> {
  return (await compared(...all)).explained
}

type Said = readonly [host: number, verdict: string, at: string]

/** Decisions, each at an instant on the row of an originator; then it is noon of the 1st of February. */
async function decided(all: readonly Said[]): Promise<Decisions> {
  if (!hunt) throw new Error('the hunt is not in the list')
  let now = new Date('2026-02-01T12:00:00Z')
  const decisions = openDecisions(await decisionsPath(), () => now)
  const of = withBaselines(deciding(store, decisions), baselines)
  const rows = await run(of, hunt, new URLSearchParams({ ...window, same: 'true' }))
  if (rows.status !== 'ok') throw new Error(JSON.stringify(rows))
  const subjectOf = (host: number) => {
    const row = rows.rows.find(({ source }) => source === `10.0.0.${host}`)
    return { hunt: hunt.id, row: row?.id ?? '', kind: 'edge', title: row?.title ?? '', what: [], after: null }
  }
  for (const [host, verdict, at] of all) {
    now = new Date(at)
    await decisions.decide(toDecide.parse({ by: 'Mara', verdict, text: 'known', subjects: [subjectOf(host)] }))
  }
  now = new Date('2026-02-01T12:00:00Z')
  return decisions
}

async function compared(...all: readonly Said[]): Promise<Comparison> {
  if (!hunt) throw new Error('the hunt is not in the list')
  const of = withBaselines(deciding(store, await decided(all)), baselines)
  const [baseline] = await baselines.list()
  if (!baseline) throw new Error('nothing was frozen')
  const answer = await compare(of, hunt, baseline, new URLSearchParams(window))
  if (answer.status !== 'ok') throw new Error(JSON.stringify(answer))
  const edges = answer.kinds.find(({ kind }) => kind === 'edges')
  expect(answer.explained?.edges.all).toBe((edges?.same ?? 0) + (edges?.new ?? 0) + (edges?.gone ?? 0) + (edges?.changed ?? 0))
  return answer
}

describe('the share that is explained', () => {
  test('is none at first: the baseline’s own edges are open, too, and the largest of the window is named', async () => {
    expect(await explained()).toEqual({
      today: '2026-02-01',
      decisions: 0,
      edges: { all: 4, before: 0, today: 0 },
      connections: { all: 15, before: 0, today: 0 },
      bytes: { all: 17_500, before: 0, today: 0 },
      largest: expect.objectContaining({ source: '10.0.0.3', target: '10.0.1.3', port: 443, proto: 'tcp', connections: 5, bytes: 15_000 }),
    })
  })

  test('grows by what is explained or accepted, apart for today; what is gone has neither connections nor bytes', async () => {
    const answer = await explained(
      [1, 'explain', '2026-01-31T23:59:59Z'],
      [2, 'explain', '2026-02-01T00:00:00Z'],
      [3, 'accept', '2026-02-01T11:00:00Z'],
    )
    expect(answer).toMatchObject({
      decisions: 2,
      edges: { all: 4, before: 1, today: 2 },
      connections: { all: 15, before: 5, today: 5 },
      bytes: { all: 17_500, before: 500, today: 15_000 },
      largest: { source: '10.0.0.4' },
    })
  })

  test('does not grow by a threat, a watch or an acceptance that has ended', async () => {
    const answer = await explained(
      [3, 'threat', '2026-02-01T10:00:00Z'],
      [4, 'watch', '2026-02-01T10:00:00Z'],
      [1, 'accept', '2025-10-01T00:00:00Z'],
    )
    expect(answer).toMatchObject({ decisions: 0, edges: { all: 4, before: 0, today: 0 }, largest: { source: '10.0.0.3' } })
  })
})

describe('the share of a baseline’s own content that is explained', () => {
  /** Of a store without logs. */
  async function held(...all: readonly Said[]) {
    const [baseline] = await baselines.list()
    if (!hunt || !baseline) throw new Error('nothing was frozen')
    const of = withBaselines(deciding(await storeWith({}), await decided(all)), baselines)
    const answer = await oneBaseline(of, hunt, baselines, baseline.id)
    expect(baselineAnswer.parse(JSON.parse(JSON.stringify(answer)))).toEqual(answer)
    return answer.explained
  }

  test('is none at first, of all that it holds, and the largest of it is named', async () => {
    expect(await held()).toMatchObject({
      decisions: 0,
      edges: { all: 2, before: 0, today: 0 },
      connections: { all: 10, before: 0, today: 0 },
      bytes: { all: 1500, before: 0, today: 0 },
      largest: { source: '10.0.0.2', target: '10.0.1.2', port: 443, proto: 'tcp', connections: 5, bytes: 1000 },
    })
  })

  test('grows by what is explained or accepted of it, gone edges with what they carried, and by nothing of a later window', async () => {
    const answer = await held(
      [1, 'explain', '2026-01-31T23:59:59Z'],
      [2, 'accept', '2026-02-01T11:00:00Z'],
      [3, 'explain', '2026-02-01T11:00:00Z'],
    )
    expect(answer).toMatchObject({
      decisions: 1,
      edges: { all: 2, before: 1, today: 1 },
      connections: { all: 10, before: 5, today: 5 },
      bytes: { all: 1500, before: 500, today: 1000 },
      largest: null,
    })
  })

  test('is not known where the baseline holds no edges', async () => {
    const dns = [0, 1, 2, 3, 4].map((at) => ({ ts: monday + at * day, query: 'a.test', id_orig_h: '10.0.0.1', id_resp_h: '10.0.0.53' }))
    const made = await baselines.make(
      await storeWith({ dns }),
      baselineToMake.parse({ name: 'names alone', from: '2026-01-05', to: '2026-01-12' }),
    )
    onTestFinished(async () => void (await baselines.remove(made.id)))
    if (!hunt) throw new Error('the hunt is not in the list')
    expect((await oneBaseline(await storeWith({}), hunt, baselines, made.id)).explained).toBeNull()
  })
})

test('edges that differ stand by their ends', async () => {
  const cell = (host: number, peer: number, more: object) => ({
    source: `10.0.0.${host}`,
    target: `10.0.1.${peer}`,
    ...{ new: 0, gone: 0, changed: 0 },
    ...more,
  })
  expect((await compared()).edge_matrix).toEqual({
    sources: 3,
    targets: 3,
    cells: [cell(2, 2, { gone: 1 }), cell(3, 3, { new: 1 }), cell(4, 4, { new: 1 })],
  })
})
