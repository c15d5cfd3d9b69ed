import { valueText } from '../value/text'
import type { Records } from './answer'

export type Field = Records['fields'][number]

/** px between the edges of a narrow inspector, of a character and between two columns. */
const ROOM = 340
const CHARACTER = 7.2
const GAP = 12
/** Characters of a time, and of the word beside the name of what decides. */
const TIME = 15
const DECIDES = 8

/** Characters of the longest text of a field, its name in the head among them; of a list its first value and how many more there are. */
function lengthOf({ name, kind, deciding }: Field, records: Records['records']): number {
  if (name === 'ts') return TIME
  const texts = records.map((record) => {
    const value = record[name]
    if (!Array.isArray(value)) return valueText(value, kind).length
    return valueText(value[0], 'text').length + (value.length > 1 ? ` and ${value.length - 1}`.length : 0)
  })
  return Math.max(name.replace(/^id_/, '').length + (deciding ? DECIDES : 0), ...texts)
}

/** The fields of a record's line, and the one that decides where it has a line of its own: all of them would not fit side by side. */
export function linesOf({ fields, records }: Pick<Records, 'fields' | 'records'>): readonly [line: readonly Field[], below: Field | null] {
  const deciding = fields.findLast(({ name, deciding }) => deciding && name !== 'ts')
  const width = fields.reduce((sum, field) => sum + lengthOf(field, records) * CHARACTER + GAP, -GAP)
  if (!deciding || fields.length < 2 || width <= ROOM) return [fields, null]
  return [fields.filter((field) => field !== deciding), deciding]
}
