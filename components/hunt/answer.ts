import type { CountedEvidence } from '@/lib/asking/evidence'
import type { Chart, Inspected, Overview } from '@/lib/asking/inspect'
import type { Spread } from '@/lib/asking/normal'
import type { RarityChart } from '@/lib/asking/rarity'
import type { Ok } from '@/lib/run'

export type { Reason } from '@/lib/asking/ledger'
export type { HuntRow } from '@/lib/asking/row'

export type OkAnswer = Ok
export interface MissingLogs {
  readonly status: 'missing-logs'
  readonly message: string
  readonly logs: readonly string[]
}
/** A first page of a hunt; where a log is missing it has no rows. */
export type HuntAnswer = Ok | (MissingLogs & { readonly rows: readonly never[]; readonly total: 0 })
export type AnswerColumn = Ok['columns'][number]
export type RowAnswer = Inspected
export type Records = CountedEvidence
export type RowChart = Chart
export type TableChart = Overview
export type Rarity = RarityChart
export type Normality = Spread
