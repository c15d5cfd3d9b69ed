import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import { choice, flag, integer, names, networks, number, parseParams } from '../../lib/params'

const schema = z.strictObject({
  ttl: integer(300, { min: 0, max: 86_400, unit: 's', label: 'Longest TTL', help: 'Answers that live longer are left out.' }),
  churn: number(0.5, { min: 0, max: 1, label: 'Least churn', help: 'Share of addresses that change.' }),
  kind: choice('all', ['all', 'a', 'aaaa'], { label: 'Kind', help: 'Which answers are read.' }),
  explained: flag(true, { label: 'Explained', help: 'List the explained too.' }),
  own: names(['10.0.0.0/8'], { label: 'Own networks', help: 'Networks that are ours.' }),
})
const read = (query: string) => parseParams(schema, new URLSearchParams(query))

describe('parameters', () => {
  test('take their defaults where nothing is given', () => {
    expect(read('')).toEqual({ ok: true, value: { ttl: 300, churn: 0.5, kind: 'all', explained: true, own: ['10.0.0.0/8'] } })
  })

  test('read numbers, words, switches and lists from text', () => {
    expect(read('ttl=60&churn=.25&kind=a&explained=false&own=192.0.2.0/24,198.51.100.0/24&own=2001:db8::/32')).toEqual({
      ok: true,
      value: { ttl: 60, churn: 0.25, kind: 'a', explained: false, own: ['192.0.2.0/24', '198.51.100.0/24', '2001:db8::/32'] },
    })
  })

  test('take a blank as not given, never as 0', () => {
    expect(read('ttl=&churn=%20')).toMatchObject({ ok: true, value: { ttl: 300, churn: 0.5 } })
  })

  test('name what is unknown, blank or not, once', () => {
    const unknown = ['is not a parameter here']
    expect(read('tll=&ttl=&churn')).toEqual({ ok: false, fields: { tll: unknown } })
    expect(read('tll=&tll=3&kin=%20&ttl=1.5')).toEqual({
      ok: false,
      fields: { tll: unknown, kin: unknown, ttl: ['must be a whole number'] },
    })
  })

  test('name the network that is none', () => {
    const own = z.strictObject({ own: networks({ label: 'Own networks', help: 'Networks that are ours.' }) })
    expect(parseParams(own, new URLSearchParams('own=192.0.2.0/24,office'))).toEqual({
      ok: false,
      fields: { own: ['“office” is no network; write it like 192.0.2.0/24 or 2001:db8::/32'] },
    })
    expect(parseParams(own, new URLSearchParams('own=192.0.2.1'))).toEqual({ ok: true, value: { own: ['192.0.2.1'] } })
  })

  test('allow both bounds and nothing beyond', () => {
    expect(read('ttl=0').ok).toBe(true)
    expect(read('ttl=86400').ok).toBe(true)
    expect(read('ttl=-1')).toEqual({ ok: false, fields: { ttl: ['must be at least 0'] } })
    expect(read('ttl=86401')).toEqual({ ok: false, fields: { ttl: ['must be at most 86400'] } })
  })

  test.each([
    ['tll=3', { tll: ['is not a parameter here'] }],
    ['constructor=3', { constructor: ['is not a parameter here'] }],
    ['__proto__=3', Object.fromEntries([['__proto__', ['is not a parameter here']]])],
    ['ttl=1.5', { ttl: ['must be a whole number'] }],
    ['ttl=0x10', { ttl: ['must be a number'] }],
    ['ttl=Infinity', { ttl: ['must be a number'] }],
    ['churn=half', { churn: ['must be a number'] }],
    ['ttl=1&ttl=2', { ttl: ['may be given only once'] }],
    ['kind=a&kind=aaaa', { kind: ['may be given only once'] }],
    ['kind=mx', { kind: ['must be one of all, a, aaaa'] }],
    ['explained=maybe', { explained: ['must be true or false'] }],
  ])('refuse %s by name', (query, fields) => {
    expect(read(query)).toEqual({ ok: false, fields })
  })

  test('describe themselves as JSON Schema, with label, help, unit, bounds and default', () => {
    const ttl = z.toJSONSchema(schema, { io: 'input' }).properties?.ttl
    expect(ttl).toEqual({
      type: 'integer',
      default: 300,
      minimum: 0,
      maximum: 86_400,
      title: 'Longest TTL',
      description: 'Answers that live longer are left out.',
      unit: 's',
    })
  })
})
