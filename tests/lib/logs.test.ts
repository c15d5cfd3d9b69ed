import { describe, expect, it } from 'vitest'
import { logs } from '../../lib/logs'
import { columnName, elementType, type Field, type LogSchema } from '../../lib/logs/log'

const all: readonly (readonly [string, LogSchema])[] = Object.entries(logs)

describe.each(all)('the schema of %s', (key, log) => {
  const fields: readonly (readonly [string, Field])[] = Object.entries(log.fields)

  it('is listed under its own name and says what the log holds', () => {
    expect(log.name).toBe(key)
    expect(log.doc).toMatch(/^[A-Z].{15,140}\.$/)
  })

  it('begins with the time of the record', () => {
    expect(fields[0]).toMatchObject(['ts', { type: 'time' }])
  })

  it('names its columns as columnName does', () => {
    for (const [name] of fields) expect(columnName(name)).toBe(name)
  })

  it('explains each field in a short sentence', () => {
    for (const [name, field] of fields) expect(field.doc, name).toMatch(/^[^\n]{3,130}[.…]$/)
  })

  it('has no alias that means two fields', () => {
    const names = fields.map(([name]) => name)
    const aliases = fields.flatMap(([, field]) => (field.aliases ?? []).map(columnName))
    expect(aliases.filter((alias, i) => names.includes(alias) || aliases.indexOf(alias) !== i)).toEqual([])
  })
})

it('marks text that may hold addresses', () => {
  expect(logs.dns.fields.answers.addresses).toBe(true)
  expect(elementType(logs.files.fields.tx_hosts.type)).toBe('addr')
})
