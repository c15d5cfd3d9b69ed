interface Times {
  /** ISO 8601. */
  readonly from: string
  readonly to: string
}

/**
 * Where a time stands in a drawing that begins and ends at `from` and `to`, in milliseconds since 1970: what lies beyond is cut off. `least` is the
 * smallest width, in percent.
 */
export function placedIn(drawn: { readonly from: number; readonly to: number }, { from, to }: Times, least = 0) {
  const at = (iso: string) => Math.min(100, Math.max(0, ((Date.parse(iso) - drawn.from) / (drawn.to - drawn.from)) * 100))
  return { x: `${at(from)}%`, width: `${Math.max(least, at(to) - at(from))}%` }
}
