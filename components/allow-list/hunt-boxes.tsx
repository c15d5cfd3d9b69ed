'use client'

import { whole } from '../value/number'
import styles from './allow-list.module.css'
import type { HuntEffect } from './entry'

interface Props {
  /** Hunts whose rows the entry can speak of. */
  readonly hunts: readonly HuntEffect[]
  readonly chosen: 'all' | readonly string[]
  readonly onChoose: (chosen: 'all' | readonly string[]) => void
}

/** The hunts that an entry is for, each with what it would hide there. */
export function HuntBoxes({ hunts, chosen, onChoose }: Props) {
  const isOn = (hunt: string) => chosen === 'all' || chosen.includes(hunt)
  const flip = (hunt: string) => {
    const now = hunts.map((one) => one.hunt).filter(isOn)
    onChoose(isOn(hunt) ? now.filter((one) => one !== hunt) : [...now, hunt])
  }
  return (
    <fieldset className={styles.choice}>
      <legend className="unseen">Hunts</legend>
      {hunts.map(({ hunt, title, rows }) => (
        <label key={hunt}>
          <input type="checkbox" checked={isOn(hunt)} onChange={() => flip(hunt)} />
          {title} <span className={styles.aside}>{whole(rows ?? 0)}</span>
        </label>
      ))}
      <label>
        <input
          type="checkbox"
          checked={chosen === 'all'}
          onChange={() => onChoose(chosen === 'all' ? hunts.map(({ hunt }) => hunt) : 'all')}
        />
        all hunts, later ones too
      </label>
    </fieldset>
  )
}
