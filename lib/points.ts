import { raw, type Sql, sql } from './sql'

/** From `least` points at the threshold in a straight line to `most` at `full` and beyond; 0 below the threshold, NULL where unset. */
export function rising(column: string, from: number, full: number, least: number, most: number): Sql {
  const value = raw(column)
  const slope = full > from ? (most - least) / (full - from) : 0
  return sql`CASE WHEN ${value} IS NULL THEN NULL WHEN ${value} < ${from} THEN 0 WHEN ${value} >= ${full} THEN ${most}
    ELSE ${least} + (${value} - ${from}) * ${slope} END`
}

/** `most` points at `full` and below, falling in a straight line to `least` at the threshold; 0 above it, NULL where unset. */
export function falling(column: string, upTo: number, full: number, least: number, most: number): Sql {
  const value = raw(column)
  const slope = upTo > full ? (most - least) / (upTo - full) : 0
  return sql`CASE WHEN ${value} IS NULL THEN NULL WHEN ${value} > ${upTo} THEN 0 WHEN ${value} <= ${full} THEN ${most}
    ELSE ${least} + (${upTo} - ${value}) * ${slope} END`
}
