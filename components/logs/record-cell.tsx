import type { Kind } from '@/lib/columns'
import { MiddleText } from '../value/middle-text'
import { NameText } from '../value/name-text'
import { bothEnds, isMachineText, valueText } from '../value/text'
import { clock, shortDay, type TimeStyle } from '../value/time'
import { WithMenu } from '../value/value-menu'
import { asWritten, visible } from '../value/visible'
import { WireText } from '../value/wire-text'
import type { CellValue, LogRecord } from './answer'
import styles from './logs.module.css'

interface Props {
  readonly value: CellValue | undefined
  readonly kind: Kind
  readonly field: string
  readonly log: string
  readonly times: TimeStyle
  readonly record: LogRecord
}

const LIMIT = 240
/** Both ends of what has no readable middle. */
const ends: Readonly<Partial<Record<Kind, number>>> = { uid: 5, hash: 8 }

/** A value in the table of raw records: one line, its menu at hand, very long text cut and counted. */
export function RecordCell({ value, kind, field, log, times, record }: Props) {
  if (value === undefined || value === null) return <span className={styles.quiet}>–</span>
  if (Array.isArray(value)) {
    const first = value[0]
    const list = <ListCell values={value} kind={kind} />
    return typeof first === 'string' || typeof first === 'number' ? (
      <WithMenu value={first} kind={kind} field={field} log={log} record={record} inGrid>
        {list}
      </WithMenu>
    ) : (
      list
    )
  }
  if (kind === 'time' && typeof value === 'string') return <Instant iso={value} times={times} />
  const one = typeof value === 'object' ? JSON.stringify(value) : value
  return (
    <WithMenu value={one} kind={kind} field={field} log={log} record={record} inGrid>
      <Scalar value={one} kind={kind} />
    </WithMenu>
  )
}

/** One value in one line, shortened as its kind allows. */
export function Scalar({ value, kind }: { readonly value: string | number | boolean | null; readonly kind: Kind }) {
  if (value === null) return <span className={styles.quiet}>–</span>
  if (typeof value !== 'string') return <span className={value === 0 ? styles.quiet : undefined}>{exact(value, kind)}</span>
  if (value === '') return <span className={styles.quiet}>(empty)</span>
  const keep = ends[kind]
  const shown = visible(asWritten(value))
  if (kind === 'name' || kind === 'agent')
    return <span className={styles.mono}>{kind === 'name' ? <NameText name={shown} /> : <MiddleText text={shown} />}</span>
  if (keep !== undefined) return <span className={styles.mono}>{bothEnds(shown, keep)}</span>
  return (
    <span className={isMachineText(kind) || kind === 'text' ? styles.mono : undefined} data-whole={kind === 'address' || undefined}>
      <WireText text={value} limit={LIMIT} />
    </span>
  )
}

const exactInterval = new Intl.NumberFormat('en', { minimumFractionDigits: 3, maximumFractionDigits: 3 })

/** Equal decimals within a column; the inspector has them all. */
function exact(value: number | boolean, kind: Kind): string {
  if (kind === 'interval' && typeof value === 'number') return exactInterval.format(value)
  if (kind === 'number' && Number.isInteger(value)) return valueText(value, 'count')
  return typeof value === 'boolean' ? (value ? 'T' : 'F') : valueText(value, kind)
}

function ListCell({ values, kind }: { readonly values: readonly CellValue[]; readonly kind: Kind }) {
  if (values.length === 0) return <span className={styles.quiet}>(empty)</span>
  const text = values.map((one) => (one === null ? '–' : String(one))).join(', ')
  return (
    <span className={isMachineText(kind) || kind === 'list' ? styles.mono : undefined}>
      <WireText text={text} limit={LIMIT} />
    </span>
  )
}

/** `29 Oct 14:35:08.204911`; the microseconds step back. */
export function Instant({ iso, times = 'day' }: { readonly iso: string; readonly times?: TimeStyle }) {
  const micros = /\.(\d{6})/.exec(iso)?.[1] ?? ''
  if (Number.isNaN(Date.parse(iso))) return <WireText text={iso} limit={LIMIT} />
  return (
    <time dateTime={iso} className={styles.mono}>
      {times === 'clock' ? '' : `${shortDay(iso, times === 'year')} `}
      {clock(iso)}
      {micros && <span className={styles.micros}>.{micros}</span>}
    </time>
  )
}
