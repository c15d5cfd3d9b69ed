'use client'

import { type ComponentProps, type FormEvent, type ReactNode, useId } from 'react'
import styles from './desk.module.css'

interface Props {
  /** What is about to happen, in a word or two. */
  readonly title: string
  /** What is wrong, and what to do. */
  readonly fault: ReactNode
  readonly onSubmit: () => void
  readonly onClose: () => void
  readonly children: ReactNode
}

/** A line at the foot in which something is said: Enter says it, Escape leaves. */
export function Desk({ title, fault, onSubmit, onClose, children }: Props) {
  const submit = (event: FormEvent) => {
    event.preventDefault()
    onSubmit()
  }
  return (
    <form
      className={styles.desk}
      aria-label={title}
      onSubmit={submit}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return
        event.preventDefault()
        onClose()
      }}
    >
      {fault && (
        <p role="alert" className={styles.fault}>
          {fault}
        </p>
      )}
      <div className={styles.line}>
        <b>{title}</b>
        {children}
      </div>
    </form>
  )
}

interface FieldProps extends Omit<ComponentProps<'input'>, 'onChange'> {
  readonly label: string
  /** The label is said but not seen: the title says it. */
  readonly quiet?: boolean
  readonly onText: (text: string) => void
}

export function Field({ label, quiet = false, onText, className = '', ...input }: FieldProps) {
  const id = useId()
  return (
    <>
      <label htmlFor={id} className={quiet ? 'unseen' : undefined}>
        {label}
      </label>
      <input
        id={id}
        className={`${styles.input} ${className}`}
        autoComplete="off"
        {...input}
        onChange={(event) => onText(event.target.value)}
      />
    </>
  )
}
