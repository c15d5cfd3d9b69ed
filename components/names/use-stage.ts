'use client'

import { parseAsBoolean, parseAsString, useQueryStates } from 'nuqs'

const keys = {
  stage: parseAsString.withDefault('asked_for'),
  removed: parseAsBoolean.withDefault(false),
  row: parseAsString,
  past: parseAsString,
}

/** Whose names are listed: those that a stage leaves, or those that it took out. Both stand in the URL where they are not the usual ones. */
export function useStage() {
  const [{ stage, removed }, set] = useQueryStates(keys, { history: 'push' })
  /** As calls take it: what is usual is left out. */
  const extra = { stage: stage === 'asked_for' ? null : stage, removed: removed ? 'true' : null }
  const list = (stage: string, removed: boolean) => void set({ stage, removed, row: null, past: null })
  return { stage, removed, extra, list }
}
