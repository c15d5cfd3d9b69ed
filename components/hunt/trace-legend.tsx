'use client'

import { Popover } from '@base-ui/react/popover'
import control from '../control/control.module.css'
import { Trace, type TraceSlot, traceWords } from '../value/trace'
import styles from './trace-legend.module.css'

/** Explains the mark with the selected row as its example. */
export function TraceLegend({ slots, chosen }: { readonly slots: readonly TraceSlot[]; readonly chosen: boolean }) {
  return (
    <Popover.Root>
      <Popover.Trigger className={styles.open} aria-label="What the trace means">
        <kbd>?</kbd>
      </Popover.Trigger>
      <Popover.Portal>
        <Popover.Positioner className={control.positioner} align="start" sideOffset={6}>
          <Popover.Popup className={`${control.pop} ${styles.popup}`}>
            <div className={control.popHead}>
              <Popover.Title>Trace: which signals speak, and how much</Popover.Title>
              <Popover.Close className={control.right} aria-label="Close">
                <kbd>Esc</kbd>
              </Popover.Close>
            </div>
            <div className={styles.top}>
              {chosen ? <Trace slots={slots} times={4} numbered /> : <p>Open a row to see its trace here.</p>}
              <div>
                <p>Each signal keeps its place, in the order of the ledger.</p>
                <ul>
                  <li>
                    <i className={styles.for} /> up, filled: for, 1 to 40 points
                  </li>
                  <li>
                    <i className={styles.against} /> down, outlined: against
                  </li>
                  <li>
                    <i className={styles.dot} /> dot: did not fire
                  </li>
                  <li>
                    <i /> gap: not assessable
                  </li>
                </ul>
              </div>
            </div>
            <ol className={styles.slots}>
              {slots.map(({ code, label, points }, i) => (
                <li key={code}>
                  <span>{i + 1}</span>
                  <span>{label}</span>
                  {chosen && (
                    <span>{points === null ? 'not assessable' : points === 0 ? '·' : points > 0 ? `+${points}` : `−${-points}`}</span>
                  )}
                </li>
              ))}
            </ol>
            {chosen && (
              <div className={styles.words}>
                <p>
                  The same in every export, column <code>trace</code>, and for screen readers:
                </p>
                <code>{traceWords(slots)}</code>
              </div>
            )}
          </Popover.Popup>
        </Popover.Positioner>
      </Popover.Portal>
    </Popover.Root>
  )
}
