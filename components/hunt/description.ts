import type { Playbook } from '@/lib/hunt'

/** One parameter as its JSON Schema declares it. */
export interface ParamSchema {
  readonly type?: string
  readonly title?: string
  readonly description?: string
  readonly unit?: string
  readonly minimum?: number
  readonly maximum?: number
  readonly enum?: readonly string[]
  readonly default?: unknown
}

/** What a hunt says of itself: everything that its page needs besides rows. */
export interface Description {
  readonly id: string
  readonly title: string
  readonly question: string
  readonly remark: string
  /** What a row is, in the plural. */
  readonly subjects: string
  readonly attack: readonly { readonly id: string; readonly name: string }[]
  readonly references: readonly string[]
  readonly logs: readonly string[]
  readonly params: Readonly<Record<string, ParamSchema>>
  readonly playbook: Playbook
  readonly falsePositives: readonly { readonly what: string; readonly tell: string }[]
  readonly blindSpots: readonly string[]
  /** Column that a row is about: the first of its key. */
  readonly subject: string
  /** All signals, in the order of the trace's slots; `observed` is a column's key. */
  readonly signals: readonly { readonly code: string; readonly label: string; readonly observed: string }[]
  /** Title of the chart of one row, where it has one. */
  readonly chart: string | null
  readonly overview: { readonly title: string; readonly x: string; readonly y: string; readonly logX: boolean } | null
}

/** `names` is `name`, `servers on ports` is `server on ports`. */
export const singular = (subjects: string): string => subjects.replace(/^(\w+?)s\b/, '$1')
