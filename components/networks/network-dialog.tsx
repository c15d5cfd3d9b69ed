'use client'

import { Dialog } from '@base-ui/react/dialog'
import { type FormEvent, useState } from 'react'
import { networkRoles } from '@/lib/networks'
import { Button, buttonClass } from '../control/button'
import control from '../control/control.module.css'
import { asFailure, type Failure } from '../query/ask'
import { faultOf } from '../query/use-post'
import styles from './networks.module.css'
import type { ListedNetwork, ToSave } from './use-networks'

interface Props {
  /** The network to change, `new` for another one; null closes the dialog. */
  readonly of: ListedNetwork | 'new' | null
  readonly onClose: () => void
  readonly save: (network: ToSave) => Promise<void>
}

/** Names a network and gives it roles. */
export function NetworkDialog({ of, onClose, save }: Props) {
  return (
    <Dialog.Root open={of !== null} onOpenChange={(open) => !open && onClose()}>
      <Dialog.Portal>
        <Dialog.Backdrop className={control.backdrop} />
        <Dialog.Popup className={`${control.pop} ${control.dialog} ${styles.dialog}`}>
          {of && <NetworkForm network={of === 'new' ? null : of} onClose={onClose} save={save} />}
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  )
}

const explained = {
  internal: 'its hosts are your own: inside, for every hunt and page',
  'crown jewels': 'what must not be lost',
  user: 'people work there',
  server: 'services run there',
} as const

function NetworkForm({ network, onClose, save }: Omit<Props, 'of'> & { readonly network: ListedNetwork | null }) {
  const [cidr, setCidr] = useState(network?.cidr ?? '')
  const [name, setName] = useState(network?.name ?? '')
  const [roles, setRoles] = useState<ToSave['roles']>(network?.roles ?? ['internal'])
  const [failure, setFailure] = useState<Failure | null>(null)
  const [busy, setBusy] = useState(false)
  const keep = (event: FormEvent) => {
    event.preventDefault()
    setBusy(true)
    save({ id: network?.id ?? undefined, cidr, name, roles })
      .then(onClose)
      .catch((reason: unknown) => {
        setFailure(asFailure(reason))
        setBusy(false)
      })
  }
  const fault = (field: string) => faultOf({ failure }, field)
  const other = failure && !fault('cidr') && !fault('name') ? failure.message : null
  return (
    <form onSubmit={keep}>
      <div className={control.popHead}>
        <Dialog.Title>{network ? 'Change a network' : 'Name a network'}</Dialog.Title>
      </div>
      <div className={styles.fields}>
        <Field id="network-cidr" label="Network" value={cidr} set={setCidr} fault={fault('cidr')} placeholder="10.20.0.0/16" mono />
        <Field id="network-name" label="Name" value={name} set={setName} fault={fault('name')} placeholder="office" />
        <span id="network-roles">Roles</span>
        {/* biome-ignore lint/a11y/useSemanticElements: a fieldset cannot stand in the grid of labels */}
        <div role="group" aria-labelledby="network-roles" className={styles.roles}>
          {networkRoles.map((role) => (
            <label key={role}>
              <input
                type="checkbox"
                checked={roles.includes(role)}
                onChange={({ target }) => setRoles(networkRoles.filter((one) => (one === role ? target.checked : roles.includes(one))))}
              />
              {role} <span>{explained[role]}</span>
            </label>
          ))}
        </div>
        {other && <p role="alert">{other}</p>}
      </div>
      <div className={control.popFoot}>
        <span className={styles.hint}>An address belongs to the longest prefix that holds it.</span>
        <Dialog.Close className={buttonClass('line', control.right)}>Cancel</Dialog.Close>
        <Button type="submit" look="primary" disabled={busy || cidr.trim() === '' || name.trim() === ''}>
          {network ? 'Change network' : 'Name network'}
        </Button>
      </div>
    </form>
  )
}

interface FieldProps {
  readonly id: string
  readonly label: string
  readonly value: string
  readonly set: (text: string) => void
  readonly fault: string | null
  readonly placeholder: string
  readonly mono?: boolean
}

function Field({ id, label, value, set, fault, placeholder, mono }: FieldProps) {
  return (
    <>
      <label htmlFor={id}>{label}</label>
      <input
        id={id}
        className={`${control.input} ${mono ? 'mono' : ''}`}
        value={value}
        required
        maxLength={60}
        placeholder={placeholder}
        spellCheck={false}
        autoComplete="off"
        aria-invalid={fault !== null}
        aria-describedby={fault ? `${id}-fault` : undefined}
        onChange={(event) => set(event.target.value)}
      />
      {fault && (
        <p id={`${id}-fault`} role="alert">
          {fault}
        </p>
      )}
    </>
  )
}
