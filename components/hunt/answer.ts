import type { Filter } from '@/lib/scope'
import type { Ok } from '@/lib/run'
import type { Refused } from '@/lib/ask'

export type { HuntRow } from '@/lib/row'
export type { Reason } from '@/lib/ledger'
export type OkAnswer = Ok
export type HuntAnswer = Ok | Exclude<Refused, { status: 'bad-params' }>
export type AnswerColumn = Ok['columns'][number]

/** Records behind a row or a check, with how many there are. */
export interface Records {
  readonly label: string
  readonly log: string
  readonly total: number
  readonly filter: readonly string[]
}
