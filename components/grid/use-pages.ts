'use client'
import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import { asFailure, ask, type Failure } from '../query/ask'
import { type Asked, useJson } from '../query/use-json'

export interface Page<Row> {
  readonly rows: readonly Row[]
  readonly total: number
}

export interface Pages<Row, Answer> {
  /** The first page: total, columns, trouble, progress. */
  readonly asked: Asked<Answer>
  /** Rows that can be scrolled to: all, up to the largest offset that calls take. */
  readonly count: number
  readonly total: number
  readonly rowAt: (index: number) => Row | undefined
  readonly onRange: (first: number, last: number) => void
  /** Why rows of a later page stay skeletons, and the way to ask for them again; null where none failed. */
  readonly missing: { readonly failure: Failure; readonly again: () => void } | null
}

const SIZE = 200
/** Offsets beyond this are refused, because the engine would have to order that many rows for one page. */
export const REACH = 100_000
/** A fast scroll passes many pages; only where it rests is fetched. */
const REST_MS = 80

/**
 * Rows of a call that takes `offset` and `limit`, fetched where they are looked at. `url` is the address without both; `passed` are
 * the rows that its cursor leaves behind.
 */
export function usePages<Row, Answer extends Page<Row>>(url: string | null, passed = 0): Pages<Row, Answer> {
  const asked = useJson<Answer>(url === null ? null : paged(url, 0))
  const [pages, setPages] = useState<ReadonlyMap<number, readonly Row[]>>(new Map())
  const [failure, setFailure] = useState<Failure | null>(null)
  const failed = useRef(new Set<number>())
  const underWay = useRef(new Map<number, AbortController>())
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)

  const { data, of } = asked
  const base = useRef(of)
  const range = useRef<readonly [number, number]>([0, 0])

  const fetchPages = useCallback((first: number, last: number, have: ReadonlyMap<number, readonly Row[]>) => {
    const from = Math.floor(first / SIZE)
    const to = Math.floor(last / SIZE)
    for (const [page, controller] of underWay.current)
      if (page < from || page > to) {
        controller.abort()
        underWay.current.delete(page)
      }
    const answer = base.current
    for (let page = Math.max(1, from); page <= to; page++) {
      if (answer === null || have.has(page) || underWay.current.has(page) || failed.current.has(page)) continue
      const controller = new AbortController()
      underWay.current.set(page, controller)
      ask<Answer>(answer.replace('offset=0', `offset=${page * SIZE}`), { signal: controller.signal })
        .then(({ rows }) => {
          if (!controller.signal.aborted) setPages((old) => new Map(old).set(page, rows))
        })
        // Asked for again by hand alone: the message moves the rows, which would ask for them over and over.
        .catch((reason: unknown) => {
          if (controller.signal.aborted) return
          failed.current.add(page)
          setFailure(asFailure(reason))
        })
        .finally(() => {
          if (underWay.current.get(page) === controller) underWay.current.delete(page)
        })
    }
  }, [])
  const forget = useCallback(() => {
    failed.current.clear()
    setFailure(null)
  }, [])

  // Pages belong to the answer whose first page is shown; those of the same question stay in view until theirs are told anew.
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new first page makes the others void
  useEffect(() => {
    const running = underWay.current
    const again = of !== null && base.current === of
    const [from, to] = range.current.map((row) => Math.floor(row / SIZE))
    base.current = of
    forget()
    setPages((old) => new Map(again ? [...old].filter(([page]) => page >= (from ?? 0) && page <= (to ?? 0)) : []))
    if (again) fetchPages(...range.current, new Map())
    return () => {
      clearTimeout(timer.current)
      for (const controller of running.values()) controller.abort()
      running.clear()
    }
  }, [data, of, fetchPages, forget])

  const have = useRef(pages)
  have.current = pages
  const onRange = useCallback(
    (first: number, last: number) => {
      range.current = [first, last]
      clearTimeout(timer.current)
      timer.current = setTimeout(() => fetchPages(first, last, have.current), REST_MS)
    },
    [fetchPages],
  )
  const missing = useMemo(() => {
    const again = () => {
      forget()
      fetchPages(...range.current, have.current)
    }
    return failure && { failure, again }
  }, [failure, forget, fetchPages])
  const rowAt = useCallback(
    (index: number) => (index < SIZE ? data?.rows[index] : pages.get(Math.floor(index / SIZE))?.[index % SIZE]),
    [data, pages],
  )
  const total = data?.total ?? 0
  const count = Math.max(0, Math.min(total - passed, REACH))
  return useMemo(() => ({ asked, count, total, rowAt, onRange, missing }), [asked, count, total, rowAt, onRange, missing])
}

function paged(url: string, offset: number): string {
  return `${url}${url.includes('?') ? '&' : '?'}offset=${offset}&limit=${SIZE}`
}
