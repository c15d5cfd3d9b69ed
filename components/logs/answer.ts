import type { Kind } from '@/lib/columns'

export type CellValue = string | number | boolean | null | readonly CellValue[] | { readonly [key: string]: CellValue }

/** A raw record: its log's columns, and `_id`. */
export type LogRecord = Readonly<Record<string, CellValue>>

export interface RecordColumn {
  readonly name: string
  /** Zeek's type. */
  readonly type: string
  readonly doc: string
  readonly kind: Kind
  /** Records of the whole log in which it is set. */
  readonly filled: number
}

export interface RecordsAnswer {
  readonly columns: readonly RecordColumn[]
  readonly rows: readonly LogRecord[]
  readonly total: number
  readonly next: string | null
  readonly scope: { readonly unused: readonly { readonly filter: string; readonly reason: string }[] }
  readonly untimed: number
}

export interface LogSummary {
  readonly log: string
  readonly rows: number
  readonly first_seen: string | null
  readonly last_seen: string | null
  readonly files: number
}

export const recordId = (record: LogRecord): string => String(record._id ?? record.id ?? '')
