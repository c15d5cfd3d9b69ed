import { isMachineText, valueText } from '../value/text'
import { WireText } from '../value/wire-text'
import type { AnswerColumn, HuntRow } from './answer'
import { HeldValue } from './held-value'
import styles from './inspector.module.css'

const MOST = 40

interface Props {
  readonly row: HuntRow
  readonly columns: readonly AnswerColumn[]
  readonly log: string | undefined
}

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
                        <HeldValue column={column} value={String(part)} row={row} log={log}>
                          <WireText text={String(part)} limit={200} />
                        </HeldValue>
                      </div>
                    ))}
                    {parts.length > MOST && `and ${parts.length - MOST} more, in the export`}
                  </>
                ) : (
                  <HeldValue column={column} value={value} row={row} log={log}>
                    <WireText text={valueText(value, column.kind, { years: true })} limit={2000} />
                  </HeldValue>
                )}
              </dd>
            </div>
          )
        })}
    </dl>
  )
}
