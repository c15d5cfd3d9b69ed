'use client'

import { type KeyboardEvent, useDeferredValue, useEffect, useState } from 'react'
import type { Found } from '@/lib/find/find'
import control from '../control/control.module.css'
import { Icon } from '../icon/icon'
import { useJson } from '../query/use-json'
import { address } from '../url-state/address'
import { NameText } from '../value/name-text'
import { asWritten, visible } from '../value/visible'
import { WireText } from '../value/wire-text'
import styles from './find.module.css'
import { filtersFor } from './find-text'
import { type Choice, useGroups } from './palette-groups'
import type { HuntLink } from './views'

/** One field for anything: an address, network, name, fingerprint, serial or uid in the data, a filter, a page. */
export function Palette({ hunts, onDone }: { readonly hunts: readonly HuntLink[]; readonly onDone: () => void }) {
  const [text, setText] = useState('')
  const [at, setAt] = useState(0)
  const [waits, setWaits] = useState(false)
  const settled = useDeferredValue(text.trim())
  const asked = useJson<Found>(settled.length < 2 ? null : address('/api/find', null, { q: settled }))
  const found = asked.error || settled.length < 2 ? null : asked.data
  const groups = useGroups(text, hunts, found)
  const choices = groups.flatMap((group) => group.choices)
  const present = Math.min(at, choices.length - 1)
  // Enter waits for what is found for the whole text, and never takes what a part of it was answered with.
  const current = settled.length < 2 || found?.q === text.trim() || asked.error !== null
  const take = (choice: Choice | undefined) => {
    choice?.run()
    if (choice) onDone()
  }
  useEffect(() => {
    if (!waits || !current) return
    setWaits(false)
    take(choices[present])
  })
  const onKeyDown = (event: KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
    if (step) setAt(Math.max(0, Math.min(choices.length - 1, present + step)))
    else if (event.key === 'Enter') setWaits(true)
    else return
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
            setWaits(false)
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
                  aria-label={[visible(choice.label), choice.beside, choice.note].filter((part) => part !== '').join(' ')}
                  aria-selected={i === present}
                  className={control.item}
                  onPointerMove={() => setAt(i)}
                  onClick={() => take(choice)}
                  onKeyDown={onKeyDown}
                >
                  <Icon name={choice.icon} />
                  <span className={styles.label}>
                    <span className={choice.as === 'words' ? undefined : 'mono'}>
                      {choice.as === 'name' ? (
                        <NameText name={visible(asWritten(choice.label))} />
                      ) : (
                        <WireText text={choice.label} limit={80} />
                      )}
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
