'use client'

import { type ComponentProps, type FormEvent, type ReactNode, useId } from 'react'
import { visible } from '../value/visible'
import styles from './desk.module.css'

interface Props {
  /** What is about to happen, in a word or two. */
  readonly title: string
  /** What is wrong, and what to do. */
  readonly fault: ReactNode
  readonly onSubmit: () => void
  readonly onClose: () => void
  /** Under whose name it is kept. */
  readonly by?: string
  /** What Enter and Escape do; keep and leave unless told otherwise. */
  readonly does?: readonly [string, string]
  /** Whether Enter is all that is asked for. */
  readonly bare?: boolean
  readonly busy?: boolean
  readonly children: ReactNode
}

/** A line at the foot in which something is said: Enter says it, Escape leaves. */
export function Desk({ title, fault, onSubmit, onClose, by, does = ['keep', 'leave'], bare = false, busy = false, children }: Props) {
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
        <span className={styles.ends}>
          {by !== undefined && <span>by {visible(by)}</span>}
          {/* biome-ignore lint/a11y/noAutofocus: the line was opened by a key and asks for nothing else */}
          <button type="submit" autoFocus={bare} disabled={busy}>
            <kbd>Enter</kbd> {does[0]}
          </button>
          <button type="button" onClick={onClose}>
            <kbd>Esc</kbd> {does[1]}
          </button>
        </span>
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
