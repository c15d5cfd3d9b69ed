'use client'
import { useState } from 'react'
import type { RecordLine } from '@/lib/ingest/record-line'
import { Button } from '../control/button'
import { type Key, useKeys } from '../frame/keys'
import { ask, isFailure } from '../query/ask'
import type { LogRecord } from './answer'
import styles from './inspect.module.css'

interface Props {
  readonly log: string
  readonly id: string
  readonly record: LogRecord
}

/** Copies a record as JSON, or as the line that stands in its file, and says which it was. */
export function CopyRecord({ log, id, record }: Props) {
  const [said, setSaid] = useState<string | null>(null)
  const json = async () => {
    const fields = Object.entries(record).filter(([name]) => name !== '_id')
    await navigator.clipboard.writeText(JSON.stringify(Object.fromEntries(fields), null, 2))
    setSaid('Copied as JSON, all fields.')
  }
  const line = async () => {
    setSaid('Reading the line')
    const { text, from, remark } = await ask<RecordLine>(`/api/logs/${encodeURIComponent(log)}/records/${encodeURIComponent(id)}/line`)
    await navigator.clipboard.writeText(text)
    setSaid([from === 'file' ? 'Copied the line as it stands in the file.' : 'Copied.', remark].filter(Boolean).join(' '))
  }
  const run = (copy: () => Promise<void>) => {
    copy().catch((reason: unknown) => setSaid(isFailure(reason) ? reason.message : 'The browser did not let it be copied.'))
  }
  const keys: readonly Key[] = [
    { key: 'c', does: 'copy JSON', place: 'In a row', hint: true, run: () => run(json) },
    { key: 'l', does: 'copy the line', place: 'In a row', run: () => run(line) },
  ]
  useKeys('copy', keys)
  return (
    <>
      <Button onClick={() => run(json)}>
        Copy JSON <kbd>C</kbd>
      </Button>
      <Button onClick={() => run(line)}>
        Copy line <kbd>L</kbd>
      </Button>
      <span className={styles.said} role="status">
        {said}
      </span>
    </>
  )
}
