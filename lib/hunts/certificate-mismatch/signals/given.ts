import { raw, type Sql, sql } from '../../../sql'

/** Points where a condition holds, 0 where not, NULL where `needed` is not known. */
export const given = (needed: string, condition: Sql, points: number): Sql =>
  sql`CASE WHEN ${raw(needed)} IS NULL THEN NULL WHEN ${condition} THEN ${points} ELSE 0 END`
