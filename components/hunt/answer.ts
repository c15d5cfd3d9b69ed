import type { Kind } from '@/lib/columns'

/** A signal that gave points, or took some. */
export interface Reason {
  readonly code: string
  readonly label: string
  readonly observed: unknown
  readonly threshold: string
  readonly points: number
}

export interface HuntRow {
  readonly id: string
  readonly score: number
  readonly sentence: string
  readonly reasons: readonly Reason[]
  readonly explained: readonly { readonly code: string; readonly label: string; readonly observed: string }[]
  readonly caveats: readonly string[]
  readonly [key: string]: unknown
}

export interface AnswerColumn {
  readonly key: string
  readonly label: string
  readonly kind: Kind
  readonly unit?: string
  readonly help: string
  readonly field?: string
  readonly priority?: 1 | 2 | 3
  readonly quiet?: boolean
}

export interface Hidden {
  readonly code: string
  readonly label: string
  readonly rows: number
  /** The parameter and the value that would show them. */
  readonly show: Readonly<Record<string, string | number | boolean>>
}

export interface OkAnswer {
  readonly status: 'ok'
  readonly columns: readonly AnswerColumn[]
  readonly rows: readonly HuntRow[]
  readonly total: number
}
