import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { expect, onTestFinished, test } from 'vitest'
import { openMeeting } from '../../../lib/reviews/meeting'
import { stateOf, toHappen } from '../../../lib/reviews/review'

const grace = 60
const over = () => setTimeout(grace * 5)

async function held() {
  const folder = await mkdtemp(join(tmpdir(), 'spoor-attendance-'))
  onTestFinished(() => rm(folder, { recursive: true, force: true }))
  const path = join(folder, 'events.ndjson')
  const open = () => openMeeting(path, { cards: 3, chair: 'Mara' }, undefined, grace)
  const joined = (meeting: ReturnType<typeof open>, by: string) => meeting.happen(toHappen.parse({ by, kind: 'join' }))
  const here = async (meeting: ReturnType<typeof open>) => stateOf({ chair: 'Mara' }, await meeting.events()).here
  return { open, join: joined, here }
}

test('who closes the last of their pages has left, though they were there; a reload or another page of theirs is no leaving', async () => {
  const { open, join, here } = await held()
  const meeting = open()
  const [one, other] = [meeting.attend('Jonas'), meeting.attend('Jonas')]
  await join(meeting, 'Jonas')
  expect(await here(meeting)).toEqual(['Mara', 'Jonas'])
  one()
  one()
  await over()
  expect(await here(meeting)).toEqual(['Mara', 'Jonas'])
  other()
  const again = meeting.attend('Jonas')
  await over()
  expect(await here(meeting)).toEqual(['Mara', 'Jonas'])
  again()
  await over()
  expect(await here(meeting)).toEqual(['Mara'])
  expect(stateOf({ chair: 'Mara' }, await meeting.events()).present).toEqual(['Mara', 'Jonas'])
  await join(meeting, 'Jonas')
  expect(await here(meeting)).toEqual(['Mara', 'Jonas'])
})

test('who said so, or never came, is not told of again', async () => {
  const { open, join } = await held()
  const meeting = open()
  const [jonas, reader] = [meeting.attend('Jonas'), meeting.attend('A reader')]
  await join(meeting, 'Jonas')
  await meeting.happen(toHappen.parse({ by: 'Jonas', kind: 'leave' }))
  jonas()
  reader()
  await over()
  expect((await meeting.events()).map(({ by, kind }) => `${by} ${kind}`)).toEqual(['Jonas join', 'Jonas leave'])
})

test('who has the chair and only watched has left, too, once their page is closed', async () => {
  const { open, join, here } = await held()
  const meeting = open()
  await join(meeting, 'Jonas')
  const mara = meeting.attend('Mara')
  expect(await here(meeting)).toEqual(['Mara', 'Jonas'])
  mara()
  await over()
  expect(await here(meeting)).toEqual(['Jonas'])
})

test('after a new start of the server who is not back has left; who has the chair need not sit at a browser', async () => {
  const { open, join, here } = await held()
  const before = open()
  await join(before, 'Jonas')
  await join(before, 'Ines')
  await setTimeout(5)
  const meeting = open()
  meeting.attend('Ines')
  await join(meeting, 'Noor')
  await over()
  expect(await here(meeting)).toEqual(['Mara', 'Ines', 'Noor'])
})
