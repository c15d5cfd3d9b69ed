export interface Range {
  readonly from: string
  readonly to: string
}

export interface HuntName {
  readonly id: string
  readonly title: string
}

export interface OverviewLog {
  readonly log: string
  readonly rows: number
  readonly files: number
  readonly rejected: number
  /** Records per bin of the common strip. */
  readonly strip: readonly number[]
  /** When this log alone stood still while connections went on. */
  readonly stops: readonly (Range & { readonly connections: number })[]
  readonly usedBy: readonly HuntName[]
}

export interface Strip {
  readonly from: string
  /** Seconds of a bin. */
  readonly width: number
  readonly bins: number
}

export interface Note {
  readonly code: string
  readonly log: string | null
  readonly text: string
  readonly filter: readonly string[]
}

export interface OverviewHunt extends HuntName {
  readonly question: string
  readonly subjects: string
  readonly counts: { readonly rows: number; readonly total: number; readonly scores: readonly number[] } | null
}

/** `GET /api/overview`: a part that failed is null, its reason under `errors`. */
export interface Overview {
  readonly data: {
    readonly logs: readonly OverviewLog[]
    readonly span: Range | null
    readonly strip: Strip | null
    readonly gaps: readonly Range[]
  } | null
  readonly files: {
    readonly total: number
    readonly rejected: number
    readonly failed: number
    readonly skipped: number
    readonly sample: boolean
  } | null
  readonly missing: readonly { readonly log: string; readonly hunts: readonly (HuntName & { readonly required: boolean })[] }[]
  readonly notes: readonly Note[]
  readonly hunts: readonly OverviewHunt[]
  readonly errors: Readonly<Record<string, string>>
}
