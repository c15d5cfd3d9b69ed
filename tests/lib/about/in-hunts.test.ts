import { describe, expect, test } from 'vitest'
import { aboutInHunts } from '../../../lib/about/about'
import { host } from '../../../lib/entities/host'
import { service } from '../../../lib/entities/service'
import { hunts } from '../../../lib/hunts'
import { certificate, handshake } from '../../hunts/certificate-rows'
import { flow } from '../../hunts/port-protocol-rows'
import { storeWith } from '../store-fixture'

const conn = [
  flow({ service: 'ssh', client: '10.0.0.1', server: '198.51.100.1' }),
  flow({ service: 'ssh', client: '10.0.0.2', server: '198.51.100.2' }),
  flow({ port: 4444, service: 'http', client: '10.0.0.2', server: '198.51.100.2' }),
  flow({ service: 'http', client: '10.0.0.1', server: '198.51.100.3' }),
]
const own = { certificate_subject: 'CN=box', certificate_issuer: 'CN=box', san_dns: ['box'] }
const ssl = [
  handshake({ id_orig_h: '10.0.0.1', id_resp_h: '198.51.100.1', server_name: 'one.example', leaf: 'aa' }),
  handshake({ id_orig_h: '10.0.0.2', id_resp_h: '198.51.100.2', server_name: 'two.example', leaf: 'bb' }),
]
const x509 = [certificate({ ...own, fingerprint: 'aa' }), certificate({ ...own, fingerprint: 'bb' })]

async function rows(id: string, search = '', entity: typeof host | typeof service = host) {
  const store = await storeWith({ conn, ssl, x509 })
  const answer = await aboutInHunts(store, entity, hunts, id, new URLSearchParams(search))
  expect(answer.errors).toEqual({})
  const of = (hunt: string) =>
    answer.hunts
      .find((one) => one.hunt === hunt)
      ?.rows.map(({ label }) => label)
      .sort()
  return { ports: of('port-protocol'), certificates: of('certificate-mismatch') }
}

describe('a host is in the rows whose connections it made or took', () => {
  test.each([
    ['10.0.0.1', ['ssh on 80/tcp']],
    ['10.0.0.2', ['http on 4444/tcp', 'ssh on 80/tcp']],
    ['198.51.100.1', ['ssh on 80/tcp']],
    ['198.51.100.3', []],
    ['203.0.113.9', []],
  ])('of ports: %s', async (id, titles) => {
    expect((await rows(id)).ports).toEqual(titles)
  })

  test.each([
    ['10.0.0.1', ['one.example']],
    ['198.51.100.2', ['two.example']],
    ['203.0.113.9', []],
  ])('of certificates: %s', async (id, names) => {
    const { certificates } = await rows(id)
    expect(certificates?.map((title) => title.split(' ')[0])).toEqual(names)
  })

  test('and no others that the scope leaves', async () => {
    expect((await rows('10.0.0.2', 'filter=id_resp_p:80')).ports).toEqual(['ssh on 80/tcp'])
  })
})

test('a service is in the rows whose connections it took, and in no row of the other ports of its address', async () => {
  const of = (id: string) => rows(id, '', service)
  expect((await of('198.51.100.2:80/tcp')).ports).toEqual(['ssh on 80/tcp'])
  expect((await of('198.51.100.2:4444/tcp')).ports).toEqual(['http on 4444/tcp'])
  expect((await of('198.51.100.3:80/tcp')).ports).toEqual([])
  expect((await of('198.51.100.1:443/tcp')).certificates).toHaveLength(1)
})
