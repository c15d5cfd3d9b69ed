import { describe, expect, test } from 'vitest'
import { openDecisions } from '../../../lib/decisions/decisions'
import { type DecisionEvent, toDecide } from '../../../lib/decisions/event'
import { follow } from '../../../lib/decisions/follow'
import { eventList, kept } from '../../../lib/http/decision-answers'
import { decisionsPath, fresh, given, rowId, stands, undoing } from './decision-fixture'

const subject = { hunt: 'toy', row: rowId(1) }

describe('what holds of a row', () => {
  test('is what was said last; a note replaces nothing and stays in its history', async () => {
    const decisions = await fresh()
    const [first] = await decisions.decide(given([1], { verdict: 'watch', text: 'odd hours' }))
    const [second] = await decisions.decide(given([1], { verdict: 'threat', ticket: 'SEC-1' }, { after: first?.id ?? '' }))
    await decisions.decide(given([1], { verdict: 'note', text: 'asked the owner' }, { after: second?.id ?? '' }))
    expect(await stands(decisions)).toBe('threat')
    const { events } = await decisions.list(subject)
    expect(events.map(({ verdict }) => verdict)).toEqual(['note', 'threat', 'watch'])
    expect((await decisions.list({ current: true })).events.map(({ id }) => id)).toEqual([second?.id])
  })

  test('an acceptance holds for 90 days unless told otherwise, and never less than a moment', async () => {
    const decisions = await fresh(() => new Date('2026-01-01T12:00:00.000Z'))
    const [one] = await decisions.decide(given([1], { verdict: 'accept' }))
    expect(one).toMatchObject({ hunts: 'own', expires: '2026-04-01T12:00:00.000Z' })
    const past = given([2], { verdict: 'accept', expires: '2026-01-01T12:00:00.000Z' })
    await expect(decisions.decide(past)).rejects.toMatchObject({
      status: 'bad-params',
      details: { fields: { expires: expect.anything() } },
    })
  })
})

describe('of two who decide at once', () => {
  test('the second sees what the first said, and nothing of theirs is kept', async () => {
    const decisions = await fresh()
    const [first] = await decisions.decide(given([1], { by: 'Jonas', verdict: 'watch' }))
    const second = decisions.decide(given([1, 2], { verdict: 'threat' }))
    await expect(second).rejects.toMatchObject({ status: 'conflict', details: { events: [first] } })
    expect((await decisions.list()).events).toHaveLength(1)
    await decisions.decide(given([1], { verdict: 'threat' }, { after: first?.id ?? '' }))
    expect(await stands(decisions)).toBe('threat')
  })

  test('the second sees notes and undos as well', async () => {
    const decisions = await fresh()
    const [first] = await decisions.decide(given([1]))
    const [note] = await decisions.decide(given([1], { verdict: 'note' }, { after: first?.id ?? '' }))
    const [undo] = await decisions.undo(undoing(first?.id ?? ''))
    const late = decisions.decide(given([1], {}, { after: first?.id ?? '' }))
    await expect(late).rejects.toMatchObject({ details: { events: [note, undo] } })
  })

  test('none is lost: 200 rows each, group after group, all of which are there after a new start', async () => {
    const path = await decisionsPath()
    const decisions = openDecisions(path)
    const heard: DecisionEvent[] = []
    decisions.subscribe((events) => heard.push(...events))
    const writer = (by: string, from: number) =>
      Array.from({ length: 200 }, (_, i) => decisions.decide(given([from + i], { by, verdict: i % 2 ? 'accept' : 'watch' })))
    const told = await Promise.all([...writer('Mara', 0), ...writer('Jonas', 1000)])
    const ids = told.flat().map(({ id }) => id)
    expect(new Set(ids).size).toBe(400)
    expect(heard.map(({ id }) => id).sort()).toEqual([...ids].sort())
    const again = await openDecisions(path).list()
    expect(again.events.map(({ id }) => id).sort()).toEqual([...ids].sort())
    expect(again).toEqual(await decisions.list())
  })

  test('on the same 200 rows each row is decided by one, and the other is told by whom', async () => {
    const decisions = await fresh()
    const writer = (by: string) => Array.from({ length: 200 }, (_, i) => decisions.decide(given([i], { by })))
    const settled = await Promise.allSettled([...writer('Mara'), ...writer('Jonas')])
    expect(settled.filter(({ status }) => status === 'fulfilled')).toHaveLength(200)
    const { events } = await decisions.list({ current: true })
    expect(new Set(events.map((one) => one.subject.row)).size).toBe(200)
    for (const one of settled) if (one.status === 'rejected') expect(events.map(({ id }) => id)).toContain(one.reason.details.events[0].id)
  })
})

test('who follows hears each call as it is kept, and where it began', async () => {
  const decisions = await fresh()
  const [before] = await decisions.decide(given([1]))
  const controller = new AbortController()
  const news = follow(decisions, controller.signal)
  expect((await news.next()).value).toEqual({ last: before?.id, events: [], hunts: [] })
  const events = await decisions.decide(given([2, 3], { verdict: 'watch' }))
  expect((await news.next()).value).toEqual({ last: events[1]?.id, events, hunts: ['toy'] })
  const last = news.next()
  controller.abort()
  expect(await last).toEqual({ done: true, value: undefined })
})

test('who follows hears which hunts have changed: none by a note, all where a decision reaches beyond its own, or did', async () => {
  const decisions = await fresh()
  const controller = new AbortController()
  const news = follow(decisions, controller.signal)
  await news.next()
  const hunts = async (more: object, pills: string[] = ['name:a.test'], after: string | null = null) => {
    const [event] = await decisions.decide(given([1], more, { after, pills }))
    return [event?.id ?? '', (await news.next()).value?.hunts] as const
  }
  const [watch, own] = await hunts({ verdict: 'watch' })
  expect(own).toEqual(['toy'])
  const [note, none] = await hunts({ verdict: 'note' }, [], watch)
  expect(none).toEqual([])
  const [threat, all] = await hunts({ verdict: 'threat' }, ['name:a.test'], note)
  expect(all).toBe('all')
  const [, was] = await hunts({ verdict: 'watch' }, ['name:a.test'], threat)
  expect(was).toBe('all')
  controller.abort()
  await news.next()
})

test('answers have the shapes that are described', async () => {
  const decisions = await fresh(() => new Date('2026-11-01T00:00:00.000Z'))
  const events = await decisions.decide(
    given([1], { verdict: 'defer', to: 'P. Aydin', due: '2026-11-10', present: ['Ines'] }, { pills: ['name:a.test'] }),
  )
  expect(kept.parse({ events })).toEqual({ events })
  const listed = { total: 1, ...(await decisions.list()) }
  expect(eventList.parse(listed)).toEqual(listed)
})

describe('a decision must say who, what and why', () => {
  const takes = (more: object) => toDecide.safeParse({ ...given([1, 2]), ...more }).success
  test.each([
    ['nobody', { by: ' ' }],
    ['two lines of a name', { by: 'a\nb' }],
    ['no reason', { text: '' }],
    ['an undo', { verdict: 'undo' }],
    ['a word that is none', { verdict: 'malicious' }],
    ['an expiry of what does not expire', { verdict: 'watch', expires: '2030-01-01T00:00:00.000Z' }],
    ['a deferral to nobody', { verdict: 'defer', due: '2026-11-10' }],
    ['a deferral without a date', { verdict: 'defer', to: 'P. Aydin' }],
    ['a deferral to a day that is none', { verdict: 'defer', to: 'P. Aydin', due: '2026-02-31' }],
    ['all hunts without saying what', { verdict: 'accept', hunts: 'all' }],
    ['no subject', { subjects: [] }],
    ['a subject twice', { subjects: given([1]).subjects.concat(given([1]).subjects) }],
    ['what it does not know', { rank: 1 }],
  ])('%s is refused', (_, more) => expect(takes(more)).toBe(false))
  test.each(['explain', 'accept', 'watch', 'threat', 'note'])('%s is taken', (verdict) => expect(takes({ verdict })).toBe(true))
})
