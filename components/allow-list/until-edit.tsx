'use client'

import { Popover } from '@base-ui/react/popover'
import { type FormEvent, useId, useState } from 'react'
import { Button } from '../control/button'
import control from '../control/control.module.css'
import { useTell } from '../done/done'
import { Icon } from '../icon/icon'
import { askAllAgain } from '../query/all-again'
import { asFailure } from '../query/ask'
import { shortDay } from '../value/time'
import styles from './allow-list.module.css'
import { type Entry, saveEntry } from './entry'
import { beginOf, dayAfter, spans } from './until'
import { UntilField } from './until-field'

interface Props {
  readonly entry: Entry
  /** What the entry is for, in words. */
  readonly words: string
  readonly active: boolean
}

/** When an entry ends, and the way to change it. */
export function UntilEdit({ entry, words, active }: Props) {
  const id = useId()
  const tell = useTell()
  const [open, setOpen] = useState(false)
  const [day, setDay] = useState('')
  const [fault, setFault] = useState<string | null>(null)
  const change = (now: boolean) => {
    setDay(active ? entry.expires.slice(0, 10) : dayAfter(spans[0].days))
    setFault(null)
    setOpen(now)
  }
  const use = (event: FormEvent) => {
    event.preventDefault()
    saveEntry({ ...entry, expires: beginOf(day) })
      .then(({ expires }) => {
        setOpen(false)
        tell(`The entry for ${words} now ends on ${shortDay(expires, true)}.`, () => saveEntry(entry).finally(askAllAgain))
        askAllAgain()
      })
      .catch((reason: unknown) => setFault(asFailure(reason).message))
  }
  return (
    <Popover.Root open={open} onOpenChange={change}>
      <Popover.Trigger
        className={styles.end}
        aria-label={`${active ? 'Until' : 'Expired'} ${shortDay(entry.expires, true)}, change it for ${words}`}
      >
        {!active && 'expired '}
        {shortDay(entry.expires, true)} <Icon name="down" />
      </Popover.Trigger>
      <Popover.Portal>
        <Popover.Positioner className={control.positioner} align="start" sideOffset={4}>
          <Popover.Popup className={control.pop}>
            <form onSubmit={use}>
              <div className={control.popHead}>
                <Popover.Title>Until</Popover.Title>
                <span>from then on its rows are listed again</span>
              </div>
              <div className={styles.edit}>
                <UntilField id={id} day={day} onDay={setDay} />
                {fault && (
                  <p role="alert" className={styles.fault}>
                    {fault}
                  </p>
                )}
              </div>
              <div className={control.popFoot}>
                <Popover.Close className={control.right} render={<Button>Cancel</Button>} />
                <Button type="submit" look="primary" disabled={day === ''}>
                  Use
                </Button>
              </div>
            </form>
          </Popover.Popup>
        </Popover.Positioner>
      </Popover.Portal>
    </Popover.Root>
  )
}
