'use client'
import { useState } from 'react'
import { Button } from '../control/button'
import { Icon } from '../icon/icon'
import { Section } from '../page/detail'
import { counted } from '../value/number'
import { valueText } from '../value/text'
import { WithMenu } from '../value/value-menu'
import { WireText } from '../value/wire-text'
import type { CellValue, LogRecord, RecordColumn } from './answer'
import styles from './inspect.module.css'

interface Props {
  readonly log: string
  readonly record: LogRecord
  readonly columns: readonly RecordColumn[]
}

/** All fields that are set, whole; those that are not stand folded below. */
export function Fields({ log, record, columns }: Props) {
  const [open, setOpen] = useState(false)
  const known = columns.filter(({ name }) => !name.startsWith('_'))
  const set = known.filter(({ name }) => record[name] !== null && record[name] !== undefined)
  const unset = known.filter((column) => !set.includes(column))
  return (
    <Section title="Fields" aside={`${set.length} of ${known.length} set`}>
      <dl className={styles.fields}>
        {set.map((column) => (
          <Field key={column.name} log={log} column={column} record={record} value={record[column.name]} />
        ))}
      </dl>
      {unset.length > 0 && (
        <>
          <Button look="plain" className={styles.fold} aria-expanded={open} onClick={() => setOpen(!open)}>
            <Icon name={open ? 'down' : 'right'} /> {counted(unset.length, 'unset field')}
          </Button>
          {open && (
            <dl className={styles.fields}>
              {unset.map((column) => (
                <Field key={column.name} log={log} column={column} record={record} value={null} />
              ))}
            </dl>
          )}
        </>
      )}
    </Section>
  )
}

interface FieldProps {
  readonly log: string
  readonly column: RecordColumn
  readonly record: LogRecord
  readonly value: CellValue | undefined
}

function Field({ log, column, record, value }: FieldProps) {
  const { name, kind, doc } = column
  return (
    <>
      <dt title={doc}>{name}</dt>
      <dd>
        {Array.isArray(value) ? (
          <ul>
            {value.length === 0 && <li className={styles.quiet}>(empty)</li>}
            {value.map((one, i) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: positions carry meaning and never move
              <li key={i}>
                <One log={log} field={name} kind={kind} record={record} value={one} />
              </li>
            ))}
          </ul>
        ) : (
          <One log={log} field={name} kind={kind} record={record} value={value ?? null} />
        )}
      </dd>
    </>
  )
}

interface OneProps {
  readonly log: string
  readonly field: string
  readonly kind: RecordColumn['kind']
  readonly record: LogRecord
  readonly value: CellValue
}

function One({ log, field, kind, record, value }: OneProps) {
  const one = value !== null && typeof value === 'object' ? JSON.stringify(value) : value
  return (
    <WithMenu value={one} kind={kind} field={field} log={log} record={record}>
      {one === null ? (
        <span className={styles.quiet}>unset</span>
      ) : typeof one === 'string' ? (
        one === '' ? (
          <span className={styles.quiet}>(empty)</span>
        ) : (
          <span className={styles.mono}>
            <WireText text={one} />
          </span>
        )
      ) : (
        `${exactly(one, kind)}${kind === 'interval' ? ' s' : ''}`
      )}
    </WithMenu>
  )
}

/** Every digit that the log has. */
function exactly(value: number | boolean, kind: RecordColumn['kind']): string {
  if (typeof value === 'boolean') return value ? 'T' : 'F'
  return kind === 'port' || !Number.isInteger(value) ? String(value) : valueText(value, 'count')
}
