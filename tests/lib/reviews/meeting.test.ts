import { appendFile, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, onTestFinished, test } from 'vitest'
import { openMeeting } from '../../../lib/reviews/meeting'
import { type MeetingEvent, stateOf, toHappen } from '../../../lib/reviews/review'

async function path(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'spoor-meeting-'))
  onTestFinished(() => rm(folder, { recursive: true, force: true }))
  return join(folder, 'events.ndjson')
}

const what = (kind: MeetingEvent['kind'], by = 'Mara', more: object = {}) => toHappen.parse({ kind, by, ...more })
const chaired = { chair: 'Mara' }

describe('what happens in a meeting', () => {
  test('is kept in its order, also over a restart, and heard by all until they leave', async () => {
    const file = await path()
    const meeting = openMeeting(file, { cards: 100, chair: 'Mara' })
    const heard: MeetingEvent[] = []
    const leave = meeting.subscribe((event) => heard.push(event))
    const begun = await meeting.happen(what('start'))
    const shown = await meeting.happen(what('show', 'Jonas', { card: 3 }))
    leave()
    const said = await meeting.happen(what('comment', 'Ines', { card: 3, text: 'this is ours' }))
    expect(heard).toEqual([begun, shown])
    expect(await openMeeting(file, { cards: 100, chair: 'Mara' }).events()).toEqual([begun, shown, said])
    expect(stateOf(chaired, await meeting.events())).toEqual({
      card: 3,
      started: begun.at,
      ended: null,
      present: ['Mara', 'Jonas', 'Ines'],
      here: ['Mara', 'Jonas', 'Ines'],
      comments: [said],
    })
  })

  test('from two sides at once is all kept', async () => {
    const file = await path()
    const meeting = openMeeting(file, { cards: 100, chair: 'Mara' })
    await Promise.all(
      ['Mara', 'Jonas'].flatMap((by) => Array.from({ length: 100 }, (_, card) => meeting.happen(what('show', by, { card })))),
    )
    const events = await openMeeting(file, { cards: 100, chair: 'Mara' }).events()
    expect(new Set(events.map(({ id }) => id)).size).toBe(200)
    for (const one of ['Mara', 'Jonas'])
      expect(events.filter(({ by }) => by === one).map(({ card }) => card)).toEqual(Array.from({ length: 100 }, (_, card) => card))
  })

  test('survives a line that was cut while it was written: it is put aside, and the next one is whole', async () => {
    const file = await path()
    const begun = await openMeeting(file, { cards: 100, chair: 'Mara' }).happen(what('start'))
    await appendFile(file, '{"id":"5a')
    const meeting = openMeeting(file, { cards: 100, chair: 'Mara' })
    expect(await meeting.events()).toEqual([begun])
    const shown = await meeting.happen(what('show', 'Mara', { card: 1 }))
    expect(await openMeeting(file, { cards: 100, chair: 'Mara' }).events()).toEqual([begun, shown])
    expect(await readFile(`${file}.torn`, 'utf8')).toBe('{"id":"5a')
  })

  test('is of a card of its agenda, or not kept', async () => {
    const meeting = openMeeting(await path(), { cards: 4, chair: 'Mara' })
    for (const kind of ['show', 'comment'] as const)
      await expect(meeting.happen(what(kind, 'Mara', { card: 4, text: 'ours' }))).rejects.toMatchObject({
        status: 'bad-params',
        details: { fields: { card: [expect.stringContaining('less than 4')] } },
      })
    expect(await meeting.events()).toEqual([])
    expect(await meeting.happen(what('show', 'Mara', { card: 3 }))).toMatchObject({ card: 3 })
  })

  test('is not read past a line that is none, which is named', async () => {
    const file = await path()
    await openMeeting(file, { cards: 100, chair: 'Mara' }).happen(what('start'))
    await writeFile(file, `${await readFile(file, 'utf8')}{"kind":"dance"}\n`)
    await expect(openMeeting(file, { cards: 100, chair: 'Mara' }).events()).rejects.toMatchObject({
      status: 'failed',
      message: expect.stringContaining(`${file}, line 2, does not hold an event of a meeting`),
    })
  })

  test('ends, and goes on when it is opened again; who has left was there', async () => {
    const meeting = openMeeting(await path(), { cards: 100, chair: 'Mara' })
    const begun = await meeting.happen(what('start'))
    await meeting.happen(what('join', 'Jonas'))
    await meeting.happen(what('leave', 'Jonas'))
    const ended = await meeting.happen(what('end'))
    expect(stateOf(chaired, await meeting.events())).toMatchObject({ ended: ended.at, present: ['Mara', 'Jonas'], here: ['Mara'] })
    await meeting.happen(what('start', 'Jonas'))
    expect(stateOf(chaired, await meeting.events())).toMatchObject({ started: begun.at, ended: null })
  })
})

describe('an event must say who and what', () => {
  test.each([
    ['nobody', { kind: 'join', by: ' ' }],
    ['a show of no card', { kind: 'show', by: 'Mara' }],
    ['a comment without words', { kind: 'comment', by: 'Mara', card: 1 }],
    ['a card of a beginning', { kind: 'start', by: 'Mara', card: 1 }],
    ['a card before the first', { kind: 'show', by: 'Mara', card: -1 }],
    ['two lines', { kind: 'comment', by: 'Mara', card: 1, text: 'a\nb' }],
    ['what it does not know', { kind: 'join', by: 'Mara', seat: 2 }],
  ])('%s is refused', (_, given) => expect(toHappen.safeParse(given).success).toBe(false))
})
