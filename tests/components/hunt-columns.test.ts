import { describe, expect, it } from 'vitest'
import type { AnswerColumn, HuntRow } from '../../components/hunt/answer'
import { writtenIn } from '../../components/hunt/hunt-columns'

const column = (more: Partial<AnswerColumn>) => ({ key: 'seen', label: 'Seen', kind: 'time', help: '', ...more }) as AnswerColumn
const rows = (...all: readonly object[]) => all as readonly HuntRow[]

describe('how a column of a hunt is written', () => {
  it('times name their year where rows or scope cross one', () => {
    const one = rows({ seen: '2012-10-07T14:00:00Z' }, { seen: '2012-11-19T14:00:00Z' }, { seen: null })
    expect(writtenIn(column({}), one, false)).toEqual({ years: false })
    expect(writtenIn(column({}), one, true)).toEqual({ years: true })
    expect(writtenIn(column({}), rows(...one, { seen: '2009-11-19T14:00:00Z' }), false)).toEqual({ years: true })
  })

  it('shares have the decimals that their whole supports', () => {
    const share = column({ key: 'prevalence', kind: 'share', part: 'hosts' })
    expect(writtenIn(share, rows({ prevalence: 0, hosts: 0 }, { prevalence: 0.4, hosts: 2 }), false)).toEqual({ decimals: 0 })
    expect(writtenIn(share, rows({ prevalence: 0.001, hosts: 2 }), false)).toEqual({ decimals: 2 })
    expect(writtenIn(share, rows({ prevalence: 0, hosts: 0 }), false)).toEqual({})
    expect(writtenIn(column({ key: 'share', kind: 'share' }), rows({ share: 0.4 }), false)).toEqual({})
  })
})
