import { describe, expect, test } from 'vitest'
import { portsOf, services } from '../../../lib/reference/services'

describe('the registry', () => {
  test('says of each port and protocol one thing, with its source', () => {
    const taken = services.flatMap(({ port, to = port, proto }) => Array.from({ length: to - port + 1 }, (_, i) => `${port + i}/${proto}`))
    expect(taken.length).toBeGreaterThan(200)
    expect(new Set(taken).size).toBe(taken.length)
    for (const { source } of services) expect(source).toMatch(/^(IANA|Zeek|RFC|[A-Z])/)
  })

  test('is in the order of ports, which a reader looks for', () => {
    const ports = services.map(({ port }) => port)
    expect(ports).toEqual([...ports].sort((a, b) => a - b))
  })

  test('names no service as belonging and as merely usual', () => {
    for (const { port, zeek, more, usual } of services)
      expect([port, Object.keys(usual).filter((name) => [...zeek, ...more].includes(name))]).toEqual([port, []])
  })

  test('knows the ports that Zeek registers', () => {
    const registered: Readonly<Record<string, readonly number[]>> = {
      dns: [53, 137, 5353, 5355],
      ftp: [21, 2811],
      krb_tcp: [88],
      ldap_tcp: [389, 3268],
      modbus: [502],
      mqtt: [1883],
      ntp: [123],
      radius: [1812],
      redis: [6379],
      smtp: [25, 587],
      ssh: [22],
      ssl: [443, 465, 563, 585, 614, 636, 989, 990, 992, 993, 995, 5223],
    }
    for (const [name, ports] of Object.entries(registered)) expect(portsOf(name)).toEqual(expect.arrayContaining([...ports]))
  })

  test('counts no port as a service’s own that many programs use', () => {
    expect(portsOf('http')).toContain(80)
    expect(portsOf('http')).not.toContain(8080)
  })
})
