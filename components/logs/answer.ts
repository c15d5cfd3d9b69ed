import type { Row as LogRecord } from '@/lib/store/store'

export type { Histogram as HistogramAnswer } from '@/lib/records/histogram'
export type { LogEntry as LogSummary } from '@/lib/records/log-list'
export type { OneRecord } from '@/lib/records/record'
export type { RecordColumn, Records as RecordsAnswer } from '@/lib/records/records'
export type { ContactRecord, Cut } from '@/lib/records/sharing'
export type { Cell as CellValue } from '@/lib/store/store'
export type { LogRecord }

/** Rows of a log carry it beside the log's own columns. */
export const recordId = (record: LogRecord): string => String(record._id ?? '')
