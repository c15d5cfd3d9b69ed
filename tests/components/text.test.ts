import { expect, it } from 'vitest'
import { withinSentence } from '../../components/value/text'

it('a title within a sentence begins small, unless its first word is an abbreviation', () => {
  expect(['Names it asked for', 'ICMP messages', 'Aliases'].map(withinSentence)).toEqual(['names it asked for', 'ICMP messages', 'aliases'])
})
