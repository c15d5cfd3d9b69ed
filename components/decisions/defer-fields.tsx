import { useId } from 'react'
import { dayAfter } from '../allow-list/until'
import control from '../control/control.module.css'
import { Field } from './field'

interface Props {
  readonly to: string
  readonly onTo: (to: string) => void
  /** `2026-02-25`, blank until it is chosen. */
  readonly due: string
  readonly onDue: (due: string) => void
}

/** Who will decide, and by when. */
export function DeferFields({ to, onTo, due, onDue }: Props) {
  const id = useId()
  return (
    <>
      <Field label="To" value={to} onValue={onTo} most={80} required hint="who will decide" />
      <label htmlFor={id}>Due</label>
      <input
        id={id}
        type="date"
        className={control.input}
        value={due}
        min={dayAfter(0)}
        required
        onChange={(event) => onDue(event.target.value)}
      />
    </>
  )
}
