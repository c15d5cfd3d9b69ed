import type { HuntRow } from '../asking/row'
import { itemKinds } from '../baselines/items/kinds'
import type { Subject } from '../decisions/event'
import { exactly } from '../filters'
import { baselineChange } from '../hunts/baseline-change'

/** Which columns say what a row is, and the field under which other hunts know it. */
const fields: Readonly<Record<string, string>> = { source: 'source', target: 'target', port: 'port', proto: 'proto' }
const elsewhere: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  services: { ...fields, target: 'host' },
  names: { ...fields, target: 'name' },
  resolvers: { ...fields, target: 'host' },
}

/** What is decided on when a row of the comparison is. */
export function subjectOf(row: HuntRow): Subject {
  const item = String(row.item)
  const known = elsewhere[item] ?? fields
  const what = Object.entries(known).flatMap(([column, field]) => {
    const value = row[column]
    return typeof value === 'string' || typeof value === 'number' ? [{ field, value: exactly(field, value).value }] : []
  })
  return {
    hunt: baselineChange.id,
    row: row.id,
    kind: itemKinds.find(({ id }) => id === item)?.one ?? item,
    title: row.title.slice(0, 1000),
    what,
  }
}
