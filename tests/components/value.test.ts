import { createElement } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, it } from 'vitest'
import { bothEnds, decimalsOf, kindOfValue, valueText } from '../../components/value/text'
import { duration, span } from '../../components/value/time'
import { traceWords } from '../../components/value/trace'
import { Value } from '../../components/value/value'

describe('values as text', () => {
  it.each([
    [1234567, 'count', '1,234,567'],
    [0.9333, 'ratio', '0.93'],
    [-4.5, 'number', '−4.50'],
    [null, 'count', '–'],
    [[], 'list', '–'],
    [['a', null], 'list', 'a, –'],
    [443, 'port', '443'],
    [50443, 'port', '50443'],
    [true, 'bool', 'yes'],
    ['2025-10-29T14:35:08.204911Z', 'time', '29 Oct 14:35'],
  ] as const)('%j as %s is %s', (value, kind, text) => {
    expect(valueText(value, kind)).toBe(text)
  })

  it.each([
    [1, 5, '100'],
    [0.2, 5, '20'],
    [0.01, 100, '1'],
    [0.004, 1000, '0.4'],
    [0.00004, 100_000, '0.004'],
    [0.0000001, 10_000_000, '<0.001'],
  ])('a share of %d, of %d in all, is %s %', (share, whole, text) => {
    expect(valueText(share, 'share', { decimals: decimalsOf(whole) })).toBe(text)
  })

  it('name the year of a time where asked', () => {
    expect(valueText('2012-10-07T14:35:08Z', 'time', { years: true })).toBe('07 Oct 2012 14:35')
  })

  const drawn = (kind: Parameters<typeof valueText>[1], value: unknown) => renderToStaticMarkup(createElement(Value, { value, kind }))
  it.each(['text', 'name', 'agent', 'hash', 'uid', 'address', 'network', 'end', 'time', 'list', 'names', 'addresses', 'marks'] as const)(
    'of the kind %s name what would turn the text around or not be seen, alone and in a list',
    (kind) => {
      for (const value of ['\u202egnp.exe.example', '\tcurl/8\u200b'])
        for (const shown of [drawn(kind, value), drawn(kind, [value]), drawn(kind, [value, 'a long second part of it'])]) {
          expect(shown).toMatch(/⟨U\+(202E|0009)⟩/)
          expect(shown).not.toMatch(/[\u202e\u200b\t]/)
        }
    },
  )

  it.each([
    ['192.0.2.7', 'address'],
    ['2001:db8::7', 'address'],
    ['192.0.2.0/24', 'network'],
    ['2001:db8::/48', 'network'],
    ['updates.example', 'name'],
    ['office', 'text'],
    ['HR and payroll', 'text'],
    ['office/2', 'text'],
  ] as const)('an end that reads %s is of kind %s', (value, kind) => {
    expect(kindOfValue('end', value)).toBe(kind)
    expect(kindOfValue('text', value)).toBe('text')
  })

  it('keep both ends of what is long', () => {
    expect(bothEnds('9f2c41d0aaaaaaaaaaaaaaaa77abe3c8', 8)).toBe('9f2c41d0…77abe3c8')
    expect(bothEnds('short', 8)).toBe('short')
  })
})

describe('times', () => {
  it('show the year where the span crosses one', () => {
    expect(span('2025-12-30T00:00:00Z', '2026-01-02T00:00:00Z')).toBe('30 Dec 2025 00:00 – 02 Jan 2026 00:00 UTC')
    expect(span('2025-10-29T13:30:00Z', '2025-10-29T16:30:00Z')).toBe('29 Oct 13:30 – 16:30 UTC')
  })

  it.each([
    [45, '45 s'],
    [7380, '2 h 03 min'],
    [1_198_800, '13 d 21 h'],
    [0, '0 s'],
  ])('%d seconds last %s', (seconds, text) => {
    expect(duration(seconds)).toBe(text)
  })
})

describe('a trace in words', () => {
  it('names what speaks for, against, not at all, and what could not be assessed', () => {
    const slots = [
      { code: 'addresses', label: 'Addresses', points: 14 },
      { code: 'ttl_common', label: 'TTL is common', points: -4 },
      { code: 'nxdomain', label: 'NXDOMAIN', points: 0 },
      { code: 'asns', label: 'ASNs', points: null },
    ]
    expect(traceWords(slots)).toBe('for: addresses +14 | against: ttl_common -4 | silent: nxdomain | not assessable: asns')
  })
})
