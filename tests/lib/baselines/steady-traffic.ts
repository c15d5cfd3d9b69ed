import { type Chance, chance } from './chance'
import { type Contact, logsOf } from './contact-logs'

export const day = 86_400
/** Monday, 5 January 2026, 00:00 UTC. */
export const start = Date.UTC(2026, 0, 5) / 1000
export const iso = (days: number) => new Date((start + days * day) * 1000).toISOString()

/** What somebody does again and again. */
export interface Habit extends Omit<Contact, 'at' | 'bytes'> {
  /** Bytes of one connection in the middle. */
  readonly bytes: number
  /** The seconds of a day at which it happens. */
  readonly times: (today: { readonly weekend: boolean; readonly busy: number; readonly draw: Chance }) => readonly number[]
}

const often = (hour: number, mean: number, draw: Chance) =>
  Array.from({ length: draw.poisson(mean) }, () => hour * 3600 + Math.floor(draw.next() * 3600))

/** So many times an hour at work, from 7 to 15 UTC, far fewer at weekends. */
export const atWork =
  (mean: number, from = 7): Habit['times'] =>
  ({ weekend, busy, draw }) =>
    [0, 1, 2, 3, 4, 5, 6, 7, 8].flatMap((hour) => often(from + hour, weekend ? mean * 0.1 : mean * busy, draw))

/** So many connections within one hour of each day. */
export const once =
  (hour: number, mean: number): Habit['times'] =>
  ({ draw }) =>
    [0, ...often(0, mean, draw)].map((second) => hour * 3600 + 300 + (second % 3000))

/** Day and night, every so many minutes, give or take a tenth. */
export const every =
  (minutes: number): Habit['times'] =>
  ({ draw }) =>
    Array.from({ length: 1440 / minutes }, (_, i) => Math.floor((i + 0.4 + 0.2 * draw.next()) * minutes * 60))

/** So many a day, at any hour. */
export const scattered =
  (mean: number): Habit['times'] =>
  ({ draw }) =>
    Array.from({ length: draw.poisson(mean) }, () => Math.floor(draw.next() * day))

const desks = Array.from({ length: 8 }, (_, i) => `10.0.1.${i + 1}`)
const ssl = { port: 443, proto: 'tcp', service: 'ssl' } as const

/** What a small company does in every week. */
export const habits: readonly Habit[] = [
  ...desks.flatMap((source): Habit[] => [
    { source, target: '10.0.0.10', ...ssl, bytes: 40_000, times: atWork(3) },
    { source, target: '198.51.100.10', name: 'mail.provider.example', ...ssl, bytes: 90_000, times: atWork(2) },
    { source, target: '10.0.0.30', port: 8080, proto: 'tcp', service: 'http', agent: 'Forms/1.4', bytes: 9_000, times: atWork(2) },
  ]),
  { source: '10.0.0.20', target: '10.0.0.21', port: 22, proto: 'tcp', service: 'ssh', bytes: 5e8, times: once(1, 4) },
  { source: '10.0.0.10', target: '10.0.0.11', port: 5432, proto: 'tcp', bytes: 300_000, times: scattered(60) },
  { source: '10.0.0.5', target: '10.0.0.10', port: 161, proto: 'udp', service: 'snmp', bytes: 400, times: every(60) },
  { source: '10.0.0.5', target: '10.0.0.99', port: 161, proto: 'udp', state: 'S0', bytes: 0, times: every(120) },
  { source: '10.0.0.20', target: '203.0.113.20', name: 'updates.vendor.test', ...ssl, bytes: 2e6, times: every(240) },
  { source: '10.0.0.5', target: '10.0.0.10', port: 80, proto: 'tcp', service: 'http', agent: 'Probe/2.0', bytes: 700, times: every(60) },
  { source: '192.0.2.7', target: '10.0.0.40', port: 25, proto: 'tcp', service: 'smtp', bytes: 30_000, times: scattered(40) },
]

interface Plan {
  readonly days: number
  readonly seed?: number
  /** What is done on a day, counted from 0; the same every day unless given. */
  readonly on?: (habits: readonly Habit[], day: number) => readonly Habit[]
  /** How much of the usual is done on a day. */
  readonly busy?: (day: number) => number
}

/** Logs of so many days from a Monday on: counts, times and sizes vary by chance, the habits stay. */
export function steady({ days, seed = 1, on = (same) => same, busy = () => 1 }: Plan) {
  const draw = chance(seed)
  const contacts: Contact[] = []
  for (let today = 0; today < days; today++)
    for (const { times, bytes, ...contact } of on(habits, today)) {
      const when = times({ weekend: today % 7 >= 5, busy: busy(today) * (0.75 + 0.5 * draw.next()), draw })
      for (const second of when) contacts.push({ ...contact, at: start + today * day + second, bytes: draw.skewed(bytes, 0.6) })
    }
  return logsOf(contacts.sort((a, b) => a.at - b.at))
}

/** The same by clocks that stand so many hours behind. */
export const shifted = ({ times, ...habit }: Habit, hours: number): Habit => ({
  ...habit,
  times: (today) => times(today).map((second) => (second + hours * 3600) % day),
})
