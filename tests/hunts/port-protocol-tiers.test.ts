import { describe, expect, test } from 'vitest'
import { each, type Flow, flow, found, only, tcp, tiersOf } from './port-protocol-rows'

describe('tier 1, a wrong protocol on a well-known port', () => {
  test('finds ssh on 80, 443 and 53, http on 443, 445 and 22, ssl on 53, 80 and, without its STARTTLS mate, 25', async () => {
    await each(
      1,
      tcp([
        [80, 'ssh'],
        [443, 'ssh'],
        [53, 'ssh'],
        [443, 'http'],
        [445, 'http'],
        [22, 'http'],
        [53, 'ssl'],
        [80, 'ssl'],
        [25, 'ssl'],
      ]),
    )
  })

  test('finds a protocol on a port that Zeek knows none for', async () => {
    await each(1, tcp([[873, 'ssh']]))
  })

  test('finds what began in the clear on a port for TLS and then turned to it', async () => {
    await each(1, [...tcp([[443, 'rdp,ssl']]), ...tcp([[443, 'smtp,ssl']]), ...tcp([[993, 'socks,ssl']])])
    const row = await only([flow({ port: 443, service: 'ssl,rdp' })])
    expect(row.sentence).toContain('registered for ssl, to which rdp turned there after beginning in the clear')
  })

  test('says what the registry expects, and what was spoken', async () => {
    const row = await only([flow({ service: 'ssh' })])
    expect(row).toMatchObject({ tier: 1, service: ['ssh'], resp_p: 80, proto: 'tcp', expected: ['http'], connections: 1 })
    expect(row.title).toBe('ssh on 80/tcp')
    expect(row.sentence).toContain('1 client spoke ssh to 1 server on 80/tcp')
    expect(row.sentence).toContain('registered for http')
  })

  test('judges TCP and UDP apart', async () => {
    const pairs: readonly Flow[] = [
      { port: 443, proto: 'udp', service: 'ssl,quic' },
      { port: 443, proto: 'tcp', service: 'quic' },
      { port: 53, proto: 'tcp', service: 'dns' },
      { port: 123, proto: 'udp', service: 'dns' },
    ]
    expect(await tiersOf(pairs)).toEqual([null, 1, null, 1])
  })
})

test('tier 2 finds a known protocol on a port that is not its own, or that many programs use', async () => {
  await each(
    2,
    tcp([
      [8081, 'http'],
      [4444, 'ssl'],
      [4445, 'smb'],
      [8080, 'ssl'],
      [8443, 'http'],
      [4446, 'dce_rpc'],
    ]),
  )
})

describe('tier 3, no protocol on a well-known port', () => {
  test('finds whole connections on ports whose protocol Zeek recognises', async () => {
    const udp = { port: 53, proto: 'udp' } as const
    await each(3, [...[22, 25, 53, 80, 443, 445, 3389].map((port) => ({ port })), udp])
  })

  test('says nothing of a connection that was not seen whole', async () => {
    const faults = [
      { missed_bytes: 1 },
      { history: 'ShADGadFf' },
      { history: 'ShADadgFf' },
      { history: 'ShADadxFf' },
      { history: '^hADadFf' },
      { history: 'DadAFf' },
      { history: null },
      { orig_bytes: 0 },
      { resp_bytes: 0 },
      { orig_bytes: null, resp_bytes: null },
    ]
    const ports = [21, 22, 25, 53, 80, 88, 110, 443, 445, 3389]
    await each(
      undefined,
      faults.map((more, i) => ({ port: ports[i] ?? 0, more })),
    )
    const turned = { port: 53, proto: 'udp', more: { history: '^dD' } } as const
    const unanswered = { port: 123, proto: 'udp', more: { resp_bytes: null, conn_state: 'S0', history: 'D' } } as const
    await each(undefined, [turned, unanswered])
  })

  test('asks for one byte of each side, or for as many as it is told', async () => {
    const one = [flow({ port: 443, more: { orig_bytes: 1, resp_bytes: 1 } })]
    expect((await found(one)).total).toBe(1)
    expect((await found(one, 'min_bytes=2')).total).toBe(0)
    expect((await found([flow({ port: 443, more: { orig_bytes: 2, resp_bytes: 2 } })], 'min_bytes=2')).total).toBe(1)
  })

  test('takes an empty service for an unset one', async () => {
    expect(await only([flow({ port: 443, service: '' }), flow({ port: 443 })])).toMatchObject({ tier: 3, service: [], connections: 2 })
  })

  test('leaves ports alone whose protocol Zeek would not recognise, and those that many programs use', async () => {
    await each(
      null,
      [23, 873, 9100, 4444, 8080, 50_000].map((port) => ({ port })),
    )
  })
})

describe('tier 4, the port’s own protocol was tried and broken', () => {
  test('finds a negated service, also beside its name, and failed_service', async () => {
    await each(4, [
      { port: 80, service: '-http' },
      { port: 22, service: 'ssh,-ssh' },
      { port: 25, more: { failed_service: ['smtp'] } },
    ])
    expect(await only([flow({ service: 'http', more: { failed_service: ['http'] } })])).toMatchObject({ tier: 4, service: [] })
  })

  test('needs one side’s bytes only', async () => {
    await each(4, [{ service: '-http', more: { orig_bytes: 0, history: '^hadf', conn_state: 'SHR' } }])
  })

  test('is no tier of another protocol than the port’s', async () => {
    const others: readonly Flow[] = [
      { port: 80, service: '-ssl' },
      { port: 4444, service: '-ssl' },
      { port: 80, service: 'ssh,-http' },
      { port: 80, service: 'http,-ssl' },
    ]
    expect(await tiersOf(others)).toEqual([3, null, 1, null])
  })

  test.each([
    ['analyzer', { analyzer_kind: 'protocol', analyzer_name: 'HTTP', cause: 'violation', failure_reason: 'not a http reply line' }],
    ['analyzer', { analyzer_kind: 'protocol', analyzer_name: 'HTTP', failure_reason: 'not a http reply line' }],
    ['dpd', { analyzer: 'HTTP', failure_reason: 'not a http reply line' }],
  ])('finds what %s.log tells of a connection', async (log, told) => {
    const one = flow({ more: { orig_bytes: 0, conn_state: 'SHR', history: '^hadf' } })
    expect((await found([one])).total).toBe(0)
    expect(await only([one], '', { [log]: [{ uid: one.uid ?? null, ...told }] })).toMatchObject({ tier: 4, service: [], connections: 1 })
  })

  test('takes a confirmation for none', async () => {
    const one = flow({})
    const told = { uid: one.uid ?? null, analyzer_kind: 'protocol', analyzer_name: 'HTTP', cause: 'confirmation' }
    expect(await only([one], '', { analyzer: [told] })).toMatchObject({ tier: 3 })
  })
})
