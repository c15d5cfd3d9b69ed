import { describe, expect, test } from 'vitest'
import { mostEverywhere } from '../../../lib/decisions/everywhere'
import { fresh, given, rowId, undoing } from './decision-fixture'

const first = Array.from({ length: mostEverywhere }, (_, n) => n)
const pills = ['name:odd.example']

describe.each([
  ['threats', { verdict: 'threat' }, 'because each is looked for in all hunts'],
  ['acceptances in all hunts', { verdict: 'accept', hunts: 'all' }, 'Accept it in its own hunt'],
])('of %s', (_, more, reason) => {
  test('as many stand at once as can be looked for; one more is refused, and why is said', async () => {
    const decisions = await fresh()
    await expect(decisions.decide(given([...first, mostEverywhere], more, { pills }))).rejects.toMatchObject({
      status: 'conflict',
      message: expect.stringContaining(reason),
    })
    expect((await decisions.list()).events).toEqual([])
    const events = await decisions.decide(given(first, more, { pills }))
    const next = given([mostEverywhere], more, { pills })
    await expect(decisions.decide(next)).rejects.toMatchObject({ status: 'conflict', message: expect.stringContaining('500') })
    await decisions.undo(undoing(events[7]?.id ?? ''))
    expect(await decisions.decide(next)).toHaveLength(1)
  })

  test('one that stands already may be said again', async () => {
    const decisions = await fresh()
    const events = await decisions.decide(given(first, more, { pills }))
    const after = events.find(({ subject }) => subject.row === rowId(3))?.id ?? ''
    expect(await decisions.decide(given([3], { ...more, text: 'still so' }, { pills, after }))).toHaveLength(1)
  })
})

test('rows of which nothing can be looked for elsewhere are threats without a bound, and so is what stays in its own hunt', async () => {
  const decisions = await fresh()
  const many = [...first, mostEverywhere]
  expect(await decisions.decide(given(many, { verdict: 'threat' }))).toHaveLength(many.length)
  const others = many.map((n) => n + many.length)
  expect(await decisions.decide(given(others, { verdict: 'accept' }, { pills }))).toHaveLength(many.length)
})
