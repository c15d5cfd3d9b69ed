import { resolve } from '../asking/ask'
import type { Hunt } from '../hunt'
import { parseParams } from '../params'

export interface UsualQuestion {
  /** As a URL says them. */
  readonly given: Readonly<Record<string, string>>
  readonly params: Readonly<Record<string, unknown>>
}

/**
 * The parameters by which a hunt is asked first: its usual ones, or, where their logs are not loaded, those of the first ready-made question whose
 * logs are and that needs no filter and no list.
 */
export function usualQuestion(hunt: Hunt, loaded: readonly string[]): UsualQuestion {
  const usual: UsualQuestion = { given: {}, params: hunt.params.parse({}) }
  const answerable = ({ params }: UsualQuestion) => resolve(hunt.logs, params).every((log) => loaded.includes(log))
  if (answerable(usual)) return usual
  const others = (hunt.presets ?? []).flatMap(({ params: given, filter = [], needs }): UsualQuestion[] => {
    const read = parseParams(hunt.params, new URLSearchParams(given))
    return read.ok && filter.length === 0 && needs === undefined ? [{ given, params: read.value }] : []
  })
  return others.find(answerable) ?? usual
}
