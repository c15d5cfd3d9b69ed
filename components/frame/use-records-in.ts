'use client'

import { useJson } from '../query/use-json'
import { address } from '../url-state/address'
import { useScope } from '../url-state/scope'
import type { Counts } from './frame-data'
import type { Range } from './time-ranges'

/** Records of all logs within a time, under the filters of the scope; null while they are counted or without a time. */
export function useRecordsIn(range: Range | null): number | null {
  const [scope] = useScope()
  const { data, busy } = useJson<Counts>(range && address('/api/counts', { ...scope, from: range.from, to: range.to }, { only: 'logs' }))
  return data && !busy ? Object.values(data.logs).reduce((sum, rows) => sum + rows, 0) : null
}
