import { describe, expect, test } from 'vitest'
import { inspect } from '../../lib/asking/inspect'
import { portProtocol } from '../../lib/hunts/port-protocol'
import { records } from '../../lib/records/records'
import { storeWith } from '../lib/store-fixture'
import { answered, flow, times } from './port-protocol-rows'

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
