'use client'

import { Dialog } from '@base-ui/react/dialog'
import { type FormEvent, type Ref, useId, useState } from 'react'
import { Button, buttonClass } from '../control/button'
import control from '../control/control.module.css'
import { useTell } from '../done/done'
import { askAllAgain } from '../query/all-again'
import { asFailure, type Failure } from '../query/ask'
import { useJson } from '../query/use-json'
import { Waiting } from '../query/waiting'
import { usePresentPath } from '../saved/name-dialog'
import { address } from '../url-state/address'
import { counted } from '../value/number'
import styles from './allow-list.module.css'
import { type ExceptionEffect, exceptionWords, offered, removeException, type Subject, saveException } from './exception'
import { ExceptionPreview } from './exception-preview'
import { Field } from './field'
import { useAuthor } from './use-author'

interface Props {
  readonly subject: Subject
  /** The first thing that is asked of the user. */
  readonly reasonRef: Ref<HTMLInputElement>
  readonly onClose: () => void
}

/** The fields of a new exception, from a row. */
export function ExceptionForm({ subject, reasonRef, onClose }: Props) {
  const id = useId()
  const tell = useTell()
  const view = usePresentPath()
  const offers = offered(subject)
  const [host, setHost] = useState(offers.hosts[0] ?? '')
  const [port, setPort] = useState(offers.port)
  const [service, setService] = useState(offers.services[0] ?? '*')
  const [reason, setReason] = useState('')
  const [author, setAuthor] = useAuthor()
  const [failure, setFailure] = useState<Failure | null>(null)
  const [busy, setBusy] = useState(false)
  const written = { host: host.trim(), port: port.trim(), service: service.trim() }
  const whole = Object.values(written).every((text) => text !== '')
  const asked = useJson<ExceptionEffect>(whole ? address('/api/exceptions/effect', null, { ...written, view }) : null)
  const effect = whole && !asked.error ? asked.data : null
  const ready = whole && !busy && !asked.busy && effect !== null && reason.trim() !== ''

  const keep = (event: FormEvent) => {
    event.preventDefault()
    if (!ready) return
    setBusy(true)
    saveException({ ...written, reason, author })
      .then((exception) => {
        tell(`${exceptionWords(exception)} is expected from now on.`, () => removeException(exception).finally(askAllAgain))
        onClose()
        askAllAgain()
      })
      .catch((fault: unknown) => {
        setFailure(asFailure(fault))
        setBusy(false)
      })
  }
  const fault = failure ?? asked.error
  return (
    <form onSubmit={keep}>
      <div className={styles.fields}>
        <Field
          id={`${id}-host`}
          label="Host"
          value={host}
          set={setHost}
          most={60}
          mono
          required
          offers={offers.hosts}
          placeholder="address or network, at either end"
        />
        <Field
          id={`${id}-port`}
          label="Port"
          value={port}
          set={setPort}
          most={10}
          mono
          required
          offers={[offers.port, '*']}
          placeholder="80/tcp, 80, or * for any"
        />
        <Field
          id={`${id}-service`}
          label="Service"
          value={service}
          set={setService}
          most={60}
          mono
          required
          offers={[...offers.services, '*']}
          placeholder="as Zeek names it, none, or * for any"
        />
        <Field id={`${id}-reason`} label="Reason" value={reason} set={setReason} most={300} required inputRef={reasonRef} />
        <Field id={`${id}-author`} label="Owner" value={author} set={setAuthor} most={80} placeholder="who decides, for the list" />
        <span>Preview</span>
        <div className={styles.preview} aria-live="polite">
          {fault ? (
            <p role="alert" className={styles.fault}>
              {fault.message}
            </p>
          ) : (
            <Waiting asked={asked} doing="Counting what it takes out">
              {effect ? <ExceptionPreview effect={effect} /> : !whole && <p>Host, port and service must be named.</p>}
            </Waiting>
          )}
        </div>
      </div>
      <div className={control.popFoot}>
        <span className={styles.aside}>can be undone from the status line and the allow-list</span>
        <Dialog.Close className={buttonClass('line', control.right)}>Cancel</Dialog.Close>
        <Button type="submit" look="primary" disabled={!ready}>
          Expect {counted(effect?.connections ?? 0, 'connection')}
        </Button>
      </div>
    </form>
  )
}
