import type { GridLine } from '../grid/column'
import { whole } from '../value/number'
import type { OkAnswer } from './answer'
import type { Description } from './description'
import styles from './hunt-table.module.css'

/** The lines between the rows in their usual order: one above each grade, one above what is explained. */
export function groupLines({ grades }: Description, answer: OkAnswer): readonly GridLine[] {
  let before = 0
  const graded = answer.grades.map((rows, i) => {
    const line = {
      before,
      rows,
      content: <Group head={`${grades?.label ?? ''} ${i + 1}`} says={grades?.names[i]?.long ?? ''} rows={rows} />,
    }
    before += rows
    return line
  })
  const explained = {
    before: answer.total - answer.explained,
    rows: answer.explained,
    content: (
      <Group head="Explained" says="scored like the rest, then ranked below because something speaks for them" rows={answer.explained} />
    ),
  }
  return [...graded, explained].filter(({ rows }) => rows > 0)
}

function Group({ head, says, rows }: { readonly head: string; readonly says: string; readonly rows: number }) {
  return (
    <span className={styles.group}>
      <b>{head}</b> · {says} · {whole(rows)}
    </span>
  )
}
