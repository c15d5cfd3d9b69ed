import { describe, expect, test } from 'vitest'
import { brief, eachDay, sumOf } from '../../components/present/days'
import { hear, type Meeting } from '../../components/present/meeting'
import { isDecided, lastSaidBy, nextOpen, saidByRow, saidOf, sameBreath } from '../../components/present/said'
import { isWire, kindLine, saidBriefly } from '../../components/present/words'
import type { DecisionEvent } from '../../lib/decisions/event'
import type { Card } from '../../lib/reviews/review'
import type { Happening } from '../../lib/reviews/state'

const subject = (n: number, title = `row ${n}`) => ({
  hunt: 'baseline-change',
  row: n.toString(16).padStart(16, '0'),
  kind: 'edge',
  title,
  what: [],
})
const agendaRow = (n: number, title?: string) => ({
  subject: subject(n, title),
  sentence: `${title ?? `row ${n}`} is new.`,
  score: 30,
  records: 1,
  old_records: null,
})
const card = (n: number, more: Partial<Card> = {}): Card => ({
  section: 'new',
  kind: 'edges',
  ...agendaRow(n),
  reasons: [],
  explained: [],
  caveats: [],
  figures: [],
  like: [],
  ...more,
})
const at = (minute: number, ms = 0) => new Date(Date.UTC(2026, 0, 20, 12, minute, 0, ms)).toISOString()
const event = (n: number, minute: number, more: Partial<DecisionEvent> = {}): DecisionEvent => ({
  id: `00000000-0000-4000-8000-${String(minute * 100 + n).padStart(12, '0')}`,
  at: at(minute),
  by: 'Mara',
  present: [],
  review: null,
  subject: subject(n),
  verdict: 'watch',
  text: 'so',
  ticket: '',
  hunts: null,
  expires: null,
  to: null,
  due: null,
  undoes: null,
  ...more,
})
const undo = (of: DecisionEvent, minute: number) => event(0, minute, { subject: of.subject, verdict: 'undo', undoes: of.id })

describe('what was said of a row', () => {
  test('is the last decision that is not undone; a note replaces none, and can be undone as well', () => {
    const [first, note] = [event(1, 1), event(1, 2, { verdict: 'note' })]
    const said = saidByRow([first, note])
    expect(saidOf(said, subject(1).row)).toMatchObject({ current: first, standing: [first, note] })
    const back = saidOf(saidByRow([first, note, undo(first, 3)]), subject(1).row)
    expect(back).toMatchObject({ current: null, standing: [note] })
    expect(back.events).toHaveLength(3)
    expect(saidOf(said, subject(2).row).current).toBeNull()
  })

  test('decides a card only from the meeting on, and the next open one may lie before', () => {
    const cards = [card(1), card(2), card(3)]
    const said = saidByRow([event(2, 1), event(3, 9)])
    expect(cards.map((one) => isDecided(said, one, at(5)))).toEqual([false, false, true])
    expect(nextOpen(said, cards, 1, at(5))).toBe(0)
    expect(nextOpen(said, cards, 0, at(5))).toBe(1)
    expect(nextOpen(saidByRow([1, 3].map((n) => event(n, 9))), cards, 1, at(5))).toBeNull()
  })

  test('together is taken back together, and nothing that was said of a row alone', () => {
    const group = card(1, { like: [agendaRow(2), agendaRow(3), agendaRow(4)] })
    const together = [event(1, 1), event(2, 1, { at: at(1, 7) }), event(3, 1)]
    const said = saidByRow([...together, event(3, 2, { verdict: 'threat' }), event(4, 3)])
    expect(sameBreath(said, group, together[0] ?? expect.fail()).map(({ id }) => id)).toEqual([1, 2, 3].map((n) => event(n, 1).id))
  })

  test('is taken back from the last on, whatever card it is on and whatever others said after it', () => {
    const review = { id: 'r', cards: [card(1, { like: [agendaRow(4)] }), card(2), card(3)] }
    const mine = (n: number, minute: number) => event(n, minute, { review: 'r' })
    const early = event(1, 1, { review: 'another' })
    const jonas = event(2, 6, { review: 'r', by: 'Jonas', verdict: 'note' })
    const all = [early, mine(4, 4), mine(2, 5), jonas]
    const last = (events: readonly DecisionEvent[]) => lastSaidBy('Mara', saidByRow(events), review, 2)
    expect(last(all)).toEqual({ event: mine(2, 5), place: 1 })
    expect(last([...all, undo(mine(2, 5), 7)])).toEqual({ event: mine(4, 4), place: 0 })
    expect(last([...all, undo(mine(2, 5), 7), undo(mine(4, 4), 8)])).toBeNull()
  })
})

describe('a meeting as it is heard', () => {
  const happened = (kind: Happening['kind'], minute: number, more: Partial<Happening> = {}): Happening => ({
    id: `${kind} ${minute}`,
    at: at(minute),
    by: 'Jonas',
    kind,
    card: null,
    text: '',
    ...more,
  })
  const begun: Meeting = {
    state: { card: 0, started: null, ended: null, present: ['Mara'], here: ['Mara'], comments: [] },
    decisions: [],
    shownAt: '',
  }

  test('takes each thing once, in whichever way it comes, and the card that was shown last', () => {
    const comment = happened('comment', 1, { card: 2, text: 'ours' })
    const [one] = [event(1, 1)]
    const twice = [{ event: comment }, { event: comment }, { decisions: [one] }, { decisions: [one] }].reduce<Meeting | null>(hear, begun)
    expect(twice?.state.comments).toEqual([comment])
    expect(twice?.state.present).toEqual(['Mara', 'Jonas'])
    expect(twice?.decisions).toEqual([one])
    const later = hear(hear(twice, { event: happened('show', 5, { card: 4 }) }), { event: happened('show', 3, { card: 1 }) })
    expect(later?.state.card).toBe(4)
  })

  test('begins anew with how everything stands', () => {
    const state = { ...begun.state, card: 7 }
    expect(hear(begun, { state, decisions: [] })?.state).toEqual(state)
    expect(hear(null, { event: happened('show', 1, { card: 1 }) })).toBeNull()
  })
})

describe('the words of a card', () => {
  test('say its place among those like it and how many share it', () => {
    const cards = [card(1), card(2, { like: [agendaRow(5), agendaRow(6)] }), card(3, { section: 'gone' })]
    expect(kindLine(cards, 1)).toBe('New edge, not in the baseline · card 2 of 2 new · and 2 more like it')
    expect(kindLine(cards, 2)).toBe('Gone edge, no more in this window · card 1 of 1 gone')
  })

  test('keep the registrable part and the label before it of a long name, which is said whole beside', () => {
    const name = 'a1f09c3e77.eu-west-2.node-4471.cdn-static-assets.updates.sync.relay-kestrel.test'
    const long = card(1, { kind: 'names', ...agendaRow(1, name) })
    expect(saidBriefly({ ...long, subject: { ...long.subject, kind: 'name' } })).toEqual({
      whole: [name],
      sentence: 'a1f…sync.relay-kestrel.test is new.',
    })
    expect(saidBriefly(card(1))).toEqual({ whole: [], sentence: 'row 1 is new.' })
  })

  test('keep a number and its unit on one line', () => {
    expect(saidBriefly(card(1, { sentence: 'a calls b: 3 connections on 2 days, 33 kB a day, 1 a day.' })).sentence).toBe(
      'a calls b: 3 connections on 2 days, 33\u00a0kB a day, 1 a day.',
    )
  })

  test('name characters that would not be seen', () => {
    expect(saidBriefly(card(1, { sentence: 'a\u202eb is new.' })).sentence).toBe('a⟨U+202E⟩b is new.')
  })

  test.each(['10.20.4.17', '198.51.100.0/24', '2001:db8:20::8:32', 'relay-kestrel.test', 'a1f…sync.relay-kestrel.test'])(
    '%s is from the wire',
    (word) => expect(isWire(word)).toBe(true),
  )
  test.each(['443/tcp', '1.02', 'UTC', '2025-10-24', 'days', '08:40', '0.5'])('%s is not', (word) => expect(isWire(word)).toBe(false))
})

describe('the days of a card', () => {
  const points = [
    { period: 'baseline', day: '2025-10-20T00:00:00.000000Z', captured: 24, records: 0, bytes: 0 },
    { period: 'window', day: '2025-10-22T00:00:00.000000Z', captured: 3, records: 12, bytes: 9 },
  ]
  const days = eachDay(
    points,
    { from: '2025-10-20T00:00:00Z', to: '2025-10-22T00:00:00Z' },
    { from: '2025-10-22T06:00:00Z', to: '2025-10-23T01:00:00Z' },
  )

  test('are all of both windows; nothing seen is not the same as nothing captured', () => {
    expect(days.map(({ period, day, records }) => [period, day, records])).toEqual([
      ['baseline', '2025-10-20', 0],
      ['baseline', '2025-10-21', null],
      ['window', '2025-10-22', 12],
      ['window', '2025-10-23', null],
    ])
    expect([sumOf(days, 'baseline'), sumOf(days, 'window'), sumOf([], 'window')]).toEqual([0, 12, null])
  })

  test('are numbered exactly to 999, then in thousands', () => {
    expect([7, 999, 1000, 1949, 12_400, 999_400, 1_250_000].map(brief)).toEqual(['7', '999', '1.0k', '1.9k', '12k', '999k', '1.3M'])
  })
})
