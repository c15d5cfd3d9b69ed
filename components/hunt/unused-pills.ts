import type { Unused } from '@/lib/scope'

/** Pills that none of the hunt's loaded logs can use, once each: what one log can use still applies. */
export function unusedPills(unused: readonly Unused[], logs: readonly string[]): readonly { filter: string; reason: string }[] {
  const pills = new Map<string, Unused[]>()
  for (const one of unused) if (logs.includes(one.log)) pills.set(one.filter, [...(pills.get(one.filter) ?? []), one])
  return [...pills].flatMap(([filter, by]) => (by.length >= logs.length && by[0] ? [{ filter, reason: by[0].reason }] : []))
}
