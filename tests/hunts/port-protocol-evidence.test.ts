import { describe, expect, test } from 'vitest'
import { inspect } from '../../lib/asking/inspect'
import { portProtocol } from '../../lib/hunts/port-protocol'
import { records } from '../../lib/records/records'
import { storeWith } from '../lib/store-fixture'
import { answered, flow, times } from './port-protocol-rows'

test('of more broken connections than a link can name is what the analyzer told of them', async () => {
  const conn = times(101, () => ({ more: { orig_bytes: 0, conn_state: 'SHR', history: '^hadf' } }))
  const dpd = conn.map(({ uid }) => ({ uid: uid ?? null, id_resp_p: 80, analyzer: 'HTTP', failure_reason: 'not a http reply line' }))
  const store = await storeWith({ conn, dpd })
  const { rows } = await answered(store)
  expect(rows[0]).toMatchObject({ tier: 4, connections: 101 })
  const one = await inspect(store, portProtocol, String(rows[0]?.id), new URLSearchParams())
  if (one.status !== 'ok') throw new Error(one.message)
  expect(one.evidence.map(({ log, total }) => [log, total])).toEqual([['dpd', 101]])
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
