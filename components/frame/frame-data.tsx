'use client'

import { createContext, type ReactNode, useCallback, useContext, useEffect, useMemo, useState } from 'react'
import type { NamedRow } from '@/lib/asking/named-rows'
import type { Counts } from '@/lib/overview/counts'
import type { LogEntry } from '@/lib/records/log-list'
import type { Entries, Entry } from '../allow-list/entry'
import type { EventList } from '../decisions/decision'
import { type Asked, useJson } from '../query/use-json'
import { address } from '../url-state/address'
import { useScope } from '../url-state/scope'

export type { Counts }

export interface Dataset {
  readonly name: string
  readonly from: string | null
  readonly to: string | null
  readonly rows: number
  readonly sample: boolean
}

/** A pill that the present view cannot use, and why. */
export interface Unused {
  readonly filter: string
  readonly reason: string
}

interface FrameData {
  readonly counts: Asked<Counts>
  readonly dataset: Dataset | null
  /** Entries of the allow-list, newest first, the expired ones too. */
  readonly allowList: readonly Entry[]
  /** Exceptions that were made here. */
  readonly exceptions: number
  /** Rows that were decided on. */
  readonly decided: number
  readonly unused: readonly Unused[]
  readonly setUnused: (unused: readonly Unused[]) => void
  /** What rows are called that filters name by their ids, as far as a hunt has told it. */
  readonly titles: ReadonlyMap<string, string>
  readonly nameRows: (rows: readonly NamedRow[]) => void
  /** Asks for counts and data set again: after a load or a removal. */
  readonly refresh: () => void
}

const Context = createContext<FrameData | null>(null)

interface LogsAnswer {
  readonly logs: readonly LogEntry[]
}

type Span = Pick<Dataset, 'from' | 'to'>

export function FrameDataProvider({ children }: { readonly children: ReactNode }) {
  const [scope] = useScope()
  const counts = useJson<Counts>(address('/api/counts', scope))
  const logs = useJson<LogsAnswer>('/api/logs')
  const span = useJson<Span>('/api/span')
  const allowed = useJson<Entries>('/api/allow-list').data
  const decided = useJson<EventList>('/api/decisions?current=true&limit=0').data?.total ?? 0
  const [unused, setUnused] = useState<readonly Unused[]>([])
  const [titles, setTitles] = useState<ReadonlyMap<string, string>>(new Map())
  const nameRows = useCallback(
    (rows: readonly NamedRow[]) => setTitles((known) => new Map([...known, ...rows.map(({ id, title }) => [id, title] as const)])),
    [],
  )
  const { again: countAgain } = counts
  const { again: logsAgain } = logs
  const { again: spanAgain } = span
  const value = useMemo(
    () => ({
      counts,
      dataset: logs.data && span.data ? datasetOf(logs.data, span.data, counts.data?.sample ?? false) : null,
      allowList: allowed?.entries ?? [],
      exceptions: allowed?.exceptions.length ?? 0,
      decided,
      unused,
      setUnused,
      titles,
      nameRows,
      refresh: () => {
        countAgain()
        logsAgain()
        spanAgain()
      },
    }),
    [counts, logs.data, span.data, allowed, decided, unused, titles, nameRows, countAgain, logsAgain, spanAgain],
  )
  return <Context value={value}>{children}</Context>
}

function datasetOf({ logs }: LogsAnswer, { from, to }: Span, sample: boolean): Dataset {
  return {
    name: sample ? 'sample' : '',
    from,
    to,
    rows: logs.reduce((sum, log) => sum + log.rows, 0),
    sample,
  }
}

export function useFrameData(): FrameData {
  const data = useContext(Context)
  if (!data) throw new Error('Frame data are used outside the frame.')
  return data
}

/** Tells the scope bar which pills do not apply to what is shown. */
export function useUnused(unused: readonly Unused[]): void {
  const { setUnused } = useFrameData()
  const text = JSON.stringify(unused)
  useEffect(() => {
    setUnused(JSON.parse(text))
    return () => setUnused([])
  }, [text, setUnused])
}

/** Tells the frame what rows are called; it stays known on views that have no such rows. */
export function useNamedRows(rows: readonly NamedRow[]): void {
  const { nameRows } = useFrameData()
  const text = JSON.stringify(rows)
  useEffect(() => {
    if (text !== '[]') nameRows(JSON.parse(text))
  }, [text, nameRows])
}
