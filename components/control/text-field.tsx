import { useId } from 'react'
import control from './control.module.css'

interface Props {
  readonly label: string
  readonly value: string
  readonly set: (text: string) => void
  /** Characters. */
  readonly most: number
  readonly hint?: string
  readonly fault: string | null
  readonly required?: boolean
  readonly mono?: boolean
  /** Least and most of a number. */
  readonly number?: readonly [number, number]
}

/** A label and its line in a grid of them; what is wrong with it stands below. */
export function TextField({ label, value, set, most, hint, fault, required = false, mono = false, number }: Props) {
  const id = useId()
  return (
    <>
      <label htmlFor={id}>{label}</label>
      <input
        id={id}
        className={`${control.input} ${mono ? 'mono' : ''}`}
        value={value}
        required={required || number !== undefined}
        maxLength={most}
        placeholder={hint}
        spellCheck={false}
        autoComplete="off"
        aria-invalid={fault !== null}
        aria-describedby={fault ? `${id}-fault` : undefined}
        onChange={(event) => set(event.target.value)}
        {...(number && { type: 'number', min: number[0], max: number[1] })}
      />
      {fault && (
        <p id={`${id}-fault`} role="alert" className={control.fault}>
          {fault}
        </p>
      )}
    </>
  )
}
