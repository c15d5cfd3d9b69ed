import type { Signal } from '../../../hunt'
import { rising } from '../../../points'
import { sql } from '../../../sql'
import { given } from './given'

/** What tells how a certificate was made: by a tool, by Tor, after an example, by a script for each server. */
export function making(): readonly Signal[] {
  return [
    {
      code: 'attack_tool',
      label: 'Default of a tool',
      observed: 'tool',
      threshold: 'none',
      points: sql`CASE WHEN NOT in_x509 AND tool IS NULL THEN NULL WHEN tool IS NOT NULL THEN 40 ELSE 0 END`,
    },
    {
      code: 'tor',
      label: 'Named as Tor does',
      observed: 'tor',
      threshold: 'no',
      points: given('tor', sql`tor`, 18),
    },
    {
      code: 'example_subject',
      label: 'Text of an example',
      observed: 'example',
      threshold: 'none',
      points: given('subject', sql`example IS NOT NULL AND outside > 0`, 6),
    },
    {
      code: 'subject_reused',
      label: 'Subject, certificates',
      observed: 'subject_certificates',
      threshold: '< 3',
      points: sql`CASE WHEN outside = 0 THEN 0 ELSE ${rising('subject_certificates', 3, 9, 6, 12)} END`,
    },
  ]
}
