import type { Explanation, Hide, Signal } from '../../hunt'
import { rising } from '../../points'
import { raw, sql } from '../../sql'
import type { Params } from './params'

/** What one new thing of a kind is worth by itself: a resolver or a service seldom begins, a name does all the time. */
const newness: Readonly<Record<Params['kind'], number>> = {
  edges: 20,
  services: 30,
  names: 8,
  user_agents: 18,
  certificates: 10,
  resolvers: 35,
  attempts: 10,
}

/** Hours that have hardly anything in common diverge by so much: all of an item's hours moved. A higher limit is the clearest that there is. */
const clearShift = ({ hours }: Params) => Math.max(0.8, hours)

const amid = (change: string, points: ReturnType<typeof sql>) => sql`CASE WHEN change <> ${raw(`'${change}'`)} THEN 0 ELSE ${points} END`

export function signals(params: Params): readonly Signal[] {
  const { few_hosts: few } = params
  return [
    {
      code: 'new',
      label: 'Not in the baseline',
      observed: 'old_records',
      threshold: '0',
      points: amid('new', sql`${raw(String(newness[params.kind]))}`),
    },
    {
      code: 'unnamed',
      label: 'No name led to it',
      observed: 'target',
      threshold: 'a network alone',
      points: amid('new', sql`CASE WHEN way IS NULL THEN 0 WHEN way = 'outward' AND unnamed THEN 10 ELSE 0 END`),
    },
    {
      code: 'inward',
      label: 'From outside',
      observed: 'way',
      threshold: 'inward',
      points: amid('new', sql`CASE WHEN way = 'inward' THEN 10 ELSE 0 END`),
    },
    {
      code: 'few_hosts',
      label: 'Few hosts',
      observed: 'hosts',
      threshold: `≤ ${few}`,
      points: amid('new', sql`CASE WHEN all_hosts < ${few * 3} THEN NULL WHEN hosts <= ${few} THEN 8 ELSE 0 END`),
    },
    {
      code: 'again',
      label: 'Came back',
      observed: 'days',
      threshold: '≥ 2 days',
      points: amid('new', rising('days', 2, 5, 4, 12)),
    },
    {
      code: 'round_the_clock',
      label: 'Day and night',
      observed: 'hours_of_day',
      threshold: '≥ 20 hours of the day',
      points: amid('new', sql`CASE WHEN hours_of_day >= 20 THEN 10 ELSE 0 END`),
    },
    {
      code: 'volume',
      label: 'Another volume',
      observed: 'z',
      threshold: `|z| > ${params.z}`,
      points: amid('changed', sql`CASE WHEN NOT more_or_fewer THEN 0 ELSE ${rising('z_size', params.z, 2 * params.z, 22, 36)} END`),
    },
    {
      code: 'bytes',
      label: 'Other bytes',
      observed: 'bytes_z',
      threshold: `|z| > ${params.z}`,
      points: amid(
        'changed',
        sql`CASE WHEN NOT larger_or_smaller THEN 0 ELSE ${rising('bytes_z_size', params.z, 2 * params.z, 22, 32)} END`,
      ),
    },
    {
      code: 'hours',
      label: 'Other hours',
      observed: 'shift',
      threshold: `> ${params.hours}`,
      points: amid(
        'changed',
        sql`CASE WHEN shift IS NULL THEN NULL WHEN NOT at_other_hours THEN 0 ELSE ${rising('shift', params.hours, clearShift(params), 18, 35)} END`,
      ),
    },
    {
      code: 'service',
      label: 'Another protocol',
      observed: 'services',
      threshold: 'not in the baseline',
      points: amid('changed', sql`CASE WHEN other_service THEN 25 ELSE 0 END`),
    },
    {
      code: 'gone',
      label: 'No more seen',
      observed: 'records',
      threshold: '0',
      points: amid('gone', sql`5`),
    },
    {
      code: 'steady_before',
      label: 'Steady before',
      observed: 'old_days',
      threshold: '≥ 60 % of the days',
      points: amid('gone', sql`CASE WHEN counted < 3 THEN NULL WHEN old_days >= 0.6 * counted THEN 15 ELSE 0 END`),
    },
    {
      code: 'many_before',
      label: 'Used by many before',
      observed: 'old_hosts',
      threshold: `> ${few}`,
      points: amid('gone', sql`CASE WHEN old_hosts > ${few} THEN 8 ELSE 0 END`),
    },
    {
      code: 'regular_before',
      label: 'Regular before',
      observed: 'every',
      threshold: 'spread ≤ 20 %',
      points: amid('gone', sql`CASE WHEN regular THEN 7 ELSE 0 END`),
    },
  ]
}

export const explanations = (): readonly Explanation[] => [
  { code: 'moved', label: 'Another address', observed: sql`CASE WHEN change <> 'same' THEN machine END` },
  {
    code: 'day_off',
    label: 'No such day',
    observed: sql`CASE WHEN change = 'gone' AND other_kind_of_day THEN 'seen on weekdays alone, and the window has no ordinary one' END`,
  },
  {
    code: 'other_hours',
    label: 'No such hour',
    observed: sql`CASE WHEN change = 'gone' AND at_hours_left_out THEN 'seen only at hours of the day that the window does not have' END`,
  },
]

export const hides = (): readonly Hide[] => [
  { code: 'same', label: 'same', show: { same: true } },
  { code: 'not_covered', label: 'new, but their log is not in the baseline', show: { unsure: true } },
  { code: 'not_covered_now', label: 'missing, but their log has no records in this window', show: { unsure: true } },
  { code: 'other_filters', label: 'missing, but the baseline had other filters', show: { unsure: true } },
]
