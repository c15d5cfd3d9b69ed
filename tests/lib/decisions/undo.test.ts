import { expect, test } from 'vitest'
import { fresh, given, rowId, stands, undoing } from './decision-fixture'

test('the one before holds when the last is undone, and nothing when all are; the undone ones stay', async () => {
  const decisions = await fresh()
  const [first] = await decisions.decide(given([1], { verdict: 'watch' }))
  const [second] = await decisions.decide(given([1], { verdict: 'accept' }, { after: first?.id ?? '' }))
  const [undo] = await decisions.undo(undoing(second?.id ?? ''))
  expect(undo).toMatchObject({ verdict: 'undo', by: 'Jonas', undoes: second?.id, subject: second?.subject })
  expect(await stands(decisions)).toBe('watch')
  await decisions.undo(undoing(first?.id ?? ''))
  expect(await stands(decisions)).toBeNull()
  const { events } = await decisions.list({ hunt: 'toy', row: rowId(1) })
  expect(events.map(({ verdict, undone_by }) => [verdict, undone_by === null])).toEqual([
    ['undo', true],
    ['undo', true],
    ['accept', false],
    ['watch', false],
  ])
  expect((await decisions.list({ current: true })).events).toEqual([])
})

test('an undo of what was decided before leaves what came after', async () => {
  const decisions = await fresh()
  const [first] = await decisions.decide(given([1], { verdict: 'watch' }))
  await decisions.decide(given([1], { verdict: 'threat' }, { after: first?.id ?? '' }))
  await decisions.undo(undoing(first?.id ?? ''))
  expect(await stands(decisions)).toBe('threat')
})

test('a decision can be undone once, by one: the other sees who did', async () => {
  const decisions = await fresh()
  const [one] = await decisions.decide(given([1]))
  const [undo] = await decisions.undo(undoing(one?.id ?? '', 'Jonas'))
  await expect(decisions.undo(undoing(one?.id ?? '', 'Ines'))).rejects.toMatchObject({ status: 'conflict', details: { events: [undo] } })
  await expect(decisions.undo(undoing(undo?.id ?? ''))).rejects.toMatchObject({ status: 'bad-params' })
  await expect(decisions.undo(undoing(crypto.randomUUID()))).rejects.toMatchObject({ status: 'not-found' })
})

test('a group is undone whole, or not at all where one of it was undone before', async () => {
  const decisions = await fresh()
  const group = await decisions.decide(given([1, 2, 3], { verdict: 'watch' }))
  const ids = group.map(({ id }) => id)
  const [first] = await decisions.undo(undoing(ids[1] ?? '', 'Ines'))
  await expect(decisions.undo(undoing(ids))).rejects.toMatchObject({ status: 'conflict', details: { events: [first] } })
  expect((await decisions.list({ current: true })).events).toHaveLength(2)
  await expect(decisions.undo(undoing([ids[0] ?? '', crypto.randomUUID()]))).rejects.toMatchObject({
    status: 'not-found',
  })
  expect((await decisions.list({ current: true })).events).toHaveLength(2)
  const undos = await decisions.undo(undoing([ids[0] ?? '', ids[2] ?? '']))
  expect(undos.map(({ undoes }) => undoes)).toEqual([ids[0], ids[2]])
  expect((await decisions.list({ current: true })).events).toEqual([])
})
