import type { Signal } from '../../../hunt'
import { raw, sql } from '../../../sql'
import type { Params } from '../params'
import { given } from './given'

/** An hour, in days: leap seconds and rounding. */
const anHour = raw('(1 / CAST(24 AS DOUBLE))')

/** What no honest operator would issue. */
export function issuing(params: Params): readonly Signal[] {
  return [
    {
      code: 'self_signed',
      label: 'Self-signed',
      observed: 'issuer',
      threshold: '≠ subject',
      points: sql`CASE WHEN certificate IS NULL OR (issuer IS NULL AND NOT self_signed) THEN NULL WHEN NOT self_signed THEN 0 WHEN outside > 0 THEN 12 ELSE 6 END`,
    },
    {
      code: 'out_of_validity',
      label: 'Out of validity, days',
      observed: 'days_out',
      threshold: `≤ ${params.tolerance} d`,
      points: sql`CASE WHEN days_out > ${params.tolerance} OR (days_out IS NULL AND called_out > 0) THEN 14 WHEN days_out IS NOT NULL THEN 0 END`,
    },
    {
      code: 'over_limit',
      label: 'Validity over the limit',
      observed: 'validity_days',
      threshold: '≤ limit',
      points: given('validity_days', sql`held_to_limit AND validity_days > limit_days + ${anHour}`, 14),
    },
    {
      code: 'absurd_validity',
      label: 'Absurd validity',
      observed: 'validity_days',
      threshold: `0–${params.absurd} d`,
      points: given('validity_days', sql`validity_days >= ${params.absurd} OR validity_days <= 0`, 6),
    },
    {
      code: 'fresh',
      label: 'Issued just before, days',
      observed: 'age_days',
      threshold: `> ${params.fresh} d`,
      points: given('age_days', sql`age_days BETWEEN ${-params.tolerance} AND ${params.fresh}`, 4),
    },
    {
      code: 'weak',
      label: 'Weak key or signature',
      observed: 'weak',
      threshold: `≥ ${params.key_length}, SHA-2`,
      points: sql`CASE WHEN NOT in_x509 THEN NULL WHEN weak IS NOT NULL THEN 4 ELSE 0 END`,
    },
  ]
}
