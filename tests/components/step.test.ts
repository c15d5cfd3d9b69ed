import { describe, expect, test } from 'vitest'
import { acts, isDone, narrows, type Step, scopeAfter, stepWords } from '../../components/hunt/step'

const scope = (...filter: string[]) => ({ from: null, to: null, filter })
const text = 'Look.'
const few: Step = { text, filter: ['clients:..3'] }
const churned: Step = { text, params: { sort: '-churn' } }
const wide: Step = { text, params: { min_addresses: '1', sort: 'clients' }, filter: ['-port:443'] }

describe('a step', () => {
  test('acts where it changes the page, and narrows where it changes which rows are left', () => {
    expect([{ text }, few, churned, wide].map(acts)).toEqual([false, true, true, true])
    expect([few, churned, wide].map(narrows)).toEqual([true, false, true])
  })

  test('is done where the page is as it would have it', () => {
    expect(isDone(few, {}, scope(), {}, null)).toBe(false)
    expect(isDone(few, {}, scope('a:b', 'clients:..3'), {}, null)).toBe(true)
    expect(isDone(churned, {}, scope(), {}, 'churn')).toBe(false)
    expect(isDone(churned, {}, scope(), {}, '-churn')).toBe(true)
    expect(isDone(wide, {}, scope('-port:443'), { min_addresses: null }, 'clients')).toBe(false)
    expect(isDone(wide, {}, scope('-port:443'), { min_addresses: '1' }, 'clients')).toBe(true)
  })

  test('keeps the scope, but for what it asked of the same field', () => {
    expect(scopeAfter(few, scope('clients:..9', '-clients:1', 'query:*.test')).filter).toEqual([
      '-clients:1',
      'query:*.test',
      'clients:..3',
    ])
    expect(scopeAfter(wide, scope('port:443', '-port:443')).filter).toEqual(['port:443', '-port:443'])
    expect(scopeAfter(churned, scope('port:443')).filter).toEqual(['port:443'])
  })

  test('says what it does', () => {
    const hunt = {
      params: { min_addresses: { title: 'Addresses listed from' } },
      columns: [{ key: 'churn', kind: 'ratio', label: 'Churn', help: 'How much changes.', unit: null, field: null }] as const,
    }
    const words = (step: Omit<Step, 'text'>) => stepWords({ text, ...step }, { ...hunt, columns: [...hunt.columns] })
    expect(words(few)).toBe('clients ≤ 3')
    expect(words({ filter: ['score:20..', 'ttl:5..60'] })).toBe('score ≥ 20, ttl 5–60')
    expect(words({ filter: ['-port:443', 'service:-'] })).toBe('not port 443, service unset')
    expect(words(churned)).toBe('by churn')
    expect(words({ params: { min_addresses: '1', other: '2' } })).toBe('addresses listed from 1, other 2')
  })
})
