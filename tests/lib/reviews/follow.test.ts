import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { beforeAll, expect, test } from 'vitest'
import { followMeeting } from '../../../lib/reviews/follow'
import { decidedCards } from '../../../lib/reviews/report/counts'
import { standsAt } from '../../../lib/reviews/report/standing'
import { toHappen } from '../../../lib/reviews/review'
import { openReviews } from '../../../lib/reviews/reviews'
import { listed, standingOf } from '../../../lib/reviews/stands'
import { asked, saying, sources, type TwoWeeks, twoWeeks } from './review-fixture'

let weeks: TwoWeeks
beforeAll(async () => {
  weeks = await twoWeeks()
})

async function made() {
  const from = await sources(weeks, () => new Date())
  const review = await from.reviews.make(from, asked(from))
  return { ...from, review, meeting: await from.reviews.meeting(review.id) }
}

test('who follows hears first how everything stands, then what happens and what is decided on the agenda, until they leave', async () => {
  const { review, meeting, decisions } = await made()
  const [first, second] = review.cards
  if (!first || !second) throw new Error('too few cards')
  const before = await decisions.decide(saying([first], { verdict: 'watch' }))
  await meeting.happen(toHappen.parse({ by: 'Mara', kind: 'show', card: 1 }))
  const controller = new AbortController()
  const news = followMeeting(review, meeting, decisions, controller.signal)
  expect((await news.next()).value).toMatchObject({ state: { card: 1, present: ['Mara'] }, decisions: before })

  const said = await meeting.happen(toHappen.parse({ by: 'Jonas', kind: 'comment', card: 1, text: 'ours' }))
  expect((await news.next()).value).toEqual({ event: said })
  const elsewhere = { ...first, subject: { ...first.subject, row: 'f'.repeat(16) } }
  await decisions.decide(saying([elsewhere], { verdict: 'threat' }))
  const both = await decisions.decide(
    saying([second, { ...elsewhere, subject: { ...elsewhere.subject, row: 'e'.repeat(16) } }], { verdict: 'explain' }),
  )
  expect((await news.next()).value).toEqual({ decisions: both.slice(0, 1) })
  const last = news.next()
  controller.abort()
  expect(await last).toEqual({ done: true, value: undefined })
})

test('a card counts as decided from the meeting on, by its first row, and no more when that is undone; a note decides nothing', async () => {
  const { review, reviews, decisions } = await made()
  const [first, second] = review.cards
  if (!first || !second) throw new Error('too few cards')
  const decided = async () => decidedCards(review, standsAt((await standingOf(reviews, decisions, review.id)).decisions, new Date()))
  await decisions.decide(saying([second], { verdict: 'note' }))
  expect(await decided()).toEqual([])
  const [event] = await decisions.decide(saying([first], { verdict: 'defer', to: 'Jonas', due: '2030-01-01' }))
  expect(await decided()).toEqual([0])
  expect(await listed(reviews, decisions)).toMatchObject([
    { id: review.id, decided: 1, cards: review.cards.length, baseline: 'first week' },
  ])
  await decisions.undo({ by: 'Mara', present: [], review: review.id, event: event?.id ?? '', text: '' })
  expect(await decided()).toEqual([])
})

test('a review is kept whole, read again by a new start, and deleted with its meeting; what was decided stays', async () => {
  const { review, meeting, reviews, decisions, folder } = await made()
  await meeting.happen(toHappen.parse({ by: 'Mara', kind: 'start' }))
  const [first] = review.cards
  await decisions.decide(saying(first ? [first] : [], { verdict: 'watch' }))
  const again = openReviews(join(folder, 'reviews'))
  expect(await again.get(review.id)).toEqual(review)
  expect(await (await again.meeting(review.id)).events()).toEqual(await meeting.events())
  await reviews.remove(review.id)
  await expect(reviews.get(review.id)).rejects.toMatchObject({ status: 'not-found' })
  await expect(reviews.meeting(review.id)).rejects.toMatchObject({ status: 'not-found' })
  expect(await reviews.list()).toEqual([])
  expect((await decisions.list()).events).toHaveLength(1)
})

test('what happens in a meeting that is deleted meanwhile is not kept, and its folder is not there again', async () => {
  const { review, meeting, reviews, folder } = await made()
  await reviews.remove(review.id)
  await expect(meeting.happen(toHappen.parse({ by: 'Mara', kind: 'join' }))).rejects.toMatchObject({ status: 'failed' })
  expect(await readdir(join(folder, 'reviews'))).toEqual([])
  expect(await reviews.faults()).toEqual([])
})
