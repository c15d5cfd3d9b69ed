import { hasEnded } from '../decisions/decision'
import { VerdictTag } from '../decisions/verdict-tag'
import type { GridColumn } from '../grid/column'
import { decimalsOf, standsRight, type Written } from '../value/text'
import { pitchOf, Trace, type TraceSlot } from '../value/trace'
import { Value } from '../value/value'
import { visible } from '../value/visible'
import type { AnswerColumn, HuntRow } from './answer'
import { HeldValue } from './held-value'
import styles from './hunt-columns.module.css'
import inspector from './inspector.module.css'
import { TraceLegend } from './trace-legend'

const widths: Readonly<Record<string, number>> = {
  score: 78,
  time: 112,
  port: 64,
  count: 68,
  number: 68,
  ratio: 64,
  share: 76,
  bytes: 84,
  interval: 76,
  bool: 56,
  name: 220,
  names: 180,
  address: 130,
  addresses: 150,
  network: 140,
  list: 130,
  marks: 160,
  hash: 150,
  uid: 120,
  agent: 260,
  end: 190,
  text: 140,
}

export const TIME_WITH_YEAR = 142

/** Room for both lines of the head: labels never shorten. */
export const headWidth = ({ label, unit }: Pick<AnswerColumn, 'label' | 'unit'>) =>
  Math.max(label.length * 7.4, (unit ?? '').length * 6.4) + 20

/** What is shortened without losing its telling part: it yields before figures do, and takes what they leave. */
const yielding: ReadonlySet<AnswerColumn['kind']> = new Set(['agent', 'end'])
const leastOf = (kind: AnswerColumn['kind'], isSubject: boolean) =>
  isSubject && (kind === 'name' || kind === 'agent') ? 190 : kind === 'agent' ? 150 : 132

interface Signal {
  readonly code: string
  readonly label: string
}

/** A row's points in the fixed order of the hunt's signals. */
function slotsOf(row: HuntRow, signals: readonly Signal[]): readonly TraceSlot[] {
  return signals.map(({ code, label }) => ({
    code,
    label,
    points: row.unassessed.includes(code) ? null : (row.reasons.find((reason) => reason.code === code)?.points ?? 0),
  }))
}

/** How the rows' values of a column are written: times with their year where these cross one, shares by what their whole supports. */
export function writtenIn({ kind, key, part }: AnswerColumn, rows: readonly HuntRow[], years: boolean): Written {
  if (kind === 'time') {
    const seen = rows.flatMap((row) => (typeof row[key] === 'string' ? [row[key].slice(0, 4)] : []))
    return { years: years || new Set(seen).size > 1 }
  }
  if (kind !== 'share' || part === undefined) return {}
  const known = rows.find((row) => Number(row[key]) > 0 && Number(row[part]) > 0)
  return known ? { decimals: decimalsOf(Math.round(Number(known[part]) / Number(known[key]))) } : {}
}

/** Score, trace, what it is, then the rest as the hunt declares it. The first three stay when the rest scrolls sideways. */
export function huntColumns(
  columns: readonly AnswerColumn[],
  signals: readonly Signal[],
  subject: string,
  log: string | undefined,
  selected: HuntRow | undefined,
  written: (column: AnswerColumn) => Written,
): readonly GridColumn<HuntRow>[] {
  const drawn = columns.filter((column) => !column.quiet)
  const first = (key: string) => (key === 'score' ? 0 : key === subject ? 1 : 2)
  const ordered = [...drawn].sort((a, b) => first(a.key) - first(b.key))
  const cells = ordered.map((column) => cellColumn(column, column.key === subject, log, written(column)))
  const trace: GridColumn<HuntRow> = {
    id: 'trace',
    label: 'Trace',
    unit: 'for, against',
    width: Math.max(100, signals.length * pitchOf(signals.length) + 18),
    pinned: true,
    sortable: false,
    aside: (
      <TraceLegend
        slots={selected ? slotsOf(selected, signals) : signals.map((signal) => ({ ...signal, points: 0 }))}
        chosen={selected !== undefined}
      />
    ),
    cell: (row) => <Trace slots={slotsOf(row, signals)} />,
  }
  return signals.length > 0 ? [...cells.slice(0, 1), trace, ...cells.slice(1)] : cells
}

const isUnset = (value: unknown) => value === null || value === undefined || (Array.isArray(value) && value.length === 0)

/** What stands in place of a value that is unset: the column's words for it, another column's text, a dash. */
function Unset({ column: { kind, unset, otherwise }, row }: { readonly column: AnswerColumn; readonly row: HuntRow }) {
  const words = (otherwise === undefined ? null : row[otherwise]) ?? unset
  if (kind === 'marks') return null
  return typeof words === 'string' ? <span className={styles.unset}>{visible(words)}</span> : <Value value={null} kind={kind} />
}

function cellColumn(column: AnswerColumn, isSubject: boolean, log: string | undefined, as: Written): GridColumn<HuntRow> {
  const { key, kind } = column
  const grow = isSubject || yielding.has(kind)
  const usual = as.years ? TIME_WITH_YEAR : (widths[kind] ?? 120)
  return {
    id: key,
    label: column.label,
    unit: column.unit,
    help: column.help,
    field: column.field,
    align: standsRight(kind) && !isSubject ? 'end' : 'start',
    width: Math.max(column.width ?? (isSubject && kind !== 'address' ? 270 : usual), headWidth(column)),
    grow,
    ...(grow && { least: Math.max(leastOf(kind, isSubject), headWidth(column)) }),
    pinned: key === 'score' || isSubject,
    priority: column.priority ?? 1,
    cell: (row) => {
      const value = row[key]
      const shown = isUnset(value) ? <Unset column={column} row={row} /> : <Value value={value} kind={kind} as={as} />
      const held = (
        <HeldValue column={column} value={value} row={row} log={log} inGrid>
          {shown}
        </HeldValue>
      )
      const decided = row.decision !== null && !hasEnded(row.decision) ? row.decision : null
      return isSubject && (row.explained.length > 0 || decided) ? (
        <span className={styles.subject}>
          {held}
          {decided && <VerdictTag verdict={decided.verdict} />}
          {row.explained.map(({ code, label, observed }) => (
            <span key={code} className={inspector.tag} title={visible(observed)}>
              {visible(label)}
            </span>
          ))}
        </span>
      ) : (
        held
      )
    },
  }
}
