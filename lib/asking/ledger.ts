import type { Explanation, Signal } from '../hunt'
import type { Cell, Row } from '../store/store'
import { explainedColumn, pointsColumn } from './weigh'

// Types and not interfaces, so that they are values of an answer like any other.
export type Reason = {
  readonly code: string
  readonly label: string
  readonly observed: Cell
  readonly threshold: string
  readonly points: number
}

export type Explained = {
  readonly code: string
  readonly label: string
  readonly observed: string
}

/** Why a row is where it is: the points sum to its score. */
export interface Ledger {
  readonly reasons: readonly Reason[]
  readonly explained: readonly Explained[]
  /** Codes of the signals that could not be assessed. */
  readonly unassessed: readonly string[]
  /** The trace in words: `for: addresses +14 | against: ttl_common -4 | silent: nxdomain | not assessable: asns`. */
  readonly trace: string
}

function clip(row: Row): Reason[] {
  const sum = Number(row._sum)
  const points = Number(row.score) - sum
  return points === 0 ? [] : [{ code: 'clip', label: 'A score lies between 0 and 100', observed: sum, threshold: '0–100', points }]
}

function words(head: string, parts: readonly string[]): string[] {
  return parts.length === 0 ? [] : [`${head}: ${parts.join(', ')}`]
}

/** Reads the ledger of a row as `weigh` made it. */
export function ledger(row: Row, signals: readonly Signal[], explanations: readonly Explanation[]): Ledger {
  const read = signals.map((signal, i) => {
    const cell = row[pointsColumn(i)] ?? null
    return { ...signal, points: cell === null ? null : Number(cell) }
  })
  const fired = (sign: number) =>
    read.flatMap(({ code, points }) => (points !== null && points * sign > 0 ? [`${code} ${points > 0 ? '+' : ''}${points}`] : []))
  const unassessed = read.filter(({ points }) => points === null).map(({ code }) => code)
  const silent = read.filter(({ points }) => points === 0).map(({ code }) => code)
  return {
    reasons: [
      ...read.flatMap(({ code, label, observed, threshold, points }) =>
        points === null || points === 0 ? [] : [{ code, label, observed: row[observed] ?? null, threshold, points }],
      ),
      ...clip(row),
    ],
    explained: explanations.flatMap(({ code, label }, i) => {
      const observed = row[explainedColumn(i)] ?? null
      return observed === null ? [] : [{ code, label, observed: String(observed) }]
    }),
    unassessed,
    trace: [
      ...words('for', fired(1)),
      ...words('against', fired(-1)),
      ...words('silent', silent),
      ...words('not assessable', unassessed),
    ].join(' | '),
  }
}
