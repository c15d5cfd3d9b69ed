import { describe, expect, test } from 'vitest'
import { about } from '../../lib/about/about'
import { host } from '../../lib/entities/host'
import { certificateMismatch } from '../../lib/hunts/certificate-mismatch'
import { fastFlux } from '../../lib/hunts/fast-flux'
import { portProtocol } from '../../lib/hunts/port-protocol'
import { services } from '../../lib/hunts/services'
import type { Network } from '../../lib/networks'
import { withNamed } from '../../lib/reference/named'
import { run } from '../../lib/run'
import { storeWith } from '../lib/store-fixture'

const tcp = { ts: 10, proto: 'tcp', id_resp_p: 80, service: 'ssh', conn_state: 'SF', history: 'ShADad', orig_bytes: 100, resp_bytes: 100 }
const conn = [
  { ...tcp, uid: 'a', id_orig_h: '10.0.0.1', id_resp_h: '198.51.100.1', local_orig: true, local_resp: false },
  { ...tcp, uid: 'b', id_orig_h: '10.0.0.1', id_resp_h: '198.51.100.200' },
  { ...tcp, uid: 'c', id_orig_h: '10.0.0.2', id_resp_h: '10.9.9.9' },
]
const office: Network = { cidr: '198.51.100.0/24', name: 'office', roles: ['internal'] }
const guests: Network = { cidr: '198.51.100.128/25', name: 'guests', roles: ['user'] }

async function storeOf(named: readonly Network[]) {
  const dns = [{ ts: 10, query: 'a.test', qtype: 1, id_orig_h: '10.0.0.1', id_resp_h: '10.0.0.53', answers: ['192.0.2.1'], ttls: [60] }]
  const ssl = [{ ts: 10, uid: 'a', id_orig_h: '10.0.0.1', id_resp_h: '198.51.100.1', server_name: 'a.test' }]
  return withNamed(await storeWith({ conn, dns, ssl }), async () => named)
}
const asked = async (named: readonly Network[], search = '') =>
  run(await storeOf(named), portProtocol, new URLSearchParams(search)).then((result) => {
    if (result.status !== 'ok') throw new Error(result.message)
    return { external: result.rows[0]?.external, coverage: result.coverage.find(({ label }) => label.startsWith('Server’s place')) }
  })
const place = async (named: readonly Network[], address: string) => {
  const { facts } = await about(await storeOf(named), host, address, new URLSearchParams())
  return Object.fromEntries(facts.map(({ key, values }) => [key, values.map(({ value, note }) => `${value} ${note}`).join()]))
}

describe('inside', () => {
  test('is what the sensor says, else what is private, as long as no network is internal', async () => {
    for (const named of [[], [guests]])
      expect(await asked(named)).toMatchObject({
        external: 2,
        coverage: { observed: 1, of: 3, note: expect.stringContaining('You named no internal') },
      })
  })

  test('is what the user’s internal networks hold, whatever the sensor says, and narrower ones hold it not', async () => {
    const note = 'Inside are your networks with the role internal: office.'
    expect(await asked([office])).toMatchObject({ external: 1, coverage: { observed: 0, note } })
    expect(await asked([office, guests])).toMatchObject({ external: 2, coverage: { note } })
  })

  test('is what a parameter gives, before all', async () => {
    const note = 'Inside are the own networks given as a parameter: 10.9.0.0/16.'
    expect(await asked([office], 'own_networks=10.9.0.0/16')).toMatchObject({ external: 2, coverage: { note } })
  })

  test.each([fastFlux, certificateMismatch, services, portProtocol])('cannot be what is no network in $id', async (hunt) => {
    const answer = await run(await storeOf([]), hunt, new URLSearchParams('own_networks=10.0.0.0/8,foo'))
    expect(answer).toMatchObject({ status: 'bad-params', fields: { own_networks: [expect.stringContaining('“foo” is no network')] } })
  })

  test.each([fastFlux, certificateMismatch, services, portProtocol])('is told in what $id could judge', async (hunt) => {
    const notes = async (named: readonly Network[]) => {
      const result = await run(await storeOf(named), hunt, new URLSearchParams())
      return result.status === 'ok' ? result.coverage.map(({ note }) => note).join() : result.message
    }
    expect(await notes([office])).toContain('Inside are your networks with the role internal: office.')
    expect(await notes([])).toContain('You named no internal network')
  })

  test('is said on the page of a host, with the reason', async () => {
    expect(await place([], '198.51.100.1')).toMatchObject({ place: 'outside because the sensor says so' })
    expect(await place([], '198.51.100.1')).not.toHaveProperty('named')
    expect(await place([], '10.9.9.9')).toMatchObject({ place: 'inside because its range is private' })
    expect(await place([], '203.0.113.1')).toMatchObject({ place: 'outside because its range is not private' })
    const named = [office, guests]
    expect(await place(named, '198.51.100.1')).toMatchObject({
      place: 'inside because office is internal',
      named: 'office 198.51.100.0/24, internal',
    })
    expect(await place(named, '198.51.100.200')).toMatchObject({ place: 'outside because guests is not internal' })
    expect(await place(named, '10.9.9.9')).toMatchObject({ place: 'outside because none of your networks holds it' })
  })
})
