'use client'

import { Button } from '../control/button'
import { useTell } from '../done/done'
import table from '../page/table.module.css'
import { askAllAgain } from '../query/all-again'
import { whole } from '../value/number'
import { shortDay } from '../value/time'
import { visible } from '../value/visible'
import styles from './allow-list.module.css'
import { type Entry, type Hits, holds, removeEntry, saveEntry } from './entry'
import { UntilEdit } from './until-edit'

export interface HuntTitle {
  readonly id: string
  readonly title: string
}

interface Props {
  readonly entries: readonly Entry[]
  /** Null before they are counted. */
  readonly hits: Hits['hits'] | null
  readonly hunts: readonly HuntTitle[]
}

const heads = ['What', 'Hunts', 'Reason', 'Owner', 'Made', 'Until', 'Hides', ''] as const

export function EntryTable({ entries, hits, hunts }: Props) {
  return (
    <table className={`${table.table} ${styles.entries}`}>
      <thead>
        <tr>
          {heads.map((head) => (
            <th key={head} scope="col" data-end={head === 'Hides' || undefined}>
              {head || <span className="unseen">Change</span>}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {entries.map((entry) => (
          <EntryRow key={entry.id} entry={entry} hits={hits?.[entry.id] ?? null} hunts={hunts} />
        ))}
      </tbody>
    </table>
  )
}

function EntryRow({ entry, hits, hunts }: { readonly entry: Entry; readonly hits: Hits['hits'][string] | null } & Pick<Props, 'hunts'>) {
  const tell = useTell()
  const active = holds(entry)
  const titleOf = (id: string) => hunts.find((hunt) => hunt.id === id)?.title ?? id
  const rows = hits === null ? null : Object.values(hits).reduce((sum, n) => sum + n, 0)
  const words = `${entry.what.map(({ field, value }) => `${field}:${visible(value)}`).join(', ')}`
  const remove = async () => {
    await removeEntry(entry)
    tell(`Deleted the entry for ${words}.`, () => saveEntry(entry).finally(askAllAgain))
    askAllAgain()
  }
  return (
    <tr data-past={active ? undefined : ''}>
      <th scope="row" className="mono">
        {entry.what.map(({ field, value }) => (
          <div key={`${field} ${value}`}>
            <span className={styles.aside}>{field}</span> {visible(value)}
          </div>
        ))}
        {entry.source !== null && (
          <div>
            <span className={styles.aside}>sources in</span> {visible(entry.source)}
          </div>
        )}
      </th>
      <td>{entry.hunts === 'all' ? 'all' : entry.hunts.map(titleOf).join(', ')}</td>
      <td>{visible(entry.reason)}</td>
      <td>{entry.author === '' ? '–' : visible(entry.author)}</td>
      <td className={styles.day}>{shortDay(entry.created, true)}</td>
      <td className={styles.day}>
        <UntilEdit entry={entry} words={words} active={active} />
      </td>
      <td
        data-end
        title={
          hits
            ? Object.entries(hits)
                .map(([id, n]) => `${titleOf(id)} ${n}`)
                .join(', ')
            : undefined
        }
      >
        {rows === null ? '–' : active ? whole(rows) : 0}
        {rows !== null && <div className={styles.aside}>{active ? perHunt(hits ?? {}, titleOf) : `${whole(rows)} back in view`}</div>}
      </td>
      <td>
        <Button look="plain" aria-label={`Delete the entry for ${words}`} onClick={() => void remove()}>
          Delete
        </Button>
      </td>
    </tr>
  )
}

/** `Fast flux 23, Certificate mismatch 16`. */
function perHunt(hits: Hits['hits'][string], titleOf: (id: string) => string): string {
  return Object.entries(hits)
    .filter(([, n]) => n > 0)
    .map(([id, n]) => `${titleOf(id)} ${whole(n)}`)
    .join(', ')
}
