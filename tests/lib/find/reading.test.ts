import { expect, test } from 'vitest'
import { readFind } from '../../../lib/find/reading'

test.each([
  ['192.0.2.1', 'an address'],
  ['192.0.2.0/24', 'a network'],
  ['192.0.2', 'the start of an address'],
  ['192.', 'the start of an address'],
  ['2001:db8::1', 'an address'],
  ['2001:0DB8:0:0::1', 'an address'],
  ['2001:db8::/32', 'a network'],
  ['2001:db8:', 'the start of an address'],
  ['a.test', 'part of a name'],
  ['mail', 'part of a name'],
  ['*.a.test', 'the end of a name'],
  ['.a.test', 'the end of a name'],
  ['mail*', 'the start of a name'],
  ['5eb41c02d97a3f60', 'a fingerprint or serial'],
  ['0x5EB4', 'a fingerprint or serial'],
  ['5E:B4:1C:02', 'the start of an address or a fingerprint or serial'],
  ['5E:B4:1C:02:D9:7A:3F:60', 'an address or a fingerprint or serial'],
  ['6824110133937323872', 'a fingerprint or serial'],
  ['C4lSiun0WZdSc92YC0', 'a uid'],
  ['', ''],
  ['x', ''],
  ['service:ssh', ''],
])('%j is read as %j', (text, expected) => {
  expect(readFind(text).as).toBe(expected)
})

test('an address is spelt as logs spell it, a serial in decimal becomes hexadecimal', () => {
  expect(readFind('2001:0DB8:0:0::1').address).toEqual({ how: 'exact', text: '2001:db8::1' })
  expect(readFind('6824110133937323872').hex).toContain('5eb41c02d97a3f60')
  expect(readFind('5E:B4:1C:02:D9:7A:3F:60').hex).toEqual(['5eb41c02d97a3f60'])
})
