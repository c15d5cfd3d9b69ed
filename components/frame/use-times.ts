import { useScope } from '../url-state/scope'
import { timeStyle } from '../value/time'
import { useFrameData } from './frame-data'

/** How times in the scope are written: with their year where it, or the data that it does not limit, cross one. */
export function useTimes(): ReturnType<typeof timeStyle> {
  const [scope] = useScope()
  const { dataset } = useFrameData()
  return timeStyle(scope.from ?? dataset?.from ?? null, scope.to ?? dataset?.to ?? null)
}
