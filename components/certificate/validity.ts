const DAY_MS = 86_400_000

/** When a certificate is valid, what its issuer was allowed, and when it was seen; ISO 8601 UTC. */
export interface Valid {
  readonly before: string
  readonly after: string
  readonly limitDays: number | null
  /** Whether the limit binds the issuer. */
  readonly held: boolean
  readonly first: string | null
  readonly last: string | null
}

/** Places on the bar in percent; null where a thing is not to be drawn. */
export interface Drawn {
  readonly start: number
  readonly end: number
  /** End of what was allowed, where that lies within its validity. */
  readonly limit: number | null
  readonly seen: { readonly from: number; readonly to: number } | null
}

/** Days with both ends, as the Baseline Requirements count them: the last second of validity counts. */
export const daysOf = ({ before, after }: Pick<Valid, 'before' | 'after'>): number =>
  (Date.parse(after) - Date.parse(before) + 1000) / DAY_MS

/** Days beyond what was allowed; 0 within it or where nothing was said. */
export const overBy = (valid: Valid): number =>
  valid.limitDays === null ? 0 : Math.max(0, Math.round((daysOf(valid) - valid.limitDays) * 1e5) / 1e5)

/** The bar spans validity and sight together. Null where the dates cannot be drawn. */
export function drawn(valid: Valid): Drawn | null {
  const [before, after] = [Date.parse(valid.before), Date.parse(valid.after)]
  if (!(after > before)) return null
  const [first, last] = [Date.parse(valid.first ?? ''), Date.parse(valid.last ?? valid.first ?? '')]
  const isSeen = !Number.isNaN(first) && !Number.isNaN(last)
  const from = isSeen ? Math.min(before, first) : before
  const to = isSeen ? Math.max(after, last) : after
  const x = (ms: number) => ((ms - from) / (to - from)) * 100
  return {
    start: x(before),
    end: x(after),
    limit: overBy(valid) > 0 && valid.limitDays !== null ? x(before + valid.limitDays * DAY_MS) : null,
    seen: isSeen ? { from: x(first), to: x(last) } : null,
  }
}

const days = (n: number) => {
  if (n > 0 && n < 0.01) return 'Seconds'
  const whole = Number(n.toFixed(n < 1 ? 2 : 0))
  return `${whole.toLocaleString('en')} ${whole === 1 ? 'day' : 'days'}`
}

/** What the bar says, in words: for how long, against what limit, and whether it was seen outside. */
export function validityWords(valid: Valid): readonly string[] {
  const { limitDays, held, first, last, before, after } = valid
  const over = overBy(valid)
  const bound = held ? '' : '; that binds them alone, and its issuer is not known as one'
  const limit =
    limitDays === null
      ? 'No limit was in force on its day of issue.'
      : over > 0
        ? `${days(over)} more than the ${limitDays.toLocaleString('en')} that public authorities might give on its day of issue${bound}.`
        : `Within the ${limitDays.toLocaleString('en')} that public authorities might give on its day of issue.`
  const late = last === null ? 0 : (Date.parse(last) - Date.parse(after)) / DAY_MS
  const early = first === null ? 0 : (Date.parse(before) - Date.parse(first)) / DAY_MS
  return [
    `Valid for ${days(daysOf(valid))}.`,
    limit,
    ...(late > 0 ? [`Last seen ${days(late)} after it had run out.`] : []),
    ...(early > 0 ? [`First seen ${days(early)} before it was valid.`] : []),
  ]
}
