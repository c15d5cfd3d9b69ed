import { describe, expect, test } from 'vitest'
import { answer, beside, days, found, listed, noon, points, steady, used } from './services-rows'

const iso = (day: number) => new Date(noon(day) * 1000).toISOString()
const fromDay = (day: number) => `from=${new Date((noon(day) - 43_200) * 1000).toISOString()}`

describe('a new service', () => {
  const ssh = (first: number) =>
    beside(
      days(first, 10).map((day) => used({ day, port: 2222, service: 'ssh' })),
      days(first, 10).map((day) => listed(day, '10.0.0.1', 2222, ['SSH'])),
    )

  test('is found after days without it, on a host that was there', async () => {
    const rows = await found(ssh(8))
    expect(rows.get('2222/tcp')).toMatchObject({
      status: ['new'],
      days_before: 7,
      services: ['ssh'],
      connections: 3,
      entries: 3,
      days: 3,
      clients: 1,
    })
    expect([points(rows.get('2222/tcp'), 'new'), points(rows.get('2222/tcp'), 'host_known')]).toEqual([35, 10])
    expect([...rows.keys()][0]).toBe('2222/tcp')
  })

  test('needs three days before it, and two say nothing', async () => {
    expect((await found(ssh(4))).get('2222/tcp')).toMatchObject({ status: ['new'], days_before: 3 })
    expect(points((await found(ssh(4))).get('2222/tcp'), 'new')).toBe(20)
    const early = (await found(ssh(3))).get('2222/tcp')
    expect(early).toMatchObject({ status: ['since-start'], days_before: 2 })
    expect(points(early, 'new')).toBeNull()
    expect(early?.caveats[0]).toContain('seen on day 3 of the records')
    expect((await found(ssh(3), 'quiet_days=2')).get('2222/tcp')).toMatchObject({ status: ['new'] })
  })

  test('is new only in the window in which it began, and the answer says what else was read', async () => {
    const rows = await found(ssh(5), fromDay(8))
    expect(rows.get('2222/tcp')).toMatchObject({
      status: ['steady'],
      first_seen: iso(5).replace('.000', '.000000'),
      connections: 3,
      days: 3,
    })
    expect(points(rows.get('2222/tcp'), 'new')).toBe(0)
    expect((await found(ssh(8), fromDay(8))).get('2222/tcp')).toMatchObject({ status: ['new'] })
    const { scope } = await answer(ssh(5), fromDay(8))
    expect(scope.widened).toEqual([
      { log: 'conn', before: null, after: 0 },
      { log: 'known_services', before: null, after: 0 },
    ])
  })

  test('is not new in a window without any records', async () => {
    const rows = await found(ssh(5), `${fromDay(20)}&earlier=true`)
    expect(rows.get('2222/tcp')).toMatchObject({ status: ['earlier'] })
    expect(points(rows.get('2222/tcp'), 'new')).toBe(0)
  })

  test('counts only days that have records as days before', async () => {
    const gap = { conn: [used({ day: 1 }), used({ day: 9 }), used({ day: 10, port: 2222 })], known_services: [] }
    expect((await found(gap)).get('2222/tcp')).toMatchObject({ days_before: 2, status: ['since-start'] })
  })

  test('on a new host has no points for the host, save where known_hosts has seen it', async () => {
    const other = beside([used({ day: 8, host: '10.0.0.7', port: 22, service: 'ssh' })])
    expect(points((await found(other)).get('10.0.0.7 22/tcp'), 'host_known')).toBe(0)
    const known = { ...other, known_hosts: days(1, 8).map((day) => ({ ts: noon(day), host: '10.0.0.7' })) }
    expect(points((await found(known)).get('10.0.0.7 22/tcp'), 'host_known')).toBe(10)
  })

  test('keeps its status under filters that leave out its earlier records', async () => {
    const rows = [...days(1, 7).map((day) => used({ day, client: '10.0.9.2' })), used({ day: 8, client: '10.0.9.3' })]
    const logs = { conn: rows, known_services: days(1, 8).map((day) => listed(day)) }
    const row = (await found(logs, `${fromDay(8)}&filter=id_orig_h:10.0.9.3`)).get('80/tcp')
    expect(row).toMatchObject({ status: ['steady'], clients: 1, connections: 1 })
    expect((await answer(logs, 'filter=id_orig_h:10.0.9.3')).scope.widened).toContainEqual({
      log: 'conn',
      before: null,
      after: 0,
      unfiltered: true,
    })
  })
})

describe('another protocol on a known port', () => {
  const turned = (service: string | null, before: number, first: string | null = 'http') =>
    beside([
      ...days(1, before).map((day) => used({ day, port: 81, service: first })),
      ...days(before + 1, 10).map((day) => used({ day, port: 81, service })),
    ])

  test('is found after three days of others, and not judged after two', async () => {
    const row = (await found(turned('ssh', 3))).get('81/tcp')
    expect(row).toMatchObject({ status: ['other-protocol', 'since-start', 'unlisted'], began: ['ssh'], services: ['http', 'ssh'] })
    expect(points(row, 'other_protocol')).toBe(30)
    expect(row?.sentence).toContain('It began to speak ssh')
    expect(points((await found(turned('ssh', 2))).get('81/tcp'), 'other_protocol')).toBeNull()
  })

  test('leaves alone what is carried, TLS within a protocol that may start it, and the first one recognised', async () => {
    expect(points((await found(turned('smb,gssapi,ntlm', 5, 'smb'))).get('81/tcp'), 'other_protocol')).toBe(0)
    expect(points((await found(turned('ssl,smtp', 5, 'smtp'))).get('81/tcp'), 'other_protocol')).toBe(0)
    expect(points((await found(turned('ssh', 5, null))).get('81/tcp'), 'other_protocol')).toBe(0)
    expect(points((await found(turned('http,-http', 5))).get('81/tcp'), 'other_protocol')).toBe(0)
    expect(points((await found(turned('ssl', 5))).get('81/tcp'), 'other_protocol')).toBe(30)
  })

  test('that began before the window is no news', async () => {
    expect((await found(turned('ssh', 5), fromDay(8))).get('81/tcp')).toMatchObject({ began: [] })
  })

  test('is told by the inventory alone', async () => {
    const entries = [...days(1, 5).map((day) => listed(day)), listed(6, '10.0.0.1', 80, ['SSH'])]
    expect((await found({ known_services: entries })).get('80/tcp')).toMatchObject({ began: ['ssh'], services: ['http', 'ssh'] })
  })
})

describe('two logs held against each other', () => {
  test('finds a service that is used and not listed, whatever the case of its protocol', async () => {
    const row = (await found(beside([used({ day: 5, port: 4444, service: 'ssl' })]))).get('4444/tcp')
    expect(row?.status).toContain('unlisted')
    const listedToo = beside([used({ day: 5, port: 4444, service: 'ssl,http' })], [listed(5, '10.0.0.1', 4444, ['HTTP', 'SSL'])])
    expect((await found(listedToo)).get('4444/tcp')).toMatchObject({ services: ['http', 'ssl'], status: ['new'] })
  })

  test('cannot tell where the inventory is absent, of another time, or of other networks', async () => {
    const use = used({ day: 5, port: 4444 })
    expect(points((await found({ conn: [use] })).get('4444/tcp'), 'unlisted')).toBeNull()
    const apart = (day: number) => ({ conn: [use], known_services: [listed(day)] })
    expect(points((await found(apart(6))).get('4444/tcp'), 'unlisted')).toBe(20)
    expect(points((await found(apart(7))).get('4444/tcp'), 'unlisted')).toBeNull()
    const elsewhere = beside([used({ day: 5, host: '10.1.0.1', port: 4444 })])
    expect(points((await found(elsewhere)).get('10.1.0.1 4444/tcp'), 'unlisted')).toBeNull()
  })

  test('finds a service that is listed and not used, and cannot tell where that day has no connections', async () => {
    const row = (await found(beside([], [listed(5, '10.0.0.1', 25, ['SMTP'])]))).get('25/tcp')
    expect(row).toMatchObject({ connections: 0, entries: 1, clients: 0 })
    expect(row?.status).toContain('unused')
    const later = (await found(beside([], [listed(14, '10.0.0.1', 25, ['SMTP'])]))).get('25/tcp')
    expect(points(later, 'unused')).toBeNull()
  })

  test('reads a set that holds one empty string as no service', async () => {
    expect((await found({ known_services: [listed(1, '10.0.0.1', 9, [''])] })).get('9/tcp')).toMatchObject({ services: [], entries: 1 })
  })

  test('names neither log as missing while the other is there', async () => {
    expect((await found({ conn: steady.conn })).get('80/tcp')).toMatchObject({ connections: 10, entries: 0 })
    expect((await found({ known_services: steady.known_services })).get('80/tcp')).toMatchObject({ connections: 0, entries: 10 })
  })
})
