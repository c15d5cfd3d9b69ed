import { type Ref, useId } from 'react'
import control from '../control/control.module.css'

interface Props {
  readonly label: string
  readonly value: string
  readonly onValue: (value: string) => void
  /** Characters that it may have. */
  readonly most: number
  readonly required?: boolean
  readonly hint?: string
  readonly ref?: Ref<HTMLInputElement>
}

/** A label and one line of text, as two cells of a form's grid. */
export function Field({ label, value, onValue, most, required = false, hint, ref }: Props) {
  const id = useId()
  return (
    <>
      <label htmlFor={id}>{label}</label>
      <input
        ref={ref}
        id={id}
        className={control.input}
        value={value}
        maxLength={most}
        required={required}
        placeholder={hint}
        autoComplete="off"
        onChange={(event) => onValue(event.target.value)}
      />
    </>
  )
}
