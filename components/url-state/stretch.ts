'use client'

import { createParser, useQueryState } from 'nuqs'

/** Where a list goes on whose rows before were passed over: the call's cursor, and how many those were. */
export interface Stretch {
  readonly passed: number
  readonly cursor: string
}

/** `100000.WyIiLCIxMC4xIl0`. A stretch belongs to the scope and order that it was reached in; changing them begins at the first row. */
export const parseAsStretch = createParser<Stretch>({
  parse(text) {
    const [, passed, cursor] = /^(\d{1,15})\.([\w-]+)$/.exec(text) ?? []
    return passed && cursor ? { passed: Number(passed), cursor } : null
  },
  serialize: ({ passed, cursor }) => `${passed}.${cursor}`,
  eq: (a, b) => a.cursor === b.cursor && a.passed === b.passed,
}).withOptions({ history: 'push' })

export function useStretch(): [Stretch | null, (stretch: Stretch | null) => void] {
  const [stretch, set] = useQueryState('past', parseAsStretch)
  return [stretch, (next) => void set(next)]
}
