import { describe, expect, test } from 'vitest'
import { flow, found, only, points, times } from './port-protocol-rows'

/** Ten hosts that browse, so that few clients mean something, over eight days, so that few days do. */
const crowd = times(40, (i) => ({ service: 'http', client: `10.0.1.${i % 10}`, server: `203.0.113.${i % 7}`, day: i % 8 }))

describe('rarity', () => {
  const clients = async (n: number, search = '') =>
    only([...crowd, ...times(n, (i) => ({ service: 'ssh', client: `10.0.1.${i}` }))], search)

  test('three clients are few, four are not, and the limit can be set', async () => {
    expect(points(await clients(3), 'clients')).toBe(10)
    expect(points(await clients(4), 'clients')).toBe(0)
    expect(points(await clients(4, 'clients=4'), 'clients')).toBe(null)
    expect(points(await clients(2, 'clients=2'), 'clients')).toBe(10)
  })

  test('two servers are few, three are not', async () => {
    const servers = (n: number) => only([...crowd, ...times(n, (i) => ({ service: 'ssh', server: `198.51.100.${i}` }))])
    expect(points(await servers(2), 'servers')).toBe(8)
    expect(points(await servers(3), 'servers')).toBe(0)
  })

  test('three days of eight are few, four are not', async () => {
    const days = (n: number) => only([...crowd, ...times(n, (i) => ({ service: 'ssh', day: i }))])
    expect(await days(3)).toMatchObject({ days: 3 })
    expect(points(await days(3), 'days')).toBe(7)
    expect(points(await days(4), 'days')).toBe(0)
  })

  test('days without any traffic make none few', async () => {
    const apart = times(4, (i) => ({ service: 'http', day: i === 3 ? 1000 : i }))
    expect(points(await only([...apart, ...times(3, (i) => ({ service: 'ssh', day: i }))]), 'days')).toBe(null)
    const busy = times(6, (i) => ({ service: 'http', day: i === 5 ? 1000 : i }))
    expect(points(await only([...busy, ...times(3, (i) => ({ service: 'ssh', day: i }))]), 'days')).toBe(7)
  })

  test('in a capture of few hosts and one day cannot be assessed', async () => {
    const row = await only([flow({ service: 'ssh' })])
    expect(row.unassessed).toEqual(expect.arrayContaining(['clients', 'servers', 'days']))
  })

  test('many clients speak against a row', async () => {
    const many = (n: number) => only([...crowd, ...times(n, (i) => ({ port: 4444, service: 'http', client: `10.0.2.${i}` }))])
    expect(points(await many(25), 'many_clients')).toBe(-10)
    expect(points(await many(24), 'many_clients')).toBe(0)
  })
})

describe('a filter', () => {
  const conn = [
    ...crowd,
    ...times(2, (i) => ({ port: 6001, service: 'ssl', client: `10.0.1.${i}` })),
    ...times(30, (i) => ({ port: 4444, service: 'http', client: `10.0.3.${i}`, server: `203.0.113.${i % 9}`, day: i % 8 })),
    flow({ port: 49152, service: 'dce_rpc', server: '10.9.9.9' }),
    flow({ port: 135, service: 'dce_rpc', server: '10.9.9.9' }),
  ]
  const scores = async (search: string) => {
    const answer = await found(conn, search)
    return { widened: answer.scope.widened, rows: Object.fromEntries(answer.rows.map(({ title, score }) => [title, score])) }
  }

  test.each(['filter=port:6001', 'filter=host:10.0.1.1', 'filter=port:4444', 'filter=host:10.0.3.3', 'filter=tier:2'])(
    '%s makes no row rarer or more common',
    async (search) => {
      const all = await scores('')
      const some = await scores(search)
      expect(Object.keys(some.rows).length).toBeGreaterThan(0)
      expect(all.rows).toMatchObject(some.rows)
      expect(all.widened).toEqual([])
      expect(some.widened).toEqual(search.endsWith('tier:2') ? [] : [{ log: 'conn', before: 0, after: 0, unfiltered: true }])
    },
  )

  test('leaves the figures of a row to what it keeps', async () => {
    const { rows } = await found(conn, 'filter=host:10.0.3.3')
    expect(rows).toMatchObject([{ resp_p: 4444, clients: 1, servers: 1, days: 1 }])
    expect(points(rows[0] as (typeof rows)[number], 'many_clients')).toBe(-10)
  })
})

describe('direction', () => {
  const to = (server: string, more = {}, search = '') => only([flow({ service: 'ssh', server, more })], search)

  test('is told by the own networks where Zeek does not tell it', async () => {
    expect(await to('198.51.100.80')).toMatchObject({ external: 1 })
    for (const server of ['10.9.9.9', '172.31.0.1', '192.168.0.1', '100.64.0.1', 'fd00::1', 'fe80::1'])
      expect(await to(server)).toMatchObject({ external: 0 })
    expect(await to('172.32.0.1')).toMatchObject({ external: 1 })
    expect(await to('2001:db8::1')).toMatchObject({ external: 1 })
  })

  test('is told by local_resp where that is set', async () => {
    expect(await to('198.51.100.80', { local_resp: true })).toMatchObject({ external: 0 })
    expect(await to('10.9.9.9', { local_resp: false })).toMatchObject({ external: 1 })
  })

  test('is told by the networks that the user gives, whatever Zeek says', async () => {
    const own = 'own_networks=198.51.100.0/24'
    expect(await to('198.51.100.80', { local_resp: false }, own)).toMatchObject({ external: 0 })
    expect(await to('10.9.9.9', { local_resp: true }, own)).toMatchObject({ external: 1 })
    expect((await to('10.9.9.9', {}, own)).caveats.join()).toContain('own networks given here')
  })

  test('to a group is not outside', async () => {
    expect(await to('224.0.0.251', { local_resp: false })).toMatchObject({ external: 0 })
  })

  test('outside earns points, own servers alone speak against', async () => {
    expect(points(await to('198.51.100.80'), 'outside')).toBe(12)
    expect(points(await to('10.9.9.9'), 'own_server')).toBe(-4)
  })
})

describe('bytes', () => {
  const sent = (bytes: number, ip = bytes + 1000) => only([flow({ service: 'ssh', more: { orig_bytes: bytes, orig_ip_bytes: ip } })])

  test('earn points from 10 MB, fully from 100 MB', async () => {
    expect(points(await sent(9_999_999), 'bytes_out')).toBe(0)
    expect(points(await sent(10_000_000), 'bytes_out')).toBe(8)
    expect(points(await sent(100_000_000), 'bytes_out')).toBe(16)
  })

  test('that sequence numbers make up earn none', async () => {
    const row = await sent(4_294_967_295, 5000)
    expect(row).toMatchObject({ orig_bytes: 5000, missed: 4_294_962_295 })
    expect(row.sentence).toContain('and sent 5.0 kB;')
    expect(row.caveats.join()).toContain('4.3 GB more')
    expect(points(row, 'bytes_out')).toBe(0)
  })
})

test('bytes that servers sent are at most what packets carried', async () => {
  const broken = { orig_bytes: 4e9, orig_ip_bytes: 700, resp_bytes: 3e9, resp_ip_bytes: 900 }
  const { rows } = await found([flow({ service: 'ssh', more: broken }), flow({ service: 'http', more: broken })], 'expected=true')
  expect(rows.map(({ orig_bytes, resp_bytes }) => [orig_bytes, resp_bytes])).toEqual([
    [700, 900],
    [700, 900],
  ])
})

describe('a server that known_services lists', () => {
  const row = (service: string) => {
    const known = { ts: 1, host: '10.9.9.9', port_num: 8081, port_proto: 'tcp', service: [service] }
    return only([flow({ port: 8081, service: 'http', server: '10.9.9.9' })], '', { known_services: [known] })
  }

  test('with the protocol speaks against a row, with another one it does not', async () => {
    expect(points(await row('HTTP'), 'known_service')).toBe(-6)
    expect(points(await row('SSH'), 'known_service')).toBe(0)
  })

  test('cannot be assessed without the log', async () => {
    expect(points(await only([flow({ port: 8081, service: 'http' })]), 'known_service')).toBeNull()
  })
})

test('rows come tier by tier, then by score, the explained last', async () => {
  const answer = await found([
    flow({ port: 443 }),
    flow({ port: 4444, service: 'ssl' }),
    flow({ port: 3389, service: 'ssl' }),
    flow({ service: 'ssh' }),
    flow({ service: '-http' }),
    flow({ port: 4445, service: 'ssl', more: { orig_bytes: 50_000_000, orig_ip_bytes: 60_000_000 } }),
  ])
  expect(answer.rows.map(({ title }) => title)).toEqual([
    'ssh on 80/tcp',
    'ssl on 4445/tcp',
    'ssl on 4444/tcp',
    'no protocol on 443/tcp',
    'no protocol on 80/tcp',
    'ssl on 3389/tcp',
  ])
  expect(answer).toMatchObject({ grades: [1, 2, 1, 1], explained: 1, total: 6 })
})
