import { describe, expect, test } from 'vitest'
import { notesOn } from '../../components/present/words'
import { noteCodes } from '../../lib/baselines/comparison/notes'
import { type Card, sections } from '../../lib/reviews/review'

describe('the notes of a comparison', () => {
  // Those on logs begin with the log.
  const notes = noteCodes.map((code) => ({ code, text: `conn: ${code}` }))
  const on = (section: Card['section'], kind: Card['kind'] = 'edges') =>
    notesOn({ comparison: { notes } }, { section, kind }).map((text) => text.slice('conn: '.length))

  test('all stand on some card, but for the one that each new row says itself', () => {
    const said = new Set(sections.flatMap((section) => on(section)))
    expect(noteCodes.filter((code) => !said.has(code))).toEqual(['since'])
  })

  test('stand on a gone card where it may be missing without being gone, not on a new one', () => {
    expect(on('gone')).toEqual(['own', 'span', 'weekdays', 'days', 'quiet', 'log', 'gap', 'sensors', 'filters'])
    expect(on('changed')).toContain('days')
    expect(on('new')).toEqual(['own', 'overlap', 'span', 'log', 'gap', 'sensors', 'filters'])
  })

  test('on a log stand on what is made from it', () => {
    expect(on('gone', 'names')).not.toEqual(expect.arrayContaining(['log']))
    expect(on('gone', 'services')).toEqual(expect.arrayContaining(['log', 'gap']))
  })
})
