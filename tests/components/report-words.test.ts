import { describe, expect, it } from 'vitest'
import { notFound } from '../../components/report/remainder'
import { percent } from '../../components/report/words'
import { capital } from '../../lib/format'

const rows = { accept: 0, explain: 0, watch: 0, threat: 0, defer: 0, open: 0 }
const kind = { kind: 'edges', title: 'Edges', same: 950, new: 2, gone: 0, changed: 0, note: null, rows, unjudged: [] }

describe('what was looked for and not found', () => {
  it.each([
    ['of one kind', {}, ['edges: none gone or changed (0 of 952)']],
    ['where nothing differs', { new: 0 }, ['edges: none new, gone or changed (0 of 950)']],
    [
      'is not said of what could not be judged',
      { unjudged: ['changed'] },
      ['edges: none gone (0 of 952), whether any is changed could not be judged'],
    ],
    [
      'where nothing could be',
      { new: 0, unjudged: ['new', 'gone', 'changed'] },
      ['edges: whether any is new, gone or changed could not be judged'],
    ],
    ['leaves out what was found all the same', { gone: 1, changed: 3, unjudged: ['changed'] }, []],
    ['leaves out what was not compared', { note: 'dns.log is not in this data.' }, []],
  ] as const)('%s', (_, more, said) => {
    expect(notFound({ ...kind, ...more, unjudged: 'unjudged' in more ? [...more.unjudged] : [] })).toEqual(said)
  })
})

it('a share at the beginning of a sentence is written large', () => {
  expect(capital(`${percent(1, 1000)} of connections`)).toBe('Under 1\u202f% of connections')
  expect(capital(percent(999, 1000))).toBe('Over 99\u202f%')
  expect(capital(percent(1, 2))).toBe('50\u202f%')
})
