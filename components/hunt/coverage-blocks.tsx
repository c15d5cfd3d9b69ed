import { percent, whole } from '../value/number'
import type { OkAnswer } from './answer'
import styles from './coverage.module.css'

type Line = OkAnswer['coverage'][number]

/** Lines by their block, in their order. */
function blocks(lines: readonly Line[]): readonly (readonly [string, readonly Line[]])[] {
  const names = [...new Set(lines.map(({ group }) => group ?? ''))]
  return names.map((name) => [name, lines.filter(({ group }) => (group ?? '') === name)])
}

/** Side by side: funnel, split, reasons, each with one scale; what is meant by a line is in the table. */
export function CoverageBlocks({ lines }: { readonly lines: readonly Line[] }) {
  return (
    <div className={styles.blocks}>
      {blocks(lines).map(([name, part]) => (
        <Block key={name} name={name} lines={part} />
      ))}
    </div>
  )
}

function Block({ name, lines }: { readonly name: string; readonly lines: readonly Line[] }) {
  const most = Math.max(1, ...lines.map((line) => line.of))
  const shared = lines.every((line) => line.of === lines[0]?.of)
  return (
    <table className={styles.block}>
      <thead>
        <tr>
          <th scope="col">{name}</th>
          <th scope="col">{shared ? `of ${whole(lines[0]?.of ?? 0)}` : 'seen'}</th>
          <th scope="col" className={styles.drawn}>
            <span className="unseen">Drawn</span>
          </th>
          <th scope="col">{shared ? 'share' : 'of'}</th>
        </tr>
      </thead>
      <tbody>
        {lines.map(({ label, observed, of }) => (
          <tr key={label}>
            <th scope="row">{label}</th>
            <td>{whole(observed)}</td>
            <td className={styles.drawn}>
              <Bar observed={observed} of={of} most={most} />
            </td>
            <td>{shared ? (of === 0 ? '–' : percent(observed / of)) : whole(of)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

/** What there is, on the scale of the largest, and what was observed of it. */
export function Bar({ observed, of, most }: { readonly observed: number; readonly of: number; readonly most: number }) {
  return (
    <span className={styles.whole} style={{ width: `${(of / most) * 100}%` }}>
      <span className={styles.part} style={{ width: `${of === 0 ? 0 : (observed / of) * 100}%` }} />
    </span>
  )
}
