'use client'

import { Popover } from '@base-ui/react/popover'
import { useMemo, useState } from 'react'
import { justAfter } from '@/lib/time'
import control from '../control/control.module.css'
import { Icon } from '../icon/icon'
import { useScope } from '../url-state/scope'
import { crossesYear, span } from '../value/time'
import { useFrameData } from './frame-data'
import { useKeys } from './keys'
import styles from './time-control.module.css'
import { TimePanel } from './time-panel'

/** The time that is looked at; opens the choice of another one. */
export function TimeControl() {
  const [scope, setScope] = useScope()
  const { dataset } = useFrameData()
  const [open, setOpen] = useState(false)
  useKeys(
    'time',
    useMemo(() => [{ key: 't', does: 'time range', place: 'Anywhere' as const, run: () => setOpen(true) }], []),
  )
  const from = scope.from ?? dataset?.from
  const to = scope.to ?? dataset?.to
  if (!dataset?.from || !dataset.to || !from || !to) return <span className={styles.none}>no time yet</span>
  const words = span(from, to, crossesYear(dataset.from, dataset.to))
  const whole = scope.from === null && scope.to === null
  return (
    <Popover.Root open={open} onOpenChange={setOpen}>
      <Popover.Trigger className={styles.trigger} aria-label={`Time range: ${words}${whole ? ', everything' : ''}`}>
        <span>{words}</span>
        <span className={styles.arrow}>
          <Icon name="down" />
        </span>
      </Popover.Trigger>
      <Popover.Portal>
        <Popover.Positioner className={control.positioner} align="start" sideOffset={4}>
          <Popover.Popup className={control.pop} aria-label="Time range">
            <TimePanel
              data={{ from: dataset.from, to: justAfter(dataset.to) }}
              start={{ from, to: scope.to ?? justAfter(to) }}
              onUse={(range) => {
                setScope(range)
                setOpen(false)
              }}
            />
          </Popover.Popup>
        </Popover.Positioner>
      </Popover.Portal>
    </Popover.Root>
  )
}
