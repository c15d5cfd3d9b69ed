import { describe, expect, it } from 'vitest'
import { filterWords, readFilters, readPill, shownText } from '../../components/frame/filter-text'

describe('filters as people type them', () => {
  it('come back as pills with the words that say how each was read', () => {
    expect(readFilters('host:192.0.2.0/24 -id.resp_p:443')).toEqual({
      filters: [
        { text: 'host:192.0.2.0/24', words: 'host is in the network 192.0.2.0/24' },
        { text: '-id_resp_p:443', words: 'id_resp_p is not 443' },
      ],
      fault: null,
    })
  })

  it('point at the fault', () => {
    expect(readFilters('host:192.0.2.1 port').fault?.at).toBe(19)
  })

  it.each([
    ['service:dns host:172.16.0.0/33', 17, 'an address, a network'],
    ['-port:abc', 6, 'a whole number from 0 to 65535'],
    ['id.resp_p:70000', 10, 'a whole number from 0 to 65535'],
    ['port:443..80', 10, 'this end is below the first'],
    ['src:10.0.0.300', 4, 'an address'],
    ['host:192.0.2.9..192.0.2.1', 16, 'this end is below the first'],
    ['decision:accepted', 9, 'open, explain, accept, watch, threat or defer'],
  ])('name what no log would take: %s', (text, at, message) => {
    expect(readFilters(text)).toMatchObject({ filters: [], fault: { at, message: expect.stringContaining(message) } })
  })

  it.each(['host:www.example.org', 'src:mail.example.org', 'port:-', 'port:80..', 'host:192.0.2.*', 'decision:open', 'query:abc'])(
    'take %s, which a log may know',
    (text) => expect(readFilters(text).fault).toBeNull(),
  )

  it.each([
    ['service:-', 'service is not set'],
    ['-service:-', 'service is set'],
    ['duration:1..60', 'duration is from 1 to 60'],
    ['duration:60..', 'duration is from 60 to the highest'],
    ['query:*.example.org', 'query fits *.example.org'],
    ['-query:*.example.org', 'query does not fit *.example.org'],
    ['query:"-"', 'query is exactly -'],
    ['host:2001:db8::1', 'host is 2001:db8::1'],
    ['network:office,hr', 'either end is in office or hr'],
    ['-network:"crown jewels"', 'no end is in crown jewels'],
    ['-dst_network:office', 'the responder is not in office'],
    ['network:-', 'neither end is in a named network'],
    ['-src_network:-', 'the originator is in a named network'],
  ])('say how %s was read', (text, words) => {
    const pill = readPill(text)
    expect(pill && filterWords(pill)).toBe(words)
  })

  it('leave a pill alone that cannot be read', () => {
    expect(readPill('nonsense')).toBeNull()
  })

  const titles = new Map([['3f2a90c4d1e5b678', 'ssh on 80/tcp\u202e']])
  it.each([
    ['names a row by what it is called', '-row:3f2a90c4d1e5b678', '-row:ssh on 80/tcp⟨U+202E⟩'],
    ['leaves the id of a row that nobody has told', 'row:0000000000000000', 'row:0000000000000000'],
    ['leaves the same text in another field', 'uid:3f2a90c4d1e5b678', 'uid:3f2a90c4d1e5b678'],
  ])('as one text %s', (_, text, shown) => {
    expect(shownText(text, titles)).toBe(shown)
  })
})
