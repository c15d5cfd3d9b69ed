'use client'
import { Popover } from '@base-ui/react/popover'
import { useState } from 'react'
import { Button, buttonClass } from '../control/button'
import control from '../control/control.module.css'
import { Icon } from '../icon/icon'
import styles from './chooser.module.css'

export interface Choice {
  readonly id: string
  readonly label: string
  /** What tells it from the others: its unit or how many rows have it. */
  readonly note: string
  readonly doc?: string
  /** Set in no row: stands below the others. */
  readonly empty?: boolean
}

interface Props {
  readonly choices: readonly Choice[]
  readonly shown: readonly string[]
  readonly onChange: (shown: readonly string[]) => void
  readonly onReset: () => void
}

/** Which columns a table shows; those that are set somewhere come first. */
export function ColumnChooser({ choices, shown, onChange, onReset }: Props) {
  const [typed, setTyped] = useState('')
  const fits = ({ label, doc }: Choice) => `${label} ${doc ?? ''}`.toLowerCase().includes(typed.trim().toLowerCase())
  const found = choices.filter(fits)
  // The order of a table is that of its log, whatever the order of the clicks.
  const toggle = (id: string) =>
    onChange(choices.map((choice) => choice.id).filter((other) => (other === id ? !shown.includes(id) : shown.includes(other))))
  const groups = [
    ['Shown', found.filter(({ id }) => shown.includes(id))],
    ['Hidden', found.filter(({ id, empty }) => !shown.includes(id) && !empty)],
    ['Set in no record', found.filter(({ id, empty }) => !shown.includes(id) && empty)],
  ] as const
  return (
    <Popover.Root onOpenChange={() => setTyped('')}>
      <Popover.Trigger className={buttonClass()}>
        <Icon name="columns" /> Columns {shown.length} of {choices.length}
      </Popover.Trigger>
      <Popover.Portal>
        <Popover.Positioner className={control.positioner} align="end" sideOffset={4}>
          <Popover.Popup className={`${control.pop} ${styles.chooser}`}>
            <div className={control.popHead}>
              <Popover.Title>Columns</Popover.Title>
              <span>
                {shown.length} of {choices.length} shown
              </span>
              <Button look="plain" className={control.right} onClick={onReset}>
                Reset
              </Button>
            </div>
            <div className={styles.find}>
              <input
                className={control.input}
                value={typed}
                onChange={(event) => setTyped(event.target.value)}
                placeholder="find a column or what it means"
                aria-label="Find a column"
              />
            </div>
            <div className={styles.list}>
              {groups.map(
                ([title, members]) =>
                  members.length > 0 && (
                    <fieldset key={title}>
                      <legend>{title}</legend>
                      {members.map((choice) => (
                        <label key={choice.id} title={choice.doc}>
                          <input type="checkbox" checked={shown.includes(choice.id)} onChange={() => toggle(choice.id)} />
                          <code>{choice.label}</code>
                          <span>{choice.note}</span>
                        </label>
                      ))}
                    </fieldset>
                  ),
              )}
              {found.length === 0 && <p>No column has “{typed}” in its name or meaning.</p>}
            </div>
            <div className={control.popFoot}>
              <span className={styles.hint}>
                In the link as <code>cols=</code>
              </span>
              <Popover.Close className={buttonClass('line', control.right)}>Done</Popover.Close>
            </div>
          </Popover.Popup>
        </Popover.Positioner>
      </Popover.Portal>
    </Popover.Root>
  )
}
