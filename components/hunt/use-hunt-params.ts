'use client'

import { createMultiParser, parseAsString, useQueryStates } from 'nuqs'
import { useMemo } from 'react'
import type { ParamSchema } from './description'

export type HuntParams = Readonly<Record<string, string | null>>

/** A parameter's default as the URL would spell it. */
export function defaultText({ default: preset }: ParamSchema): string {
  return Array.isArray(preset) ? preset.join(',') : preset === undefined || preset === null ? '' : String(preset)
}

/** A list may be written with commas, or by giving its name again; we write commas. */
const parseAsList = createMultiParser({ parse: (texts) => texts.join(','), serialize: (text: string) => [text] })

/** The hunt's parameters in the URL: only those that differ from their default, as text; the server reads and judges them. */
export function useHuntParams(
  schema: Readonly<Record<string, ParamSchema>>,
): [HuntParams, (change: Readonly<Record<string, string | null>>) => void] {
  const keys = useMemo(
    () => Object.fromEntries(Object.entries(schema).map(([name, { type }]) => [name, type === 'array' ? parseAsList : parseAsString])),
    [schema],
  )
  const [params, set] = useQueryStates(keys, { history: 'push' })
  return useMemo(() => {
    const change = (change: Readonly<Record<string, string | null>>) => {
      const kept = Object.entries(change).map(([name, text]) => {
        const param = schema[name]
        return [name, text === null || (param && text.trim() === defaultText(param)) ? null : text.trim()] as const
      })
      void set(Object.fromEntries(kept))
    }
    return [params, change]
  }, [params, set, schema])
}
