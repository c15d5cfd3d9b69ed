import { beforeAll, describe, expect, test } from 'vitest'
import { openDecisions } from '../../../lib/decisions/decisions'
import { giveDecisions } from '../../../lib/decisions/give-decisions'
import { namingOf } from '../../../lib/decisions/naming'
import type { DuckStore } from '../../../lib/store/duckdb'
import { fingerprint, network } from '../about/network'
import { decisionsPath, given } from './decision-fixture'

let store: DuckStore
beforeAll(async () => {
  store = (await network()).store
})

/** Each row by a number, with what holds of it. */
const rows: Readonly<Record<number, string[]>> = {
  1: ['name:Odd.example', `certificate:${fingerprint}`],
  2: ['host:192.0.2.1', 'port_num:443', 'port_proto:tcp'],
  3: ['source:192.0.2.1', 'target:"odd.example"'],
  4: ['host:192.0.2.10', 'port_num:443'],
  5: ['name:very.odd.example'],
  6: ['name:-'],
}

async function naming(entity: string, more = '') {
  const decisions = openDecisions(await decisionsPath())
  for (const [row, pills] of Object.entries(rows)) await decisions.decide(given([Number(row)], {}, { pills }))
  const search = new URLSearchParams(`entity=${encodeURIComponent(entity)}&current=true${more}`)
  const answer = await giveDecisions(decisions, search, (text) => namingOf(text, store))
  const { events, total } = answer as { events: { subject: { row: string } }[]; total: number }
  return { total, rows: events.map(({ subject }) => Number.parseInt(subject.row, 16)) }
}

describe('decisions on rows that name an entity', () => {
  test.each([
    ['a host at either end of a row, and no longer address that begins alike', 'host:192.0.2.1', [3, 2]],
    ['a name however it is written, and none above or below it', 'name:odd.example', [3, 1]],
    ['a certificate by its fingerprint', `certificate:${fingerprint}`, [1]],
    ['a service by address and port together', 'service:192.0.2.1:443/tcp', [2]],
    ['nothing that no row names', 'host:203.0.113.9', []],
  ])('are those of %s, newest first', async (_, entity, found) => {
    expect(await naming(entity)).toEqual({ rows: found, total: found.length })
  })

  test('are counted beyond the page', async () => {
    expect(await naming('host:192.0.2.1', '&limit=1')).toEqual({ rows: [3], total: 2 })
  })

  test.each([
    ['user:mara', 'bad-params'],
    ['192.0.2.1', 'bad-params'],
    ['host:nobody', 'not-found'],
  ])('refuse %s', async (entity, status) => {
    await expect(naming(entity)).rejects.toMatchObject({ status })
  })
})
