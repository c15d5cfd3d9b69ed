import { expect, test } from 'vitest'
import { storeWith } from '../lib/store-fixture'
import { type Answer, answered, lookup } from './fast-flux-rows'

async function coverage(answers: readonly Answer[]) {
  const result = await answered(await storeWith({ dns: answers.map(lookup) }))
  return Object.fromEntries(result.coverage.map(({ label, observed, of }) => [label, [observed, of]]))
}
const some = { at: 0, ttl: 60 }

test('an answer counts where it brought addresses of what was asked, untyped or not', async () => {
  const lines = await coverage([
    { ...some, answers: ['192.0.2.1'] },
    { ...some, answers: ['alias.example', '2001:db8::1'], type: 'AAAA' },
    { ...some, answers: ['alias.example'] },
    { ...some, answers: ['192.0.2.1'], type: null },
    { ...some, answers: ['alias.example'], type: null },
    { ...some, answers: ['some text'], type: null, more: { qtype: 16, qtype_name: 'TXT' } },
    { ...some, answers: [], more: { rcode_name: 'NXDOMAIN', answers: null, ttls: null } },
    { ...some, answers: ['192.0.2.1'], more: { id_resp_p: 5353 } },
  ])
  expect(lines['of a resolver']).toEqual([7, 8])
  expect(lines['answered with addresses']).toEqual([3, 5])
  expect(lines.IPv6).toEqual([1, 3])
  expect(lines['with a TTL']).toEqual([3, 3])
})

test('a log of nothing but untyped aliases has no address lookup at all', async () => {
  const lines = await coverage([{ ...some, answers: ['alias.example'], type: null }])
  expect(lines['answered with addresses']).toEqual([0, 0])
})
