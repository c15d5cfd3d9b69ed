'use client'
import { type Pages, usePages } from '../grid/use-pages'
import { ask } from '../query/ask'
import { address } from '../url-state/address'
import { useScope } from '../url-state/scope'
import { useStretch } from '../url-state/stretch'
import { useView } from '../url-state/view'
import type { LogRecord, RecordsAnswer } from './answer'

interface Records extends Pages<LogRecord, RecordsAnswer> {
  /** The call behind the whole list. */
  readonly url: string
  /** Records before the first one here. */
  readonly passed: number
  /** Names the stretch: a table of another one begins anew. */
  readonly stretch: string
  /** Goes on behind the last record here. */
  readonly next: () => Promise<void>
  readonly first: () => void
}

/** Records of a log in the scope and order of the URL, one stretch of a long list at a time. */
export function useRecords(log: string): Records {
  const [scope] = useScope()
  const [{ sort }] = useView()
  const [stretch, setStretch] = useStretch()
  const path = `/api/logs/${encodeURIComponent(log)}`
  const call = (more: Readonly<Record<string, number>> = {}) => address(path, scope, { sort, cursor: stretch?.cursor, ...more })
  const passed = stretch?.passed ?? 0
  const pages = usePages<LogRecord, RecordsAnswer>(call(), passed)
  return {
    ...pages,
    url: address(path, scope, { sort }),
    passed,
    stretch: stretch?.cursor ?? '',
    next: async () => {
      const { next } = await ask<RecordsAnswer>(call({ offset: pages.count - 1, limit: 1 }))
      if (next) setStretch({ passed: passed + pages.count, cursor: next })
    },
    first: () => setStretch(null),
  }
}
