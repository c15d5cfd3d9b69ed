import { describe, expect, test } from 'vitest'
import { each, flow, found, only, tcp } from './port-protocol-rows'

describe('what fits', () => {
  test('is hidden as expected: the port’s own, what it carries, what turns to TLS, data that a control channel named', async () => {
    const fitting = tcp([
      [80, 'http'],
      [443, 'SSL'],
      [443, 'http,ssl'],
      [25, 'smtp,ssl'],
      [21, 'ssl,ftp'],
      [3389, 'rdp,ssl'],
      [443, 'ssl,websocket,ntlm'],
      [3128, 'ssl,http'],
      [445, 'gssapi,ntlm,smb,dce_rpc'],
      [49_667, 'gssapi'],
      [51_234, 'ftp-data'],
      [51_235, 'gridftp-data,ftp-data'],
    ])
    await each(null, fitting)
    const { total, hidden } = await found(fitting.map(flow))
    expect(total).toBe(0)
    expect(hidden).toContainEqual({ code: 'expected', label: 'expected', rows: fitting.length, show: { expected: true } })
  })

  test('is listed when asked for, with its clients, servers and days', async () => {
    const rows = [flow({ service: 'http' }), flow({ service: 'http', client: '10.0.0.10', day: 1 })]
    expect(await only(rows, 'expected=true')).toMatchObject({ tier: null, connections: 2, clients: 2, servers: 1, days: 2 })
  })
})

describe('sets', () => {
  test('in several orders are one row', async () => {
    const row = await only([flow({ port: 4444, service: 'ssl,http' }), flow({ port: 4444, service: 'http,ssl' })])
    expect(row).toMatchObject({ tier: 2, service: ['http', 'ssl'], connections: 2 })
  })

  test('leave out what was negated', async () => {
    const row = await only([flow({ port: 4444, service: 'ssl,-http' }), flow({ port: 4444, service: 'ssl' })])
    expect(row).toMatchObject({ service: ['ssl'], connections: 2 })
  })
})

describe('what cannot be assessed is counted with its reason', () => {
  test('unanswered, one-sided, without payload, lossy, seen in part; ICMP is none of it', async () => {
    const { total, coverage } = await found([
      flow({ more: { conn_state: 'S0', orig_bytes: null, resp_bytes: null, history: 'S' } }),
      flow({ more: { conn_state: 'REJ', orig_bytes: 0, resp_bytes: 0, history: 'Sr' } }),
      flow({ more: { resp_bytes: 0 } }),
      flow({ more: { conn_state: 'SHR', orig_bytes: 0 } }),
      flow({ more: { orig_bytes: 0, resp_bytes: 0 } }),
      flow({ more: { missed_bytes: 7 } }),
      flow({ more: { history: 'DadA' } }),
      flow({ service: 'http' }),
      flow({ proto: 'icmp', port: 0 }),
    ])
    expect(total).toBe(0)
    const lost = coverage.filter((line) => line.lost).map(({ label, observed, of }) => [label, observed, of])
    expect(lost).toEqual([
      ['unanswered', 2, 8],
      ['one-sided', 2, 8],
      ['without payload', 1, 8],
      ['with too little payload', 0, 8],
      ['lossy', 1, 8],
      ['seen in part', 1, 8],
    ])
    const told = Object.fromEntries(coverage.map(({ label, observed, of }) => [label, [observed, of]]))
    expect(told).toMatchObject({ 'TCP and UDP connections': [8, 9], Judged: [1, 8], 'With a confirmed protocol': [1, 1] })
  })

  test('a lossy connection with a confirmed protocol is judged all the same', async () => {
    await each(1, [{ service: 'ssh', more: { missed_bytes: 999, history: 'ShADGadFf' } }])
  })
})
