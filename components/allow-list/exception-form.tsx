'use client'

import { type Ref, useId, useState } from 'react'
import { useJson } from '../query/use-json'
import { usePresentPath } from '../saved/name-dialog'
import { address } from '../url-state/address'
import { counted } from '../value/number'
import { type ExceptionEffect, exceptionWords, offered, removeException, type Subject, saveException } from './exception'
import { ExceptionPreview } from './exception-preview'
import { Field } from './field'
import { PreviewForm } from './preview-form'

interface Props {
  readonly subject: Subject
  /** The first thing that is asked of the user. */
  readonly reasonRef: Ref<HTMLInputElement>
  readonly onClose: () => void
}

/** The fields of a new exception, from a row. */
export function ExceptionForm({ subject, reasonRef, onClose }: Props) {
  const id = useId()
  const view = usePresentPath()
  const offers = offered(subject)
  const [host, setHost] = useState(offers.hosts[0] ?? '')
  const [port, setPort] = useState(offers.port)
  const [service, setService] = useState(offers.services[0] ?? '*')
  const written = { host: host.trim(), port: port.trim(), service: service.trim() }
  const whole = Object.values(written).every((text) => text !== '')
  const asked = useJson<ExceptionEffect>(whole ? address('/api/exceptions/effect', null, { ...written, view }) : null)
  const effect = whole && !asked.error ? asked.data : null
  const all = { mono: true, required: true } as const
  return (
    <PreviewForm
      reasonRef={reasonRef}
      asked={asked}
      doing="Counting what it takes out"
      preview={effect ? <ExceptionPreview effect={effect} /> : !whole && <p>Host, port and service must be named.</p>}
      ready={effect !== null}
      submit={`Expect ${counted(effect?.connections ?? 0, 'connection')}`}
      save={async (said) => {
        const exception = await saveException({ ...written, ...said })
        return { told: `${exceptionWords(exception)} is expected from now on.`, undo: () => removeException(exception) }
      }}
      onClose={onClose}
    >
      <Field
        id={`${id}-host`}
        label="Host"
        value={host}
        set={setHost}
        most={60}
        {...all}
        offers={offers.hosts}
        placeholder="address or network, at either end"
      />
      <Field
        id={`${id}-port`}
        label="Port"
        value={port}
        set={setPort}
        most={10}
        {...all}
        offers={[offers.port, '*']}
        placeholder="80/tcp, 80, or * for any"
      />
      <Field
        id={`${id}-service`}
        label="Service"
        value={service}
        set={setService}
        most={60}
        {...all}
        offers={[...offers.services, '*']}
        placeholder="as Zeek names it, none, or * for any"
      />
    </PreviewForm>
  )
}
