import { describe, expect, test } from 'vitest'
import { flow, only, times } from './port-protocol-rows'

const inside = '10.9.9.9'
const codes = async (...asked: Parameters<typeof only>) => (await only(...asked)).explained.map(({ code }) => code)

describe('a use that the registry knows', () => {
  test.each([
    ['TLS of RDP', 3389, 'ssl', 'RDP inside TLS'],
    ['RPC over named pipes', 445, 'dce_rpc', 'RPC over named pipes'],
    ['WSDAPI', 5357, 'http', 'WSDAPI'],
    ['UPnP', 2869, 'http', 'UPnP'],
    ['Windows Media', 10_243, 'http', 'Media'],
    ['WinRM', 47_001, 'http', 'WinRM'],
  ])('explains %s inside', async (_, port, service, why) => {
    const row = await only([flow({ port, service, server: inside })])
    expect(row).toMatchObject({ tier: 2, explained: [{ code: 'known_use', observed: expect.stringContaining(why) }] })
  })

  test('explains RDP’s TLS outside too, device services only inside', async () => {
    expect(await codes([flow({ port: 3389, service: 'ssl' })])).toEqual(['known_use'])
    expect(await codes([flow({ port: 5357, service: 'http' })])).toEqual([])
    expect(await codes([flow({ port: 5357, service: 'http' }), flow({ port: 5357, service: 'http', server: inside })])).toEqual([])
  })

  test('explains no other protocol there', async () => {
    expect(await only([flow({ port: 3389, service: 'ssh' })])).toMatchObject({ tier: 1, explained: [] })
    expect(await only([flow({ port: 445, service: 'http', server: inside })])).toMatchObject({ tier: 1, explained: [] })
  })
})

describe('Windows RPC', () => {
  const mapper = flow({ port: 135, service: 'dce_rpc', server: inside })

  test('is explained on dynamic ports inside where the endpoint mapper of a server was asked', async () => {
    const row = await only([mapper, flow({ port: 49_667, service: 'dce_rpc,gssapi', server: inside })])
    expect(row.explained).toEqual([
      { code: 'windows_rpc', label: 'Windows RPC', observed: 'dynamic port; the endpoint mapper on 135 was asked at 1 of 1 servers' },
    ])
    expect(await codes([mapper, flow({ port: 49_152, service: 'dce_rpc', server: inside })])).toEqual(['windows_rpc'])
    expect(await codes([flow({ port: 49_152, service: 'dce_rpc', server: inside })])).toEqual([])
    expect(await codes([mapper, flow({ port: 49_151, service: 'dce_rpc', server: inside })])).toEqual([])
  })

  test('is explained on the older range only where the endpoint mapper of every server was asked', async () => {
    const older = (port: number, server = inside) => flow({ port, service: 'dce_rpc', server })
    expect(await codes([mapper, older(1026)])).toEqual(['windows_rpc'])
    expect(await codes([older(1026)])).toEqual([])
    expect(await codes([mapper, older(1026), older(1026, '10.9.9.10')])).toEqual([])
    expect(await codes([mapper, older(5001)])).toEqual([])
  })

  test('is not explained outside', async () => {
    expect(await codes([flow({ port: 49_667, service: 'dce_rpc' })])).toEqual([])
  })
})

test('HTTP and TLS on the first dynamic ports are a device’s inside, not beyond them and not outside', async () => {
  expect(await codes([flow({ port: 49_152, service: 'http', server: inside })])).toEqual(['own_device'])
  expect(await codes([flow({ port: 49_160, service: 'ssl', server: inside })])).toEqual(['own_device'])
  expect(await codes([flow({ port: 49_161, service: 'http', server: inside })])).toEqual([])
  expect(await codes([flow({ port: 49_152, service: 'http' })])).toEqual([])
})

describe('a scanner', () => {
  const probe = flow({ port: 515, service: 'http', server: inside })
  const tried = (n: number) =>
    times(n, (i) => ({ port: 1000 + i, server: inside, more: { conn_state: 'REJ', orig_bytes: 0, resp_bytes: 0 } }))

  test('explains its probes from 15 ports of a server on, not from 14', async () => {
    expect(await codes([probe, ...tried(15)])).toEqual(['scanner'])
    expect(await codes([probe, ...tried(14)])).toEqual([])
    expect(await codes([probe, ...tried(14)], 'scan_ports=14')).toEqual(['scanner'])
  })

  test('explains nothing that another client does too', async () => {
    expect(await codes([probe, flow({ port: 515, service: 'http', server: inside, client: '10.0.0.10' }), ...tried(20)])).toEqual([])
  })
})

describe('an analyzer', () => {
  const quic = flow({ port: 443, proto: 'udp' })

  test('that came late and recognises nothing at all explains a missing protocol', async () => {
    expect(await codes([quic])).toEqual(['no_analyzer'])
    expect(await codes([quic, flow({ port: 443, proto: 'udp', service: 'quic,ssl' })])).toEqual([])
    expect(await codes([flow({ port: 443 })])).toEqual([])
  })

  test('that broke by its own fault in every connection explains a violation', async () => {
    const broken = [flow({ port: 53, proto: 'udp' }), flow({ port: 53, proto: 'udp' })]
    const told = (reasons: readonly string[]) => ({
      dpd: reasons.map((failure_reason, i) => ({ uid: broken[i]?.uid ?? null, analyzer: 'DNS', failure_reason })),
    })
    const fault = 'Binpac exception: out_of_bound'
    expect(await codes(broken, '', told([fault, fault]))).toEqual(['own_fault'])
    expect(await codes(broken, '', told([fault, 'not a DNS message']))).toEqual([])
  })
})
