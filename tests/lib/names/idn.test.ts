import { expect, test } from 'vitest'
import { about } from '../../../lib/about/about'
import { name } from '../../../lib/entities/name'
import { otherSpelling } from '../../../lib/names/idn'
import { fact } from '../about/network'
import { storeWith } from '../store-fixture'

test.each([
  ['münchen.example', 'xn--mnchen-3ya.example'],
  ['xn--mnchen-3ya.example', 'münchen.example'],
  ['café.test', 'xn--caf-dma.test'],
  ['cafe\u0301.test', 'xn--caf-dma.test'],
  ['www.example', null],
  ['_dmarc.a_b.example', null],
  ['192.0.2.1', null],
  ['xn--\u0000', null],
])('%j is also written %j', (one, other) => {
  expect(otherSpelling(one)).toBe(other)
})

test('the page of an international name leads to that of its other spelling', async () => {
  const store = await storeWith({ dns: [{ ts: 1, query: 'xn--mnchen-3ya.example', id_orig_h: '192.0.2.1' }] })
  const ask = async (id: string) => fact(await about(store, name, id, new URLSearchParams()), 'spelling')
  expect(await ask('münchen.example')).toEqual([{ value: 'xn--mnchen-3ya.example', note: null }])
  expect(await ask('www.example')).toBeUndefined()
})
