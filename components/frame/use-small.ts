'use client'
import { useSyncExternalStore } from 'react'

const small = '(max-width: 1199px) and (max-height: 800px), (max-height: 740px)'

const subscribe = (changed: () => void) => {
  const media = matchMedia(small)
  media.addEventListener('change', changed)
  return () => media.removeEventListener('change', changed)
}

/** Whether the window is low, or narrow and not high: what stands above a table then folds, so that rows are seen. */
export const useSmall = (): boolean =>
  useSyncExternalStore(
    subscribe,
    () => matchMedia(small).matches,
    () => false,
  )
