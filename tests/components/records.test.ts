import { describe, expect, it } from 'vitest'
import { byUrgency } from '../../components/files/file'
import { sortFiles } from '../../components/files/order'
import { parseSort, printSort } from '../../components/grid/sort-text'
import type { RecordColumn } from '../../components/logs/answer'
import { told } from '../../components/logs/told'
import { usualColumns } from '../../components/logs/usual-columns'
import { timeStyle } from '../../components/value/time'

const column = (name: string, filled: number): RecordColumn => ({ name, filled, type: 'string', doc: '', kind: 'text' })

describe('the columns of a log', () => {
  it('are its usual ones that are set anywhere', () => {
    const columns = ['ts', 'uid', 'id_orig_h', 'query', 'answers', 'ttls'].map((name) => column(name, name === 'ttls' ? 0 : 3))
    expect(usualColumns('dns', columns)).toEqual(['ts', 'uid', 'id_orig_h', 'query', 'answers'])
  })

  it('are the first that are set where the log is not known, also one named like a property of every object', () => {
    const columns = [column('a', 1), column('b', 0), column('c', 2)]
    expect(usualColumns('unheard_of', columns)).toEqual(['a', 'c'])
    expect(usualColumns('constructor', columns)).toEqual(['a', 'c'])
  })
})

describe('times of records', () => {
  it('leave out the day where all share it, up to midnight', () => {
    expect(timeStyle('2026-01-02T03:00:00Z', '2026-01-03T00:00:00Z').times).toBe('clock')
    expect(timeStyle('2026-01-02T03:00:00Z', '2026-01-03T00:00:01Z').times).toBe('day')
  })

  it('name the year where the data cross one', () => {
    expect(timeStyle('2025-12-31T23:59:59Z', '2026-01-01T00:00:01Z').times).toBe('year')
    expect(timeStyle(null, '2026-01-01T00:00:01Z').times).toBe('day')
  })
})

describe('what a record says', () => {
  it('gives its numbers in words', () => {
    expect(told('conn', { conn_state: 'SF', duration: 60.114382, orig_bytes: 4812, resp_bytes: 1921 })).toEqual([
      'connection, SF, 60.114 s',
      '4,812 B out, 1,921 B in',
    ])
  })

  it('says only what is set', () => {
    expect(told('conn', { conn_state: null, duration: null, orig_bytes: null, resp_bytes: null })).toEqual(['connection', null])
    expect(told('dns', { qtype_name: 'AAAA', rcode_name: null, answers: null, query: 'a.test' })).toEqual(['asked, AAAA', 'a.test'])
  })

  it('falls back to what names a record of an unknown log', () => {
    expect(told('toString', { name: 'thing' })).toEqual(['record', 'thing'])
    expect(told('unheard_of', {})).toEqual(['record', null])
  })
})

describe('an order', () => {
  it('reads back as it is written', () => {
    for (const text of ['ts', '-ts']) expect(printSort(parseSort(text) ?? { key: '', descending: false })).toBe(text)
    expect(parseSort(null)).toBeNull()
  })

  it('puts files without a value last, both ways', () => {
    const file = {
      path: '',
      log: null,
      format: null,
      compression: null,
      status: 'loaded',
      lines: 0,
      rows: 0,
      rejected: 0,
      skipped: 0,
    } as const
    const files = [
      { ...file, id: 1, first_seen: null, last_seen: null, bytes: 0, seconds: 0, error: null },
      { ...file, id: 2, first_seen: '2026-01-02T00:00:00Z', last_seen: null, bytes: 0, seconds: 0, error: null },
      { ...file, id: 3, first_seen: '2026-01-03T00:00:00Z', last_seen: null, bytes: 0, seconds: 0, error: null },
    ]
    const ids = (sort: string) => sortFiles(files, parseSort(sort)).map(({ id }) => id)
    expect(ids('span')).toEqual([2, 3, 1])
    expect(ids('-span')).toEqual([3, 2, 1])
    expect(sortFiles(files, parseSort('constructor'))).toEqual(byUrgency(files))
  })
})
