import { counted, whole } from '../../format'
import type { Baseline, Span, WindowFacts } from '../baseline'
import { leastObservations } from './profile'

/** What a note is about. */
export const noteCodes = [
  'own',
  'overlap',
  'span',
  'weekdays',
  'history',
  'days',
  'since',
  'quiet',
  'log',
  'gap',
  'sensors',
  'filters',
  'clock',
] as const

/** Something that keeps two windows from being compared as if they were alike. */
export interface CompareNote {
  readonly code: (typeof noteCodes)[number]
  readonly text: string
  /** The log that one side lacks. */
  readonly log?: string
}

const watched = ['conn', 'dns', 'http', 'ssl']
/** A silence that is told: a shorter one is a quiet night in a small network. */
const longGap = 6 * 3600_000
const mostGaps = 4
const hourMs = 3600_000

const hour = (iso: string) => `${iso.slice(0, 10)} ${iso.slice(11, 16)}`
const listed = (words: readonly string[]) => (words.length === 0 ? 'none' : words.join(', '))

interface Side extends WindowFacts, Span {
  readonly filter: readonly string[]
}

function ofTime(old: Side, now: Side): CompareNote[] {
  const [before, after] = [old.covered, now.covered]
  const same = old.from === now.from && old.to === now.to
  const overlap = !same && old.from < now.to && now.from < old.to
  const ratio = Math.max(before.hours, after.hours) / Math.max(1, Math.min(before.hours, after.hours))
  const kinds = ({ weekdays, weekend_days }: WindowFacts['covered']) => [
    ...(weekdays > 0 ? ['weekdays'] : []),
    ...(weekend_days > 0 ? ['weekend days'] : []),
  ]
  const weekends = before.weekend_days < leastObservations && after.weekend_days > 0
  const none = after.hours > 0 && after.weekdays + after.weekend_days === 0 && after.quiet.length === 0
  const few = before.weekdays < leastObservations && before.weekend_days < leastObservations
  return [
    ...(same ? [{ code: 'own' as const, text: 'This is the baseline’s own window.' }] : []),
    ...(overlap
      ? [{ code: 'overlap' as const, text: 'The window overlaps the baseline: what began in the time that they share is not new.' }]
      : []),
    ...(ratio >= 1.25
      ? [
          {
            code: 'span' as const,
            text: `The spans differ: ${whole(before.hours)} captured hours in the baseline, ${whole(after.hours)} in this window. Rates are per 24 captured hours; what is rare is more often called new or gone.`,
          },
        ]
      : []),
    ...(listed(kinds(before)) !== listed(kinds(after))
      ? [{ code: 'weekdays' as const, text: `The baseline has ${listed(kinds(before))}, this window ${listed(kinds(after))}.` }]
      : []),
    ...(few
      ? [
          {
            code: 'history' as const,
            text: `The baseline has ${counted(before.weekdays, 'weekday')} and ${counted(before.weekend_days, 'weekend day')} that count: too few to call a volume or an hour changed, which takes ${leastObservations} of a kind.`,
          },
        ]
      : []),
    ...(!few && weekends
      ? [
          {
            code: 'history' as const,
            text: `The baseline has ${counted(before.weekend_days, 'weekend day')} that count: too few to call a volume changed on weekends, which takes ${leastObservations}.`,
          },
        ]
      : []),
    ...(none
      ? [
          {
            code: 'days' as const,
            text: 'No day of this window was captured to three quarters: nothing is said of volumes, and what runs at other hours is missing without being gone.',
          },
        ]
      : []),
    ...(['baseline', 'window'] as const).flatMap((side) => {
      const { quiet } = side === 'baseline' ? before : after
      return quiet.length === 0
        ? []
        : [
            {
              code: 'quiet' as const,
              text: `${listed(quiet)} in the ${side} ${quiet.length === 1 ? 'is' : 'are'} like a holiday, with less than 30 % of a usual weekday: left out of volumes.`,
            },
          ]
    }),
  ]
}

const lasted = ({ from, to }: Span) => Date.parse(to) - Date.parse(from)

/** Whether a silence comes again at about the same hour and is about as long each time: a quiet night or weekend of a small network. */
function isHabit(gap: Span, all: readonly Span[]): boolean {
  const apart = (one: Span) => Math.abs(Date.parse(one.from) - Date.parse(gap.from)) % (24 * hourMs)
  return all.some(
    (one) => one.from !== gap.from && Math.min(apart(one), 24 * hourMs - apart(one)) <= 3 * hourMs && 2 * lasted(gap) <= 3 * lasted(one),
  )
}

function ofLogs(old: Side, now: Side): CompareNote[] {
  const has = ({ logs }: Side, log: string) => logs.some((one) => one.log === log && one.rows > 0)
  const missing = watched.flatMap((log): CompareNote[] => {
    if (has(old, log) === has(now, log)) return []
    const where = has(old, log) ? 'this window' : 'the baseline'
    return [{ code: 'log', log, text: `${log}.log has no records in ${where}: what is made from it cannot be compared.` }]
  })
  const silences = (log: string) => [...old.logs, ...now.logs].filter((one) => one.log === log).flatMap(({ gaps }) => gaps)
  const gaps = (['the baseline', 'this window'] as const).flatMap((side) => {
    const { logs } = side === 'the baseline' ? old : now
    return logs
      .filter(({ log }) => watched.includes(log))
      .flatMap(({ log, gaps }) =>
        gaps
          .filter((gap) => lasted(gap) >= longGap && !isHabit(gap, silences(log)))
          .map(({ from, to }) => ({ code: 'gap' as const, text: `${log} is silent ${hour(from)} to ${hour(to)} UTC in ${side}.` })),
      )
  })
  return [...missing, ...gaps.slice(0, mostGaps)]
}

/** What differs between both windows beside what they hold. */
export function compareNotes(old: Baseline, now: Side, shift: -1 | 1 | null): readonly CompareNote[] {
  const sensors = old.sensors.length > 0 && now.sensors.length > 0 && listed(old.sensors) !== listed(now.sensors)
  const filters = listed([...old.filter].sort()) !== listed([...now.filter].sort())
  return [
    ...ofTime(old, now),
    {
      code: 'since' as const,
      text: `Nothing from before ${hour(old.from)} UTC is known: what is new here, and what was first seen then, may be older.`,
    },
    ...ofLogs(old, now),
    ...(shift === null
      ? []
      : [
          {
            code: 'clock' as const,
            text: `All hours of working days moved by one, to ${shift > 0 ? 'later' : 'earlier'} in UTC, as after a clock change: differences by the hour tell of that first.`,
          },
        ]),
    ...(sensors
      ? [
          {
            code: 'sensors' as const,
            text: `Sensors differ: ${listed(old.sensors)} in the baseline, ${listed(now.sensors)} in this window.`,
          },
        ]
      : []),
    ...(filters
      ? [
          {
            code: 'filters' as const,
            text: `The filters differ: the baseline has ${listed(old.filter)}, this window ${listed(now.filter)}. What is missing is not called gone, and volumes are not compared.`,
          },
        ]
      : []),
  ]
}
