import { describe, expect, it } from 'vitest'
import { linesOf } from '../../components/hunt/evidence-lines'
import { timesOf } from '../../components/hunt/evidence-times'

type Part = Parameters<typeof linesOf>[0]
const field = (name: string, kind: string, deciding = false) => ({ name, kind, deciding }) as Part['fields'][number]
const record = { _id: '1', ts: '2025-10-30T15:07:32Z', id_orig_h: '10.20.11.31', id_resp_h: '192.0.2.241' }
const part = (deciding: Part['fields'][number], value: unknown) =>
  ({
    fields: [field('ts', 'time'), field('id_orig_h', 'address'), deciding],
    records: [{ ...record, [deciding.name]: value }],
  }) as Part

describe('records of evidence', () => {
  it('stand in one line each where all of it fits', () => {
    expect(linesOf(part(field('service', 'text', true), 'http'))[1]).toBeNull()
  })

  it('have what decides on a line of its own where it would be cut', () => {
    const [line, below] = linesOf(part(field('user_agent', 'agent', true), 'Mozila/5.0 (Windows NT 10.0; Win64; x64)'))
    expect(line.map(({ name }) => name)).toEqual(['ts', 'id_orig_h'])
    expect(below?.name).toBe('user_agent')
  })

  it('name the day that they share with its year', () => {
    expect(timesOf(['2012-10-07T14:35:00Z', '2012-10-07T15:00:01Z']).head).toBe('07 Oct 2012, UTC')
    expect(timesOf(['2012-10-07T14:35:00Z', '2012-10-08T15:00:01Z']).head).toBe('UTC')
  })
})
