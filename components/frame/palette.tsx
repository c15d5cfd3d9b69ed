'use client'

import { useRouter } from 'next/navigation'
import { type KeyboardEvent, useDeferredValue, useState } from 'react'
import type { Found, FoundGroup, FoundRow } from '@/lib/find/find'
import control from '../control/control.module.css'
import { Icon, type IconName } from '../icon/icon'
import { useJson } from '../query/use-json'
import { useSavedViews } from '../saved/saved-views-data'
import { address } from '../url-state/address'
import { usePivot } from '../url-state/pivot'
import { useScope } from '../url-state/scope'
import { counted, whole } from '../value/number'
import { WireText } from '../value/wire-text'
import styles from './find.module.css'
import { filtersFor } from './find-text'
import { type HuntLink, useViews } from './views'

interface Choice {
  readonly id: string
  readonly icon: IconName
  readonly label: string
  readonly mono: boolean
  /** Beside the label, quieter. */
  readonly beside: string
  /** At the right: counts. */
  readonly note: string
  readonly run: () => void
}

interface Group {
  readonly title: string
  readonly choices: readonly Choice[]
}

const kinds: Readonly<Record<FoundGroup['kind'], { readonly title: string; readonly icon: IconName; readonly records: string }>> = {
  addresses: { title: 'Addresses', icon: 'page', records: 'connection' },
  names: { title: 'Names', icon: 'search', records: 'record' },
  certificates: { title: 'Certificates and serials', icon: 'book', records: 'connection' },
  records: { title: 'Records', icon: 'records', records: 'record' },
}

function groupTitle({ kind, total, rows }: FoundGroup): string {
  const { title } = kinds[kind]
  return kind === 'records' ? title : `${title} · ${rows.length < total ? `${rows.length} of ${whole(total)}, rare ones first` : total}`
}

/** What was found in the data, in the fixed order of kinds, then pages and commands. */
function useGroups(text: string, hunts: readonly HuntLink[], found: Found | null): readonly Group[] {
  const [scope, setScope] = useScope()
  const { views } = useViews(hunts)
  const { views: saved } = useSavedViews()
  const router = useRouter()
  const pivot = usePivot()
  const typed = text.trim().toLowerCase()
  const leads = ({ path, label, filter }: FoundRow) =>
    path === null ? pivot(`/logs/${label}`, { from: null, to: null, filter }) : pivot(path)
  const groups = (found?.groups ?? []).map((group) => ({
    title: groupTitle(group),
    choices: group.rows.map((row): Choice => {
      const records = counted(row.records, kinds[group.kind].records)
      return {
        id: `${group.kind} ${row.path ?? row.label} ${row.note}`,
        icon: kinds[group.kind].icon,
        label: row.label,
        mono: true,
        beside: row.note,
        note: row.hosts === null ? records : `${counted(row.hosts, 'host')} · ${records}`,
        run: () => router.push(leads(row)),
      }
    }),
  }))
  const commands: readonly Choice[] = [
    ...filtersFor(text.trim()).filters.map(({ text: filter, note }) => ({
      id: filter,
      icon: 'only' as const,
      label: filter,
      mono: true,
      beside: '',
      note,
      run: () => setScope({ filter: [...scope.filter, filter] }),
    })),
    ...views
      .filter((view) => view.title.toLowerCase().includes(typed))
      .map((view) => ({
        id: view.path,
        icon: 'right' as const,
        label: view.title,
        mono: false,
        beside: '',
        note: view.count === null || view.count === undefined ? 'view' : `view · ${whole(view.count)}`,
        run: () => router.push(address(view.path, scope)),
      })),
    ...saved
      .filter(({ name }) => name.toLowerCase().includes(typed))
      .map(({ id, name, path }) => ({
        id,
        icon: 'right' as const,
        label: name,
        mono: false,
        beside: '',
        note: 'saved view',
        run: () => router.push(path),
      })),
  ]
  return [...groups, ...(commands.length > 0 ? [{ title: 'Pages and commands', choices: commands }] : [])]
}

/** One field for anything: an address, network, name, fingerprint, serial or uid in the data, a filter, a page. */
export function Palette({ hunts, onDone }: { readonly hunts: readonly HuntLink[]; readonly onDone: () => void }) {
  const [text, setText] = useState('')
  const [at, setAt] = useState(0)
  const settled = useDeferredValue(text.trim())
  const asked = useJson<Found>(settled.length < 2 ? null : address('/api/find', null, { q: settled }))
  const found = asked.error || settled.length < 2 ? null : asked.data
  const groups = useGroups(text, hunts, found)
  const choices = groups.flatMap((group) => group.choices)
  const present = Math.min(at, choices.length - 1)
  // Enter takes what is found for the whole text, never for a part of it that was answered first.
  const current = settled.length < 2 || found?.q === text.trim() || asked.error !== null
  const take = (choice: Choice | undefined) => {
    choice?.run()
    if (choice) onDone()
  }
  const onKeyDown = (event: KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
    if (step) setAt(Math.max(0, Math.min(choices.length - 1, present + step)))
    else if (event.key === 'Enter') {
      if (current) take(choices[present])
    } else return
    event.preventDefault()
  }
  const readAs = found?.q === text.trim() ? found.read_as : ''
  return (
    <>
      <div className={styles.entry}>
        <Icon name="search" />
        <input
          role="combobox"
          aria-label="Find an address, name, fingerprint, serial, uid or page"
          aria-expanded={choices.length > 0}
          aria-controls="found"
          aria-activedescendant={choices[present] ? `found-${present}` : undefined}
          value={text}
          onChange={(event) => {
            setText(event.target.value)
            setAt(0)
          }}
          onKeyDown={onKeyDown}
          spellCheck={false}
          autoComplete="off"
        />
        <span aria-live="polite">{readAs ? `read as ${readAs}` : filtersFor(text.trim()).readAs}</span>
        <kbd>Esc</kbd>
      </div>
      <div className={`${control.menu} ${styles.found}`} id="found" role="listbox" aria-label="Found" aria-busy={!current}>
        {groups.map(({ title, choices: shown }) => (
          // biome-ignore lint/a11y/useSemanticElements: options are grouped within a list box
          <div key={title} role="group" aria-label={title}>
            <p className={control.groupLabel} aria-hidden="true">
              {title}
            </p>
            {shown.map((choice) => {
              const i = choices.indexOf(choice)
              return (
                <div
                  key={choice.id}
                  id={`found-${i}`}
                  role="option"
                  tabIndex={-1}
                  aria-selected={i === present}
                  className={control.item}
                  onPointerMove={() => setAt(i)}
                  onClick={() => take(choice)}
                  onKeyDown={onKeyDown}
                >
                  <Icon name={choice.icon} />
                  <span className={styles.label}>
                    <span className={choice.mono ? 'mono' : undefined}>
                      <WireText text={choice.label} limit={80} />
                    </span>
                    {choice.beside && <span className={styles.beside}> {choice.beside}</span>}
                  </span>
                  <span>{choice.note}</span>
                </div>
              )
            })}
          </div>
        ))}
        {asked.seconds !== null && <p className={control.groupLabel}>Looking in the data for {asked.seconds.toFixed(1)} s</p>}
        {asked.error && <p className={control.groupLabel}>The data were not searched. {asked.error.message}</p>}
        {choices.length === 0 && current && (
          <p className={control.groupLabel}>Nothing fits. A filter is field:value, such as service:ssh.</p>
        )}
      </div>
    </>
  )
}
