'use client'
import { type FormEvent, useState } from 'react'
import { Button } from '../control/button'
import control from '../control/control.module.css'
import { Icon } from '../icon/icon'
import type { Failure } from '../query/ask'
import { loadPaths } from './jobs'
import styles from './load.module.css'

/** Where logs come in: dropped anywhere on the page, or by a path that the server sees. */
export function LoadBar() {
  const [path, setPath] = useState('')
  const [failure, setFailure] = useState<Failure | null>(null)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (path.trim() === '') return
    void loadPaths([path.trim()]).then((failed) => {
      setFailure(failed)
      if (!failed) setPath('')
    })
  }
  return (
    <>
      <form className={styles.bar} onSubmit={submit}>
        <Icon name="load" />
        <label>
          <span>Drop files or a folder anywhere on this page, or give a path on the server:</span>
          <input
            className={control.input}
            value={path}
            onChange={(event) => setPath(event.target.value)}
            placeholder="/srv/zeek/current"
            spellCheck={false}
            autoComplete="off"
            aria-invalid={failure !== null}
          />
        </label>
        <Button type="submit">Load</Button>
      </form>
      {failure && (
        <p className={styles.fault} role="alert">
          <b>Nothing was loaded.</b> {failure.message}
        </p>
      )}
    </>
  )
}
