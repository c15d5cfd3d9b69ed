import type { Columns } from '../../columns'

/** When an item is seen, in columns that sentences and the inspector read. */
export const habits = {
  old_peak: {
    kind: 'list',
    label: 'Hours before',
    unit: 'UTC',
    help: 'Where the hours changed: those of the day in which it was seen on at least half as many days as in its most frequent one, in the baseline.',
    quiet: true,
  },
  peak: { kind: 'list', label: 'Hours now', unit: 'UTC', help: 'The same of this window.', quiet: true },
  regular: {
    kind: 'bool',
    label: 'Regular',
    unit: 'in the baseline',
    help: 'Whether half of the times between two contacts lie within a fifth of their median, as with programs that call by the clock.',
    quiet: true,
  },
} as const satisfies Columns
