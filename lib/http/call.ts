import type { z } from 'zod'

export interface Call {
  readonly method: 'get' | 'post' | 'delete'
  /** As its folder stands under app. */
  readonly path: string
  readonly summary: string
  /** Names and types of what stands behind `?`. */
  readonly query?: z.ZodObject
  readonly body?: z.ZodType | 'file'
  readonly answer: z.ZodType | 'events'
  /** 200 unless given. */
  readonly status?: 202
  /** Whether `format=csv` and `ndjson` answer files. */
  readonly exports?: true
  /** Whether `format=html` answers a file. */
  readonly page?: true
  /** Whether a caller that accepts `text/event-stream` is told the stages of a long answer. */
  readonly tells?: true
  /** A hunt's own parameters follow: they stand under `/api/hunts`. */
  readonly huntParams?: true
}
