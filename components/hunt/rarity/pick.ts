import type { Brush } from '../../chart/brush'
import { whole } from '../../value/number'

/** Rows that have from so much to so much of a figure, both included. */
export interface Step {
  readonly from: number
  readonly to: number
  readonly rows: number
  readonly records: number
}

/** Steps that have a place on the axis; what is not known has none. */
export function placed(
  points: readonly { readonly from: number | null; readonly to: number | null; readonly rows: number; readonly records: number }[],
): readonly Step[] {
  return points.flatMap(({ from, to, rows, records }) => (from === null || to === null ? [] : [{ from, to, rows, records }]))
}

/** `1`, `6–10`. */
export const stepText = ({ from, to }: Pick<Step, 'from' | 'to'>): string => (from === to ? String(from) : `${from}–${to}`)

/** `3 on 1 host`, `1 on 6–10 hosts`; `figure` is the plural. */
export const rareText = (step: Step, figure: string): string =>
  `${whole(step.rows)} on ${stepText(step)} ${step.to === 1 ? figure.replace(/s$/, '') : figure}`

/** The pill that keeps the rows of these steps: `hosts:1`, `hosts:1..5`. */
export function pillOf(by: string, steps: readonly Step[], { first, last }: Brush): string {
  const from = steps[first]?.from ?? 0
  const to = steps[last]?.to ?? from
  return from === to ? `${by}:${from}` : `${by}:${from}..${to}`
}

/** The steps that a pill of the scope keeps rows of; null without one. */
export function brushOf(by: string, steps: readonly Step[], filter: readonly string[]): Brush | null {
  const text = filter.map((pill) => new RegExp(`^${by}:(\\d*)(\\.\\.)?(\\d*)$`).exec(pill)).find((match) => match !== null)
  if (!text) return null
  const from = Number(text[1])
  const to = text[2] === undefined ? from : text[3] === '' ? Number.POSITIVE_INFINITY : Number(text[3])
  const inside = steps.flatMap((step, i) => (step.to >= from && step.from <= to ? [i] : []))
  const [first, last] = [inside[0], inside.at(-1)]
  return first === undefined || last === undefined ? null : { first, last }
}

/** Rows and records of the steps under a brush. */
export function sumOf(steps: readonly Step[], brush: Brush | null): { readonly rows: number; readonly records: number } {
  const inside = brush ? steps.slice(brush.first, brush.last + 1) : steps
  return { rows: inside.reduce((sum, { rows }) => sum + rows, 0), records: inside.reduce((sum, { records }) => sum + records, 0) }
}
