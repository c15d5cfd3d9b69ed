import { beforeAll, describe, expect, test } from 'vitest'
import { sections } from '../../../lib/reviews/review'
import { agendaOf, line, saying, sources, type TwoWeeks, twoWeeks } from './review-fixture'

let weeks: TwoWeeks
beforeAll(async () => {
  weeks = await twoWeeks()
})

const newEdge = 'new edges 10.0.0.4 → 10.0.1.3 443/tcp +2'
const edgesOf = (left: readonly { kind: string; rows: number }[]) => left.find(({ kind }) => kind === 'edges')?.rows

describe('an agenda', () => {
  test('puts rows that differ only in who does it on one card, and reads new before gone before unexplained', async () => {
    const { cards, left_out } = await agendaOf(await sources(weeks), { least: 10 })
    expect(cards.map(line)).toContain(newEdge)
    expect(cards.find((card) => line(card) === newEdge)?.like.map(({ subject }) => subject.title)).toEqual([
      '10.0.0.5 → 10.0.1.3 443/tcp',
      '10.0.0.6 → 10.0.1.3 443/tcp',
    ])
    expect(cards.map(line)).toContain('gone edges 10.0.0.3 → 10.0.1.2 443/tcp')
    const order = cards.map(({ section }) => sections.indexOf(section))
    expect(order).toEqual([...order].sort((a, b) => a - b))
    expect(edgesOf(left_out)).toBe(0)
  })

  test('leaves out rows with fewer points, and counts them', async () => {
    const from = await sources(weeks)
    const all = await agendaOf(from, { least: 10 })
    const lone = all.cards.find((card) => line(card) === 'new edges 10.0.0.7 → 10.0.1.1 443/tcp')
    expect(lone?.score).toBeLessThan(25)
    const fewer = await agendaOf(from, { least: 25 })
    expect(fewer.cards.filter(({ section }) => section !== 'unexplained').map(line)).not.toContain('new edges 10.0.0.7 → 10.0.1.1 443/tcp')
    expect(fewer.cards.map(line)).toContain(newEdge)
    // The one that was seen once is among the largest flows: the one that ended is on no card.
    expect(fewer.cards.map(line)).toContain('unexplained edges 10.0.0.7 → 10.0.1.1 443/tcp')
    expect(edgesOf(fewer.left_out)).toBe(1)
  })

  test('has at most so many cards of what differs, those with the most points; all rows of the others are counted', async () => {
    const from = await sources(weeks)
    const all = (await agendaOf(from, { least: 10 })).cards.filter(({ section }) => section !== 'unexplained')
    const { cards, left_out } = await agendaOf(from, { least: 10, most: 1 })
    const chosen = cards.filter(({ section }) => section !== 'unexplained')
    expect(chosen).toHaveLength(1)
    expect(chosen[0]?.score).toBe(Math.max(...all.map(({ score }) => score)))
    const onCards = new Set(cards.flatMap(({ subject, like }) => [subject, ...like.map((row) => row.subject)]).map(({ row }) => row))
    const differing = all.flatMap(({ subject, like }) => [subject, ...like.map((row) => row.subject)])
    expect(left_out.reduce((sum, one) => sum + one.rows, 0)).toBe(differing.filter(({ row }) => !onCards.has(row)).length)
  })

  test('is of what differs, also where the page listed what is the same', async () => {
    const from = await sources(weeks)
    const { cards } = await agendaOf(from, { least: 0, search: 'from=2026-01-12&to=2026-01-19&same=true' })
    expect(cards).toEqual((await agendaOf(from, { least: 0 })).cards)
  })

  test('asks of the largest flows that nobody has explained, the largest first', async () => {
    const { cards } = await agendaOf(await sources(weeks))
    const large = cards.filter(({ section }) => section === 'unexplained')
    // Both call the same peer: one question.
    expect(line(large[0] ?? expect.fail())).toBe('unexplained edges 10.0.0.2 → 10.0.1.1 443/tcp +1')
    // What is gone flows no more.
    expect(large.map(({ subject }) => subject.title)).not.toContain('10.0.0.3 → 10.0.1.2 443/tcp')
    for (const { records } of large) expect(records).toBeGreaterThan(0)
  })

  test('leaves out what was decided, row by row, and takes it back when that is undone', async () => {
    const from = await sources(weeks)
    const before = await agendaOf(from)
    const card = before.cards.find((one) => line(one) === newEdge) ?? expect.fail()
    const [event] = await from.decisions.decide(saying([card], { verdict: 'explain' }))
    expect((await agendaOf(from)).cards.map(line)).toContain('new edges 10.0.0.5 → 10.0.1.3 443/tcp +1')
    await from.decisions.undo({ by: 'Mara', present: [], review: null, event: event?.id ?? '', text: '' })
    expect((await agendaOf(from)).cards.map(line)).toEqual(before.cards.map(line))
  })

  test('brings up acceptances that ended, and what was deferred with whom and until when', async () => {
    let clock = new Date('2026-01-19T00:00:00.000Z')
    const from = await sources(weeks, () => clock)
    const { cards } = await agendaOf(from, { least: 10 })
    const old = (verdict: string, n: number, more: object) => {
      const [card] = cards
      if (!card) throw new Error('no card')
      const subject = { ...card.subject, row: n.toString(16).padStart(16, '0'), kind: 'edge', title: `row ${n}` }
      return saying([{ ...card, subject }], { verdict, ...more })
    }
    await from.decisions.decide(old('accept', 1, { expires: '2026-01-20T00:00:00.000Z', text: 'the old mirror' }))
    await from.decisions.decide(old('accept', 2, { expires: '2026-02-20T00:00:00.000Z' }))
    await from.decisions.decide(old('defer', 3, { to: 'P. Aydin', due: '2026-01-31', text: 'whose is it' }))
    clock = new Date('2026-01-20T12:00:00.000Z')
    const due = (await agendaOf(from)).cards.filter(({ section }) => section === 'expired' || section === 'deferred')
    expect(due.map(line)).toEqual(['expired edges row 1', 'deferred edges row 3'])
    expect(due[0]?.sentence).toBe('row 1: accepted, until 2026-01-20 by Mara on 2026-01-19. the old mirror')
    expect(due[1]?.sentence).toBe('row 3: deferred to P. Aydin, due 2026-01-31 by Mara on 2026-01-19. whose is it')
    for (const { caveats } of due) expect(caveats).toEqual([expect.stringContaining('nothing of it is in this window or its baseline')])
  })

  test('shows what was deferred, or whose acceptance ended, as it is, also where it was never told what kind it is; and once', async () => {
    let clock = new Date('2026-01-19T00:00:00.000Z')
    const from = await sources(weeks, () => clock)
    const { cards } = await agendaOf(from, { least: 10 })
    const named = (title: string) => cards.find(({ subject }) => subject.title.startsWith(title)) ?? expect.fail()
    const [large, gone] = [named('10.0.0.2 → 10.0.1.1'), named('10.0.0.3 → 10.0.1.2')]
    await from.decisions.decide(saying([large], { verdict: 'accept', expires: '2026-01-20T00:00:00.000Z' }))
    const untold = { ...gone, subject: { ...gone.subject, kind: 'kind' } }
    await from.decisions.decide(saying([untold], { verdict: 'defer', to: 'P. Aydin', due: '2026-01-31' }))
    clock = new Date('2026-01-20T12:00:00.000Z')
    const later = await agendaOf(from, { least: 100 })
    const [expired, deferred] = later.cards.filter(({ section }) => section === 'expired' || section === 'deferred')
    expect(expired).toMatchObject({ kind: 'edges', subject: large.subject, records: large.records, figures: large.figures })
    expect(deferred).toMatchObject({ kind: 'edges', subject: gone.subject, score: gone.score, reasons: gone.reasons, records: null })
    for (const { caveats } of [expired, deferred].flatMap((card) => card ?? [])) expect(caveats.join()).not.toContain('nothing of it')
    const rows = later.cards.flatMap(({ subject, like }) => [subject, ...like.map((row) => row.subject)]).map(({ row }) => row)
    expect(rows.filter((row) => row === large.subject.row)).toHaveLength(1)
    // All that differs is among the largest flows, or was deferred.
    expect(edgesOf(later.left_out)).toBe(0)
  })

  test('compares figures of both sides a day, by what they are', async () => {
    const { cards } = await agendaOf(await sources(weeks))
    const { figures } = cards.find((card) => line(card) === newEdge) ?? expect.fail()
    expect(figures.map(({ key, label }) => [key, label])).toEqual([
      ['new', 'connections a day'],
      ['new_bytes', 'Bytes a day'],
      ['hosts', 'Hosts'],
      ['days', 'Days'],
    ])
    for (const { old } of figures) expect(old ?? 0).toBe(0)
  })
})
