import { useScope } from '../url-state/scope'
import { crossesYear, timeStyle } from '../value/time'
import { useFrameData } from './frame-data'

/** How times in the scope are written: with their year where the data cross one, for then no page else says which it is. */
export function useTimes(): ReturnType<typeof timeStyle> {
  const [scope] = useScope()
  const { dataset } = useFrameData()
  if (crossesYear(dataset?.from ?? null, dataset?.to ?? null)) return { times: 'year', day: null }
  return timeStyle(scope.from ?? dataset?.from ?? null, scope.to ?? dataset?.to ?? null)
}

/** Whether times must name their year. */
export const useYears = (): boolean => useTimes().times === 'year'
