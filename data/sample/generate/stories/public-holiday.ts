import { holiday, hour, iso } from '../calendar'
import type { Story } from '../story'

/** Nobody is in the office on a Friday. */
export function publicHoliday(): Story {
  return {
    id: 'holiday',
    title: 'A holiday',
    what: 'On Friday 31 October the office is as empty as on a Sunday: less of everything, not an outage.',
    harmless: true,
    hosts: [],
    records: [{ log: 'conn', where: {}, from: iso(holiday), to: iso(holiday + 24 * hour) }],
  }
}
