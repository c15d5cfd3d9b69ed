import { describe, expect, test } from 'vitest'
import { inspect } from '../../lib/asking/inspect'
import { portProtocol } from '../../lib/hunts/port-protocol'
import { records } from '../../lib/records/records'
import { type FixtureRow, storeWith } from '../lib/store-fixture'
import { answered, flow, times } from './port-protocol-rows'

const openedFirst = async (content: Parameters<typeof storeWith>[0], search = '') => {
  const store = await storeWith(content)
  const { rows } = await answered(store, search)
  const one = await inspect(store, portProtocol, String(rows[0]?.id), new URLSearchParams(search))
  if (one.status !== 'ok') throw new Error(one.message)
  return { row: rows[0], evidence: one.evidence.map(({ log, total, label }) => [log, total, label]) }
}

describe('of more broken connections than a link can name', () => {
  const conn = times(101, () => ({ more: { orig_bytes: 0, conn_state: 'SHR', history: '^hadf' } }))
  const broke = (field: string, more: FixtureRow = {}) =>
    conn.map(({ uid }) => ({ uid: uid ?? null, id_resp_p: 80, [field]: 'HTTP', failure_reason: 'not a http reply line', ...more }))

  test('the evidence is what the analyzer told of them', async () => {
    const { row, evidence } = await openedFirst({ conn, dpd: broke('analyzer', { proto: 'tcp' }) })
    expect(row).toMatchObject({ tier: 4, connections: 101 })
    expect(evidence).toEqual([['dpd', 101, 'What broke http on the port']])
  })

  test('it leaves out what was confirmed, and another transport', async () => {
    const violations = broke('analyzer_name', { cause: 'violation' })
    const others = [
      { ...violations[0], cause: 'confirmation' },
      { ...violations[1], proto: 'udp', uid: 'Cudp' },
    ]
    expect((await openedFirst({ conn, analyzer: [...violations, ...others] })).evidence).toEqual([
      ['analyzer', 101, 'What broke http on the port'],
    ])
  })

  test('it says what the row counts where one connection was told of twice', async () => {
    const dpd = broke('analyzer')
    expect((await openedFirst({ conn, dpd: [...dpd, ...dpd.slice(0, 1)] })).evidence).toEqual([
      ['dpd', 102, 'What broke http on the port (the row counts 101)'],
    ])
  })

  test('a row of the same spelling says how many of them it counts', async () => {
    const silent = times(2, () => ({ port: 443 }))
    const broken = times(101, () => ({ port: 443 }))
    const analyzer = broken.map(({ uid }) => ({ uid: uid ?? null, id_resp_p: 443, analyzer_name: 'SSL', failure_reason: 'no TLS' }))
    const { row, evidence } = await openedFirst({ conn: [...silent, ...broken], analyzer })
    expect(row).toMatchObject({ tier: 3, connections: 2 })
    expect(evidence).toEqual([['conn', 3, 'Connections of the row (the row counts 2)']])
  })
})

describe('evidence', () => {
  const conn = [
    ...times(3, (i) => ({ service: 'ssh', client: `10.0.0.${i}` })),
    flow({ service: 'ssh', more: { resp_bytes: 0 } }),
    flow({ port: 4444, service: 'ssl,http' }),
    flow({ port: 4444, service: 'http,ssl' }),
    flow({ port: 4444, service: 'ssl' }),
    flow({ port: 443 }),
    flow({ port: 443, service: '' }),
    flow({ port: 443, more: { missed_bytes: null } }),
    flow({ port: 443, more: { missed_bytes: 3 } }),
    flow({ port: 443, more: { history: 'ShADaGdFf' } }),
    flow({ port: 443, more: { history: 'DadFf' } }),
    flow({ port: 443, more: { orig_bytes: 0 } }),
    flow({ port: 443, proto: 'udp' }),
    flow({ port: 443, proto: 'udp', more: { history: '^dD' } }),
    flow({ service: '-http', more: { resp_bytes: 0 } }),
    flow({ more: { failed_service: ['http'] } }),
    flow({}),
    flow({ service: 'http', more: { failed_service: ['http'] } }),
    flow({ port: 9100 }),
    flow({ service: 'http' }),
  ]

  test.each([
    '',
    'expected=true&unrecognised=true',
    'min_bytes=100',
    'filter=host:10.0.0.0/28',
    'filter=orig_bytes:50..',
    'filter=-service:ssl',
  ])('under %j is exactly the connections of each row, and opens them', async (search) => {
    const store = await storeWith({ conn })
    const { rows } = await answered(store, search)
    expect(rows.length).toBeGreaterThan(1)
    for (const { id, title, tier, connections } of rows) {
      const one = await inspect(store, portProtocol, id, new URLSearchParams(search))
      if (one.status !== 'ok') throw new Error(one.message)
      const [evidence] = one.evidence
      expect([title, tier, evidence?.total]).toEqual([title, tier, connections])
      const opened = await records(store, 'conn', new URLSearchParams(evidence?.filter.map((filter) => ['filter', filter])))
      expect([title, tier, opened.total]).toEqual([title, tier, connections])
    }
  })
})
