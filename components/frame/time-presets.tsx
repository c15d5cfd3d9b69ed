'use client'

import control from '../control/control.module.css'
import { whole } from '../value/number'
import styles from './time-panel.module.css'
import { backFromEnd, type Named, type Range, weeksOf } from './time-ranges'
import { useRecordsIn } from './use-records-in'

interface Props {
  readonly data: Range
  readonly range: Range | null
  readonly onChoose: (range: Range) => void
}

/** Ranges by name, each with the records that it holds under the filters of the scope. */
export function TimePresets({ data, range, onChoose }: Props) {
  const weeks = weeksOf(data)
  const line = (one: Named) => (
    <Preset key={one.label} preset={one} chosen={range?.from === one.from && range.to === one.to} onChoose={() => onChoose(one)} />
  )
  return (
    <div className={styles.presets}>
      <p className={control.groupLabel}>Back from the end of the data</p>
      {backFromEnd(data).map(line)}
      {line({ label: 'Everything', ...data })}
      {weeks.length > 0 && <p className={control.groupLabel}>Weeks in this data, UTC</p>}
      {weeks.map(line)}
    </div>
  )
}

function Preset({ preset, chosen, onChoose }: { readonly preset: Named; readonly chosen: boolean; readonly onChoose: () => void }) {
  const records = useRecordsIn(preset)
  return (
    <button type="button" className={control.item} aria-pressed={chosen} onClick={onChoose}>
      <span>{preset.label}</span>
      <span>{records === null ? '…' : whole(records)}</span>
    </button>
  )
}
