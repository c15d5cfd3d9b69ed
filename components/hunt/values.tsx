import { isMachineText, kindOfValue, valueText } from '../value/text'
import { WithMenu } from '../value/value-menu'
import { WireText } from '../value/wire-text'
import type { AnswerColumn, HuntRow } from './answer'
import styles from './inspector.module.css'

const MOST = 40

interface Props {
  readonly row: HuntRow
  readonly columns: readonly AnswerColumn[]
  readonly log: string | undefined
}

const single = (value: unknown): value is string | number | boolean =>
  typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean'

/** Every value of a row in full, also those that the table shortens or leaves out; each of them, and each part of a list, has its menu. */
export function Values({ row, columns, log }: Props) {
  return (
    <dl className={styles.values}>
      {columns
        .filter(({ key }) => key !== 'score')
        .map((column) => {
          const value = row[column.key]
          const parts = Array.isArray(value) ? value : null
          return (
            <div key={column.key} style={{ display: 'contents' }}>
              <dt title={column.help}>{column.label}</dt>
              <dd className={isMachineText(column.kind) ? 'mono' : undefined}>
                {parts ? (
                  <>
                    {parts.slice(0, MOST).map((part) => (
                      <div key={String(part)}>
                        <WithMenu value={String(part)} kind={column.kind} field={column.field} log={log}>
                          <WireText text={String(part)} limit={200} />
                        </WithMenu>
                      </div>
                    ))}
                    {parts.length > MOST && `and ${parts.length - MOST} more, in the export`}
                  </>
                ) : single(value) && (column.field || isMachineText(column.kind)) ? (
                  <WithMenu
                    value={value}
                    kind={kindOfValue(column.kind, value)}
                    field={column.field ?? column.key}
                    log={column.field && log}
                    record={row}
                  >
                    <WireText text={valueText(value, column.kind, { years: true })} limit={2000} />
                  </WithMenu>
                ) : (
                  <WireText text={valueText(value, column.kind, { years: true })} limit={2000} />
                )}
              </dd>
            </div>
          )
        })}
    </dl>
  )
}
