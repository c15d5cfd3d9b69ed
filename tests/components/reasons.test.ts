import { describe, expect, test } from 'vitest'
import { timesOf } from '../../components/hunt/evidence-times'
import { silentWords } from '../../components/hunt/silent-words'
import { pitchOf, traceWords } from '../../components/value/trace'

describe('what did not speak', () => {
  const signals = Array.from({ length: 17 }, (_, i) => ({ code: `s${i + 1}`, label: `Signal ${i + 1}` }))

  test('is counted, and what could not be judged is named with its slot', () => {
    expect(silentWords(signals, ['s1', 's3', 'clip'], ['s4', 's12'])).toBe('Silent: 13 of 17. Not assessable: 4 Signal 4, 12 Signal 12.')
    expect(silentWords(signals, [], [])).toBe('Silent: 17 of 17.')
  })

  test('stands in the trace in words too, where many slots move closer', () => {
    const slots = signals.map((signal, i) => ({ ...signal, points: i === 3 ? null : i === 0 ? 12 : i === 16 ? -4 : 0 }))
    expect(traceWords(slots)).toMatch(/^for: s1 \+12 \| against: s17 -4 \| silent: s2, s3, s5, .*s16 \| not assessable: s4$/)
    expect([12, 13, 17, 20].map(pitchOf)).toEqual([5, 4, 4, 4])
  })
})

describe('times of evidence', () => {
  const write = (...isos: string[]) => {
    const times = timesOf(isos)
    return [times.head, ...isos.map(times.write)]
  }

  test('are clocks where one day holds them all, which the head names', () => {
    expect(write('2025-10-29T15:19:22.000001Z', '2025-10-29T23:59:59.999999Z')).toEqual(['29 Oct 2025, UTC', '15:19:22', '23:59:59'])
  })

  test('carry their day where there are several, and their year across years', () => {
    expect(write('2025-10-29T23:59:59Z', '2025-10-30T00:00:00Z')).toEqual(['UTC', '29 Oct 23:59:59', '30 Oct 00:00:00'])
    expect(write('2025-12-31T23:59:59Z', '2026-01-01T00:00:00Z')[1]).toBe('31 Dec 2025 23:59:59')
  })

  test('leave alone what is no time', () => {
    expect(write('never')).toEqual(['UTC', 'never'])
  })
})
