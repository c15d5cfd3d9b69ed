import { identifier, type Sql, sql } from '../sql'

/** How all rows of a hunt, the hidden ones too, spread over what decides about them: what normal looks like in this data. */
export interface Normal<Key extends string> {
  /** What is spread: `Addresses of a name`. */
  readonly title: string
  /** The column whose pills keep the rows of a step. */
  readonly by: Key
  /** What is counted, in the plural, and the column whose sum it is; rows unless given. */
  readonly counted: string
  readonly weight?: Key
  /** What those do of which no unusual step holds, after their share: `keep fewer than 5 addresses`. */
  readonly usual: string
  /** In the order in which they are drawn. Rows of which none holds are counted apart. */
  readonly steps: readonly NormalStep[]
}

export interface NormalStep {
  readonly label: string
  /** A condition over the columns of the answer, and those that its signals and chart read. */
  readonly holds: Sql
  readonly unusual: boolean
  /** Value of the pill that keeps exactly its rows; null where none does. */
  readonly value: string | null
}

const whole = (n: number) => n.toLocaleString('en')

/** Steps of a whole figure that double up to `limit` and beyond it; on its unusual side, `above` or `below`, lie the limit itself and what is past it. */
export function doubling(key: string, limit: number, unusual: 'above' | 'below'): readonly NormalStep[] {
  const first = unusual === 'above' ? limit : limit + 1
  const starts = [1]
  while ((starts.at(-1) ?? 1) * 2 < first) starts.push((starts.at(-1) ?? 1) * 2)
  if (first > 1) starts.push(first)
  const last = first * 64
  while ((starts.at(-1) ?? last) < last) starts.push((starts.at(-1) ?? last) * 2)
  const column = identifier(key)
  return starts.map((start, i) => {
    const next = starts[i + 1]
    const end = next === undefined ? null : next - 1
    return {
      label: end === null ? `${whole(start)} or more` : end === start ? whole(start) : `${whole(start)}–${whole(end)}`,
      holds: end === null ? sql`${column} >= ${start}` : sql`${column} BETWEEN ${start} AND ${end}`,
      unusual: unusual === 'above' ? start >= limit : start <= limit,
      value: `${start}..${end ?? ''}`,
    }
  })
}
