'use client'

import { Dialog } from '@base-ui/react/dialog'
import { type FormEvent, useId, useState } from 'react'
import type { BaselineToMake } from '@/lib/baselines/baseline'
import { justAfter } from '@/lib/time'
import { useAuthor } from '../allow-list/use-author'
import { Button, buttonClass } from '../control/button'
import control from '../control/control.module.css'
import { TextField } from '../control/text-field'
import { useFrameData } from '../frame/frame-data'
import { faultOf, usePost } from '../query/use-post'
import { Waiting } from '../query/waiting'
import { useScope } from '../url-state/scope'
import { span } from '../value/time'
import { visible } from '../value/visible'
import styles from './baselines.module.css'
import type { Baseline } from './baselines-data'

interface Props {
  readonly open: boolean
  readonly onClose: () => void
  readonly onDone: (baseline: Baseline) => void
}

/** Freezes what the present scope holds under a name. */
export function FreezeDialog({ open, onClose, onDone }: Props) {
  return (
    <Dialog.Root open={open} onOpenChange={(next) => !next && onClose()}>
      <Dialog.Portal>
        <Dialog.Backdrop className={control.backdrop} />
        <Dialog.Popup className={`${control.pop} ${control.dialog} ${styles.dialog}`}>
          <FreezeForm onDone={onDone} />
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  )
}

const levels = {
  host: 'each own host stands for itself',
  network: 'own hosts stand together by their named network',
} as const
type Level = keyof typeof levels

function FreezeForm({ onDone }: Pick<Props, 'onDone'>) {
  const id = useId()
  const [scope] = useScope()
  const { dataset } = useFrameData()
  const [name, setName] = useState('')
  const [reason, setReason] = useState('')
  const [author, setAuthor] = useAuthor()
  const [level, setLevel] = useState<Level>('host')
  const [own, setOwn] = useState('')
  const freezing = usePost<{ baseline: Baseline }>('/api/baselines', ({ baseline }) => onDone(baseline))
  const from = scope.from ?? dataset?.from
  const to = scope.to ?? (dataset?.to ? justAfter(dataset.to) : null)
  const freeze = (event: FormEvent) => {
    event.preventDefault()
    const networks = own.split(/[\s,]+/).filter((text) => text !== '')
    const window = { ...(scope.from && { from: scope.from }), ...(scope.to && { to: scope.to }), filter: [...scope.filter] }
    freezing.post({ name, author, reason, ...window, level, own_networks: networks } satisfies BaselineToMake)
  }
  return (
    <form onSubmit={freeze}>
      <div className={control.popHead}>
        <Dialog.Title>Freeze what this window holds</Dialog.Title>
      </div>
      <div className={styles.fields}>
        <span>Window</span>
        <div>
          {from && to ? span(from, to, true) : 'no time yet'}
          {scope.from === null && scope.to === null && (
            <span className={styles.aside}>all that is loaded; set a time to freeze a part</span>
          )}
        </div>
        <span>Filters</span>
        <div className={scope.filter.length > 0 ? 'mono' : styles.hint}>{scope.filter.map(visible).join(' ') || 'none'}</div>
        <TextField label="Name" value={name} set={setName} most={80} hint="week 43" required fault={faultOf(freezing, 'name')} />
        <TextField label="Author" value={author} set={setAuthor} most={80} hint="who freezes it" fault={faultOf(freezing, 'author')} />
        <TextField
          label="Reason"
          value={reason}
          set={setReason}
          most={300}
          hint="an ordinary week before the move"
          fault={faultOf(freezing, 'reason')}
        />
        <span id={`${id}-level`}>Level</span>
        <div role="radiogroup" aria-labelledby={`${id}-level`} className={styles.choices}>
          {(['host', 'network'] as const).map((one) => (
            <label key={one}>
              <input type="radio" name="level" value={one} checked={level === one} onChange={() => setLevel(one)} />
              {one} <span>{levels[one]}</span>
            </label>
          ))}
        </div>
        <TextField
          label="Own networks"
          value={own}
          set={setOwn}
          most={2000}
          hint="as in hunts unless given: 10.0.0.0/8, 192.168.0.0/16"
          mono
          fault={faultOf(freezing, 'own_networks')}
        />
        {freezing.failure && !named.some((field) => faultOf(freezing, field)) && <p role="alert">{freezing.failure.message}</p>}
      </div>
      <Waiting asked={{ ...freezing, stale: false }} doing="Freezing" />
      <div className={control.popFoot}>
        <span className={styles.hint}>It stays when the logs are removed.</span>
        <Dialog.Close className={buttonClass('line', control.right)}>{freezing.busy ? 'Cancel freezing' : 'Cancel'}</Dialog.Close>
        <Button type="submit" look="primary" disabled={freezing.busy || name.trim() === ''}>
          Freeze
        </Button>
      </div>
    </form>
  )
}

const named = ['name', 'author', 'reason', 'own_networks'] as const
