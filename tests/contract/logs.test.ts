import { describe, expect, test } from 'vitest'
import { logs } from '../../lib/logs'
import { columnName, elementType, type LogSchema } from '../../lib/logs/log'
import { kindOf } from '../../lib/records/kinds'

const scalars = [
  'time',
  'interval',
  'string',
  'addr',
  'port',
  'count',
  'int',
  'double',
  'bool',
  'enum',
  'subnet',
  'pattern',
  'func',
  'file',
]
// The engine's own columns, and what records carry beside their fields.
const reserved = ['_load', '_line', '_id', 'rowid', 'element', 'position', '_in_time', '_matching']
const all: readonly (readonly [string, LogSchema])[] = Object.entries(logs)

describe.each(all)('%s', (name, schema) => {
  test('stands in the list under its own name', () => {
    expect(schema.name).toBe(name)
    expect(name).toMatch(/^[a-z][a-z0-9_]*$/)
  })

  test('says in a sentence what it and each of its fields mean', () => {
    for (const doc of [schema.doc, ...Object.values(schema.fields).map((field) => field.doc)]) expect(doc).toMatch(/^[A-Z].*\.$/s)
  })

  test('gives each field a Zeek type that is shown as some kind', () => {
    for (const [field, { type }] of Object.entries(schema.fields)) {
      expect(scalars).toContain(elementType(type) ?? type)
      expect(kindOf(field, type)).toBeTypeOf('string')
    }
  })

  test('names its columns once, none as the engine or a record does', () => {
    for (const [field, { aliases = [] }] of Object.entries(schema.fields)) {
      expect(columnName(field)).toBe(field)
      expect(reserved).not.toContain(field)
      // A name that means two columns would load a value into either.
      for (const alias of aliases) expect(Object.keys(schema.fields).filter((other) => other !== field)).not.toContain(columnName(alias))
    }
  })

  test('calls its time ts, if it has one of its own', () => {
    if ('ts' in schema.fields) expect(schema.fields.ts?.type).toBe('time')
  })
})
