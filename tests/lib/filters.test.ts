import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { exactly, parseEntry, parseFilter, printFilter, wanted } from '../../lib/filters'

describe('one pill', () => {
  test.each([
    ['host:10.1.2.0/24', { field: 'host', negated: false, value: '10.1.2.0/24' }],
    ['-id.resp_p:443', { field: 'id_resp_p', negated: true, value: '443' }],
    ['uri:/a?b=c:d e', { field: 'uri', negated: false, value: '/a?b=c:d e' }],
    ['service:-', { field: 'service', negated: false, value: '-' }],
    ['query:""', { field: 'query', negated: false, value: '""' }],
  ])('is read from %s', (text, value) => {
    expect(parseFilter(text)).toEqual({ ok: true, value })
  })

  test.each([
    ['', 0],
    ['-', 1],
    ['9lives:1', 0],
    ['host', 4],
    ['host=1', 4],
    ['-host:', 6],
    ['query:"a', 6],
    ['query:"a"b', 6],
  ])('that cannot be read, %j, says where', (text, at) => {
    expect(parseFilter(text)).toMatchObject({ ok: false, at })
  })

  test('for a value keeps exactly that value, whatever it holds', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const filter = exactly('query', text)
        expect(parseFilter(printFilter(filter))).toEqual({ ok: true, value: filter })
        const want = wanted(filter.value)
        expect('text' in want && want.text).toBe(text)
        if (want.kind === 'open') expect(text).not.toMatch(/\*|\.\./)
      }),
    )
    expect(exactly('query', '-').value).toBe('"-"')
    expect(exactly('query', '*').value).toBe('"*"')
    expect(exactly('query', null).value).toBe('-')
  })
})

describe('what a user types', () => {
  test('is several filters with blanks between', () => {
    expect(parseEntry('  host:10.1.2.0/24  -port:443 user_agent:"curl 8 ""x""" ')).toEqual({
      ok: true,
      value: [
        { field: 'host', negated: false, value: '10.1.2.0/24' },
        { field: 'port', negated: true, value: '443' },
        { field: 'user_agent', negated: false, value: '"curl 8 ""x"""' },
      ],
    })
  })

  test('may be an address or a network alone', () => {
    expect(parseEntry('192.0.2.1 -2001:db8::/32')).toEqual({
      ok: true,
      value: [
        { field: 'host', negated: false, value: '192.0.2.1' },
        { field: 'host', negated: true, value: '2001:db8::/32' },
      ],
    })
  })

  test('may be nothing', () => {
    expect(parseEntry('   ')).toEqual({ ok: true, value: [] })
  })

  test.each([
    ['host:192.0.2.1 443', 15],
    ['host:192.0.2.1 port', 19],
    ['host:192.0.2.1 -port:', 21],
    ['query:"a b', 6],
    ['query:"a"b host:x', 6],
  ])('is refused at the character: %j', (text, at) => {
    expect(parseEntry(text)).toMatchObject({ ok: false, at })
  })
})
