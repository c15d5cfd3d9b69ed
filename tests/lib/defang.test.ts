import { describe, expect, it } from 'vitest'
import { defanged, defangedProse } from '../../lib/defang'

describe('an indicator', () => {
  it.each([
    ['203.0.113.40', '203.0.113[.]40'],
    ['http://a.example.org/x', 'hxxp://a[.]example[.]org/x'],
    ['2001:db8::1', '2001:db8:[:]1'],
  ])('%s is defanged', (text, expected) => {
    expect(defanged(text)).toBe(expected)
  })
})

describe('in prose', () => {
  it.each([
    ['10.20.4.17 calls 198.51.100.42 on 443/tcp.', '10.20.4.17 calls 198.51.100[.]42 on 443/tcp.'],
    ['It went to 198.51.100.0/24, not 192.168.1.1.', 'It went to 198.51.100[.]0/24, not 192.168.1.1.'],
    ['2001:db8:20::8:32 calls it, fe80::1 does not', '2001:db8:20::8[:]32 calls it, fe80::1 does not'],
    ['see https://maple.example/a?b=c.d, http://192.0.2.1/', 'see hxxps://maple[.]example/a?b=c.d, hxxp://192.0.2[.]1/'],
    ['query:*.quartz-mail.test', 'query:*.quartz-mail[.]test'],
    ['mara@office.example', 'mara@office[.]example'],
    ['münchen.example and xn--mnchen-3ya.example', 'münchen[.]example and xn--mnchen-3ya[.]example'],
  ])('%s reads %s', (text, expected) => {
    expect(defangedProse(text)).toBe(expected)
  })

  it.each([
    'conn.log has no records in the baseline.',
    'Chrome/120.0 at 14:05:08 UTC, z 6.1, 1.2 GB',
    '00:11:22:33:44:55',
    'Replaced, e.g. on 28 Oct.',
  ])('%s stays', (text) => {
    expect(defangedProse(text)).toBe(text)
  })

  it('of 100,000 labels without an end takes no time', () => {
    const text = `${'a.'.repeat(100_000)}1`
    expect(defangedProse(text)).toHaveLength(text.length)
  })
})
