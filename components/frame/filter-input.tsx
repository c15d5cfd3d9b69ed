'use client'

import { type FormEvent, useEffect, useId, useRef, useState } from 'react'
import control from '../control/control.module.css'
import styles from './filter-input.module.css'
import { readFilters } from './filter-text'
import { NetworkChoices } from './network-choices'

interface Props {
  readonly initial: string
  /** The pills that were entered, or null when it was left without a change. */
  readonly onDone: (texts: readonly string[] | null) => void
}

/** Text entry of filters: says how the text is read, and points at the character that cannot be. */
export function FilterInput({ initial, onDone }: Props) {
  const [text, setText] = useState(initial)
  const [tried, setTried] = useState(false)
  const input = useRef<HTMLInputElement>(null)
  const id = useId()
  const { filters, fault } = readFilters(text)
  useEffect(() => input.current?.focus(), [])

  const submit = (event: FormEvent) => {
    event.preventDefault()
    setTried(true)
    if (!fault) onDone(filters.map((filter) => filter.text))
    else input.current?.setSelectionRange(fault.at, text.length)
  }
  const leave = () => onDone(fault || text === initial ? null : filters.map((filter) => filter.text))

  return (
    <form
      className={styles.form}
      onSubmit={submit}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return
        event.stopPropagation()
        onDone(null)
      }}
    >
      <input
        ref={input}
        className={`${control.input} ${styles.input}`}
        value={text}
        onChange={(event) => setText(event.target.value)}
        onBlur={leave}
        placeholder="host:10.1.2.0/24 -id_resp_p:443"
        list={`${id}-networks`}
        aria-label="Filters: field:value, - in front excludes"
        aria-describedby={id}
        aria-invalid={tried && fault !== null}
        spellCheck={false}
        autoComplete="off"
      />
      <NetworkChoices id={`${id}-networks`} text={text} />
      <div className={styles.read} id={id} role="status">
        {fault && text.trim() !== '' && (
          <>
            <pre aria-hidden="true">
              {text.slice(0, fault.at)}
              <mark>{text.slice(fault.at) || ' '}</mark>
            </pre>
            <p className={styles.fault}>
              Character {fault.at + 1}: {fault.message}
            </p>
          </>
        )}
        {filters.length > 0 && (
          <p>
            Read as: {filters.map((filter) => filter.words).join(' · ')} <kbd>Enter</kbd>
          </p>
        )}
        {text.trim() === '' && (
          <p>
            <code>field:value</code>, a network <code>host:10.0.0.0/8</code>, a range <code>duration:1..60</code>, a pattern{' '}
            <code>query:*.test</code>, <code>service:-</code> for unset; <code>-</code> in front excludes. <code>host</code> is either end;{' '}
            <code>network:office</code> takes your own names.
          </p>
        )}
      </div>
    </form>
  )
}
