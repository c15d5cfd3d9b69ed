'use client'

import { type ChangeEvent, useRef, useState } from 'react'
import { Button, buttonClass } from '../control/button'
import { useTell } from '../done/done'
import { Icon } from '../icon/icon'
import { askAllAgain } from '../query/all-again'
import { ask, type Failure, isFailure, sending } from '../query/ask'
import { counted, whole } from '../value/number'
import styles from './allow-list.module.css'
import { type Entries, type Entry, type Imported, removeEntry, saveEntry } from './entry'
import { removeException, saveException } from './exception'

type Named = Pick<Entry, 'id'>

/** Takes the list out as JSON, and another one in. */
export function Exchange({ entries, exceptions }: Entries) {
  const tell = useTell()
  const input = useRef<HTMLInputElement>(null)
  const [failure, setFailure] = useState<Failure | null>(null)
  const take = async (event: ChangeEvent<HTMLInputElement>) => {
    const file = event.target.files?.[0]
    event.target.value = ''
    if (!file) return
    setFailure(null)
    try {
      const body = await file.text()
      const { added, replaced } = await ask<Imported>('/api/allow-list/import', sending(body))
      const given: { entries: Named[]; exceptions?: Named[] } = JSON.parse(body)
      const back = async () => {
        for (const { id } of given.entries) {
          const before = entries.find((entry) => entry.id === id)
          await (before ? saveEntry(before) : removeEntry({ id }))
        }
        for (const { id } of given.exceptions ?? []) {
          const before = exceptions.find((exception) => exception.id === id)
          await (before ? saveException(before) : removeException({ id }))
        }
      }
      tell(`${counted(added, 'entry', 'entries')} imported, ${whole(replaced)} replaced.`, () => back().finally(askAllAgain))
      askAllAgain()
    } catch (fault) {
      setFailure(isFailure(fault) ? fault : { status: 'failed', message: 'The file could not be read.' })
    }
  }
  return (
    <>
      {failure && (
        <span role="alert" className={styles.fault}>
          Nothing was imported. {failure.message}
        </span>
      )}
      <input ref={input} type="file" accept="application/json,.json" hidden onChange={(event) => void take(event)} />
      <Button onClick={() => input.current?.click()}>
        <Icon name="load" /> Import…
      </Button>
      <a className={buttonClass('line')} href="/api/allow-list?format=json" download="spoor-allow-list.json">
        <Icon name="save" /> Export
      </a>
    </>
  )
}
