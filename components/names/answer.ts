import type { Funnel } from '@/lib/funnel/funnel'
import type { ParamSchema } from '../hunt/description'

export type FunnelAnswer = Funnel
export type NameRow = Funnel['rows'][number]
export type Stage = Funnel['stages'][number]
export type Schema = Readonly<Record<string, ParamSchema>>

/** What the call answers where no lookups are loaded; it has no rows. */
export interface NoLookups {
  readonly status: 'missing-logs'
  readonly message: string
  readonly logs: readonly string[]
  readonly rows: readonly never[]
  readonly total: 0
}
