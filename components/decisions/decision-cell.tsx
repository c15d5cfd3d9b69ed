import type { GridColumn } from '../grid/column'
import { shortDay, shortTime } from '../value/time'
import { visible } from '../value/visible'
import { hasEnded, type RowDecision } from './decision'
import styles from './decisions.module.css'
import { VerdictTag } from './verdict-tag'

interface Decided {
  readonly decision: RowDecision | null
}

/** The gist of a decision where one line must do: `SEC-2291`, `P. Aydin, 10 Nov 2025`, `new mirror, to 1 Feb 2026`. */
function gist({ verdict, text, ticket, expires, to, due }: RowDecision): string {
  if (verdict === 'defer') return `${to}, ${due === null ? '' : shortDay(due, true)}`
  if (verdict === 'accept' && expires !== null) return `${hasEnded({ expires }) ? 'ended' : 'to'} ${shortDay(expires, true)}, ${text}`
  return ticket === '' ? text : `${ticket}, ${text}`
}

function DecisionCell({ decision }: Decided) {
  if (decision === null) return <span className={styles.open}>open</span>
  return (
    <span className={styles.cell}>
      <VerdictTag verdict={decision.verdict} />
      <span className={styles.gist}>{visible(gist(decision))}</span>
    </span>
  )
}

function ByCell({ decision }: Decided) {
  if (decision === null) return null
  return (
    <span className={styles.cell}>
      <span className={styles.gist}>{visible(decision.by)}</span>
      <span className={styles.when}>{shortTime(decision.at)}</span>
    </span>
  )
}

/** What was decided on each row, by whom and when; notes stand last in a table. */
export const decisionColumns: readonly GridColumn<Decided>[] = [
  {
    id: 'decision',
    label: 'Decision',
    unit: 'what, why',
    help: 'What was last decided on the row and not undone; open where nothing was, or where an acceptance has ended.',
    width: 230,
    cell: (row) => <DecisionCell decision={row.decision} />,
  },
  {
    id: 'decided_by',
    label: 'By',
    unit: 'UTC',
    help: 'Who decided, and when.',
    width: 170,
    priority: 2,
    scrolls: true,
    sortable: false,
    cell: (row) => <ByCell decision={row.decision} />,
  },
]
