'use client'

import type { Ref } from 'react'
import control from '../control/control.module.css'

interface Props {
  readonly id: string
  readonly label: string
  readonly value: string
  readonly set: (text: string) => void
  readonly most: number
  readonly mono?: boolean
  readonly required?: boolean
  readonly placeholder?: string
  /** What is offered below it while it is typed in. */
  readonly offers?: readonly string[]
  readonly inputRef?: Ref<HTMLInputElement>
}

/** A label and its line of text in a form of the list. */
export function Field({ id, label, value, set, most, mono = false, offers, inputRef, ...rest }: Props) {
  return (
    <>
      <label htmlFor={id}>{label}</label>
      <input
        ref={inputRef}
        id={id}
        className={`${control.input} ${mono ? 'mono' : ''}`}
        value={value}
        maxLength={most}
        autoComplete="off"
        spellCheck={!mono}
        list={offers && `${id}-offers`}
        onChange={(event) => set(event.target.value)}
        {...rest}
      />
      {offers && (
        <datalist id={`${id}-offers`}>
          {offers.map((offer) => (
            <option key={offer} value={offer} />
          ))}
        </datalist>
      )}
    </>
  )
}
