import { counted, whole } from '../../format'
import type { Review } from '../review'
import type { ReportDecision } from './shape'

const day = (iso: string) => `${iso.slice(0, 10)} ${iso.slice(11, 16)} UTC`

/** What the data behind a report cannot show, a sentence each. */
export function limitsOf({ baseline, comparison }: Review, decisions: readonly ReportDecision[]): string[] {
  const { window, kinds, notes, profile } = comparison
  const sides = [
    { name: 'the baseline', covered: baseline.covered },
    { name: 'the window', covered: window.covered },
  ]
  const unread = decisions.filter(({ detail }) => detail.note !== null)
  return [
    ...sides.map(({ name, covered }) =>
      covered.hours < covered.of_hours
        ? `${whole(covered.of_hours - covered.hours)} of ${counted(covered.of_hours, 'hour')} of ${name} hold no record.`
        : `Each of the ${counted(covered.of_hours, 'hour')} of ${name} holds records.`,
    ),
    ...notes.map(({ text }) => text),
    ...kinds.flatMap(({ title, note }) => (note === null ? [] : [`${title} were not compared: ${note}`])),
    `The rhythm was compared by ${profile.grain}.`,
    `First seen means first seen since ${day(baseline.from)}: what was before is not known.`,
    'The baseline is not known to be clean: what was there before is not for that reason harmless.',
    ...(unread.length > 0
      ? [
          `${counted(unread.length, 'decision')} ${unread.length === 1 ? 'has' : 'have'} no chart and no records here: ${unread[0]?.detail.note}`,
        ]
      : []),
  ]
}
