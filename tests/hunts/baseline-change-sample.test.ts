import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { z } from 'zod'
import { inspect } from '../../lib/asking/inspect'
import { openBaselines } from '../../lib/baselines/baselines'
import { itemKinds } from '../../lib/baselines/items/kinds'
import { withBaselines } from '../../lib/baselines/with-baselines'
import { baselineChange } from '../../lib/hunts/baseline-change'
import { records } from '../../lib/records/records'
import { answered, type ChangedRow, compared, line } from '../lib/baselines/baseline-fixture'
import { type LoadedStore, loadedStore } from '../lib/baselines/loaded-store'

// Each asks every kind of item several times.
vi.setConfig({ testTimeout: 240_000 })

const story = z.object({ id: z.string(), hosts: z.array(z.string()), names: z.array(z.string()), addresses: z.array(z.string()) })
const told = z.object({ stories: z.array(story) }).parse(JSON.parse(readFileSync('data/sample/ground-truth.json', 'utf8'))).stories
const storyOf = (id: string) => told.find((one) => one.id === id) ?? expect.fail(`no story ${id}`)

const monday = '2025-10-27T00:00:00Z'
const second = `from=${monday}`
let sample: LoadedStore
let kept: Parameters<typeof compared>[0]

beforeAll(async () => {
  sample = await loadedStore('data/sample/logs')
  const baselines = openBaselines(`${sample.home}/baselines`)
  const baseline = await baselines.make(sample.store, { name: 'First week', to: monday })
  kept = { store: withBaselines(sample.store, baselines), baseline }
}, 600_000)
afterAll(() => sample.close())

const fresh = async (kind: (typeof itemKinds)[number]['id']) =>
  (await answered(kept.store, kind, `same=false&${second}`)).rows.filter(({ change }) => change === 'new')
const targets = (rows: readonly ChangedRow[]) => rows.map(({ target }) => target)

describe('the second week of the sample beside its first', () => {
  test('has the service, the resolvers and the agent that began, first of their kind', async () => {
    const [service, ...others] = await fresh('services')
    expect(service && line(service)).toBe('new services 10.20.0.40 8081/tcp')
    expect(others.every(({ score }) => Number(score) < Number(service?.score))).toBe(true)
    const { addresses, hosts } = storyOf('fast-flux')
    const resolvers = await fresh('resolvers')
    expect(resolvers.length).toBeGreaterThan(0)
    expect(resolvers.every(({ target, hosts }) => addresses.includes(String(target)) && hosts === 1)).toBe(true)
    const edges = await fresh('edges')
    const flux = edges.filter(({ source, target }) => source === hosts[0] && target === 'velvetmoth.test')
    expect(flux.map(({ port }) => port)).toEqual([443])
    expect((await fresh('user_agents')).map(({ target }) => target)).toContain('Mozila/# (Windows NT #; Win#; x#)')
  })

  test('has little among what changed that comes onto an agenda', async () => {
    const { rows } = await answered(kept.store, 'edges', `same=false&${second}`)
    const changed = rows.filter(({ change, explained }) => change === 'changed' && explained.length === 0)
    expect(changed.length).toBeGreaterThan(5)
    expect(changed.filter(({ score }) => Number(score) >= 25).length).toBeLessThanOrEqual(1)
  })

  test('asks for the names of its stories, which nobody asked for before', async () => {
    const found = targets(await fresh('names'))
    const registrable = (name: string) => name.split('.').slice(-2).join('.')
    for (const id of ['fast-flux', 'no-tls-on-443', 'misspelt-agent', 'long-connection', 'dns-tunnel', 'dga', 'lookalikes'])
      expect(found, id).toEqual(expect.arrayContaining([...new Set(storyOf(id).names.map(registrable))]))
    const old = ['ntp-pool', 'expired-certificate', 'long-certificate', 'beacon'].flatMap((id) => storyOf(id).names.map(registrable))
    expect(found.filter((name) => old.includes(String(name)))).toEqual([])
  })

  test('tells of its holiday and its clock change, and compares every kind', async () => {
    const { notes, kinds, window } = await compared(kept, second)
    expect(notes.find(({ code }) => code === 'quiet')?.text).toContain('2025-10-31')
    expect(notes.find(({ code }) => code === 'clock')?.text).toContain('to later in UTC')
    expect(window.covered.quiet).toEqual(['2025-10-31'])
    expect(kinds.every(({ note }) => note === null)).toBe(true)
  })

  test('explains the laptop that has other addresses', async () => {
    const { rows } = await answered(kept.store, 'edges', `same=false&${second}`)
    const moved = rows.filter(({ explained }) => explained.some(({ code }) => code === 'moved'))
    const laptops = storyOf('changed-lease').hosts
    expect(moved.length).toBeGreaterThan(0)
    const ends = moved.filter(({ source, target }) => [source, target].some((end) => laptops.includes(String(end))))
    expect(ends.length).toBeGreaterThan(0)
  })
})

/** So many rows of each change, from the first to the last. */
function some(rows: readonly ChangedRow[], most: number): readonly ChangedRow[] {
  return ['new', 'gone', 'changed', 'same'].flatMap((change) => {
    const of = rows.filter((row) => row.change === change)
    const step = Math.max(1, of.length / most)
    return of.filter((_, i) => Math.floor(i / step) !== Math.floor((i - 1) / step))
  })
}

describe('the evidence', () => {
  test.each(itemKinds.map(({ id }) => id))(
    'of %s is what the row counts, in both windows',
    async (kind) => {
      const { rows } = await answered(kept.store, kind, second)
      const special = rows.filter(({ port, proto, records }) => (port === null && proto !== null) || records === 0)
      const walked = [...new Set([...some(rows, 5), ...some(special, 5)])]
      expect(walked.length).toBeGreaterThan(0)
      const search = new URLSearchParams(`kind=${kind}&same=true&${second}`)
      for (const row of walked) {
        const seen = await inspect(kept.store, baselineChange, row.id, search)
        if (seen.status !== 'ok') throw new Error(seen.message)
        const [own, inventory] = seen.evidence
        expect(own?.total, `${line(row)} in this window`).toBe(Number(row.records))
        expect(seen.checks[0]?.total, `${line(row)} in the baseline`).toBe(Number(row.old_records))
        expect(own?.label).not.toContain('(the row counts')
        if (row.records === 0) expect(inventory?.total, `${line(row)} in the inventory`).toBeGreaterThan(0)
        for (const part of own ? [own] : []) {
          const page = new URLSearchParams(part.filter.map((pill) => ['filter', pill]))
          if (part.from) page.set('from', part.from)
          if (part.to) page.set('to', part.to)
          expect((await records(kept.store, part.log, page)).total).toBe(part.total)
        }
      }
    },
    600_000,
  )
})
