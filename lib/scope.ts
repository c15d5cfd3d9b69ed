/** One pill: `[-]field:value`. */
export interface Filter {
  readonly field: string
  readonly negated: boolean
  /** As the user wrote it: exact text, CIDR, `a..b`, a glob with `*`, or `-` for unset. */
  readonly value: string
}

/** What follows the user from view to view. Times are ISO 8601 UTC, half-open. */
export interface Scope {
  readonly from: string | null
  readonly to: string | null
  readonly filters: readonly Filter[]
}
