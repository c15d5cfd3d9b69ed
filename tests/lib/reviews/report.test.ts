import { beforeAll, describe, expect, test } from 'vitest'
import { countsOf } from '../../../lib/reviews/report/counts'
import type { Report } from '../../../lib/reviews/report/shape'
import { report as schema } from '../../../lib/reviews/report/shape'
import type { Stands } from '../../../lib/reviews/report/standing'
import { run } from '../../../lib/run'
import { meeting, quoted, script } from './meeting-fixture'

type Meeting = Awaited<ReturnType<typeof meeting>>
let held: Meeting
let report: Report

/** One card with all rows like it. */
const rowsOf = ({ like, ...card }: ReturnType<Meeting['card']>) => [card, ...like]
const decisionOn = ({ decisions }: Report, word: string) => decisions.filter(({ rows }) => rows[0]?.subject.title.includes(word))

beforeAll(async () => {
  held = await meeting()
  const { card, decide, undo, happen } = held
  await happen({ kind: 'start' })
  await happen({ kind: 'join', by: 'Jon' })
  const [first] = await decide(rowsOf(card('198.51.100.0/24')), {
    verdict: 'accept',
    text: 'the mirror',
    ticket: 'CHG-7',
    present: ['Mara', 'Jon'],
  })
  // One of four is taken back and decided otherwise, another is only taken back.
  const group = (await held.sources.decisions.list({ verdict: 'accept' })).events
  const [one, two] = group.filter(({ id }) => id !== first?.id)
  if (!one || !two) throw new Error('the group has fewer rows')
  await undo(one.id, 'not this host')
  await decide([one], { verdict: 'watch', text: 'a guest', by: 'Jon' })
  await undo(two.id)
  await decide([card('203.0.113.0/24')], { verdict: 'threat', text: 'nobody knows it' })
  await decide([card(script)], { verdict: 'explain', text: 'a test of ours' })
  await decide([card(quoted)], { verdict: 'defer', text: 'ask them', to: 'P. Aydin', due: '2026-02-01' })
  await happen({ kind: 'comment', card: held.review.cards.indexOf(card(quoted)), text: 'who registered it?', by: 'Jon' })
  await decide([card(quoted)], { verdict: 'note', text: 'registered yesterday' })
  await happen({ kind: 'end' })
  await decide([card('10.0.0.6')], { verdict: 'explain', text: 'too late for the record', by: 'Ines', present: ['Ole'] })
  await happen({ kind: 'join', by: 'Pia' })
  report = await held.report()
})

test('a report has the shape that is described', () => {
  expect(schema.parse(JSON.parse(JSON.stringify(report)))).toEqual(report)
})

test('it says who met, when, and over which data', () => {
  expect(report.held.from).toMatch(/^2026-01-19T09:/)
  expect(report.at).toBe(report.held.to)
  expect(report.present).toEqual(['Mara', 'Jon'])
  expect(report.review.invited).toEqual(['Noor'])
  const { baseline, comparison } = held.review
  expect(report.baseline).toMatchObject({
    name: 'First week',
    from: baseline.from,
    records: 125,
    logs: 3,
    fingerprint: baseline.fingerprint,
  })
  expect(report.window).toMatchObject({
    records: 141,
    logs: 3,
    fingerprint: comparison.window.fingerprint,
    hours: comparison.window.covered.hours,
  })
})

test('rows are counted as the hunt counts them at the end of the meeting', async () => {
  const { store, hunt } = held.sources
  for (const { kind, rows } of report.kinds)
    for (const word of ['accept', 'explain', 'watch', 'threat', 'defer'] as const) {
      const search = new URLSearchParams(`${held.review.search}&kind=${kind}&same=true&show_allowed=true&filter=decision:${word}`)
      const result = await run(store, hunt, search)
      // What came after the end is in the hunt and not in the report.
      const late = kind === 'edges' && word === 'explain' ? 1 : 0
      expect([kind, word, result.status === 'ok' ? result.total - late : 0]).toEqual([kind, word, rows[word]])
    }
  expect(report.rows).toMatchObject({ accept: 2, watch: 1, threat: 1, explain: 1, defer: 1 })
  const onAgenda = held.review.cards.reduce((sum, { like }) => sum + 1 + like.length, 0)
  expect(Object.values(report.rows).reduce((sum, n) => sum + n, 0)).toBe(onAgenda)
})

test('the four counts of each kind are those of the comparison', () => {
  expect(report.kinds.map(({ rows, unjudged, ...kind }) => kind)).toEqual(held.review.comparison.kinds)
  expect(report.left_out).toEqual(held.review.left_out)
})

test.each([
  ['history', undefined, { edges: ['changed'], names: ['changed'] }],
  ['days', undefined, { edges: ['changed'], names: ['changed'] }],
  ['filters', undefined, { edges: ['gone', 'changed'], names: ['gone', 'changed'] }],
  ['own', undefined, { edges: ['new', 'gone', 'changed'], names: ['new', 'gone', 'changed'] }],
  ['log', 'dns', { edges: [], names: ['new', 'gone', 'changed'] }],
  ['sensors', undefined, { edges: [], names: [] }],
] as const)('a note on %s says which states of a kind could not be judged', (code, log, unjudged) => {
  const { comparison } = held.review
  const noted = { ...held.review, cards: [], comparison: { ...comparison, notes: [{ code, text: '', ...(log && { log }) }] } }
  const stands: Stands = { events: [], at: new Date(), word: () => 'open', decision: () => null, of: () => [], isUndone: () => false }
  const { kinds } = countsOf(noted, stands)
  expect(Object.fromEntries(kinds.filter(({ kind }) => kind in unjudged).map((one) => [one.kind, one.unjudged]))).toEqual(unjudged)
})

describe('a group', () => {
  test('lists the rows that were decided alike, with who, why and until when', () => {
    const [accepted] = report.decisions.filter(({ verdict }) => verdict === 'accept')
    expect(accepted).toMatchObject({ by: 'Mara', text: 'the mirror', ticket: 'CHG-7', present: ['Mara', 'Jon'], here: true })
    expect(accepted?.expires).toMatch(/^2026-04-/)
    expect(accepted?.rows).toHaveLength(2)
  })

  test('is told apart where one row of it was decided otherwise, its undo among what was said', () => {
    const [watched] = report.decisions.filter(({ verdict }) => verdict === 'watch')
    expect(watched?.rows).toHaveLength(1)
    expect(watched?.history).toMatchObject([
      { verdict: 'accept', by: 'Mara', rows: 1, undone: 1 },
      { verdict: 'undo', by: 'Jon', text: 'not this host', undone: 0 },
      { verdict: 'watch', by: 'Jon', text: 'a guest', undone: 0 },
    ])
  })

  test('leaves a row open that was only taken back', () => {
    const [open] = report.open.filter(({ rows }) => rows[0]?.subject.title.includes('198.51.100.0/24'))
    expect(open?.rows).toHaveLength(1)
    expect(open?.history.map(({ verdict }) => verdict)).toEqual(['accept', 'undo'])
  })
})

test('each decision has its ledger, which sums to the score, its chart and its records', () => {
  expect(report.decisions.length).toBe(5)
  for (const { reasons, lead, detail } of report.decisions) {
    expect(reasons.reduce((sum, { points }) => sum + points, 0)).toBe(lead.score)
    expect(detail.note).toBeNull()
    expect(detail.chart.filter(({ period }) => period === 'window').reduce((sum, { records }) => sum + Number(records), 0)).toBe(
      lead.records,
    )
    expect(detail.evidence[0]?.total).toBe(lead.records)
  }
})

test('the heaviest come first, and what was deferred has its person and date, comments and notes', () => {
  expect(report.decisions.map(({ verdict }) => verdict)).toEqual(['threat', 'watch', 'defer', 'accept', 'explain'])
  const [deferred] = decisionOn(report, quoted)
  expect(deferred).toMatchObject({ to: 'P. Aydin', due: '2026-02-01', comments: [{ by: 'Jon', text: 'who registered it?' }] })
  expect(deferred?.history.map(({ verdict }) => verdict)).toEqual(['defer', 'note'])
})

test('what comes after the end is counted and not in it', () => {
  expect(report.later).toBe(1)
  expect(decisionOn(report, '10.0.0.6')).toEqual([])
})

test('what is explained is a share of all connections and edges of the window', () => {
  // Two of four callers, three connections each; 135 connections in all; 7 edges, of which one is gone.
  expect(report.explained?.connections).toEqual({ all: 135, before: 0, after: 6 })
  expect(report.explained?.edges).toEqual({ all: 7, before: 0, after: 2 })
  expect(report.explained?.bytes).toEqual({ all: 135_000, before: 0, after: 6000 })
  expect(report.explained?.largest[0]?.title).toContain('192.0.2.0/24')
})

test('thresholds, questions to the engine and limits are told', () => {
  expect(report.thresholds.find(({ label }) => label === 'Robust z above')?.value).toBe('3.5')
  expect(report.queries.map(({ kind }) => kind).sort()).toEqual(['edges', 'names', 'user_agents'])
  expect(report.queries[0]?.kind).toBe('edges')
  expect(report.limits.join(' ')).toContain('First seen means first seen since 2026-01-05 00:00 UTC')
})
