'use client'
import { type FormEvent, useState } from 'react'
import { Button } from '../control/button'
import control from '../control/control.module.css'
import { useScope } from '../url-state/scope'
import styles from './logs.module.css'

interface Props {
  readonly field: string
  readonly onHide: () => void
  readonly close: () => void
}

/** In a column's head: a filter on that field, which becomes a pill of the scope, and a way to put the column away. */
export function HeadFilter({ field, onHide, close }: Props) {
  const [scope, setScope] = useScope()
  const [value, setValue] = useState('')
  const add = (negated: boolean) => {
    if (value.trim() === '') return
    setScope({ filter: [...scope.filter, `${negated ? '-' : ''}${field}:${value.trim()}`] })
    close()
  }
  const submit = (event: FormEvent) => {
    event.preventDefault()
    add(false)
  }
  return (
    <>
      <form className={styles.filter} onSubmit={submit}>
        <input
          className={control.input}
          value={value}
          onChange={(event) => setValue(event.target.value)}
          aria-label={`Filter ${field}`}
          placeholder="value, a..b, 10.0.0.0/8, *.test, -"
          spellCheck={false}
          autoComplete="off"
        />
        <Button type="submit">Include</Button>
        <Button onClick={() => add(true)}>Exclude</Button>
      </form>
      <p className={styles.hint}>
        <code>-</code> is unset. It becomes a pill of the scope.
      </p>
      <Button
        className={styles.hide}
        onClick={() => {
          onHide()
          close()
        }}
      >
        Hide this column
      </Button>
    </>
  )
}
