'use client'

import { bothEnds } from '../value/text'
import { visible } from '../value/visible'
import styles from './allow-list.module.css'
import type { Part } from './choices'

interface Props {
  readonly id: string
  readonly parts: readonly Part[]
  /** The chosen value of each part; null where it may be anything. */
  readonly chosen: readonly (string | null)[]
  readonly onChoose: (chosen: readonly (string | null)[]) => void
}

/** A hash keeps both ends; the preview tells what it hides. */
const shown = (value: string) => (/^[\da-f]{33,}$/i.test(value) ? bothEnds(value, 12) : visible(value))
const words = (value: string) => (value === '-' ? 'unset' : value === '""' ? 'none' : shown(value))

/** How widely each part of a row is meant. */
export function WhatFields({ id, parts, chosen, onChoose }: Props) {
  return parts.map((part, at) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: a list may hold a value twice, and the parts never move
    <fieldset key={at} className={styles.choice}>
      <legend className={parts.length === 1 ? 'unseen' : undefined}>{part.label}</legend>
      {[...part.values, ...(parts.length > 1 ? [null] : [])].map((value) => (
        <label key={String(value)}>
          <input
            type="radio"
            name={`${id}-${at}`}
            checked={chosen[at] === value}
            onChange={() => onChoose(chosen.map((old, i) => (i === at ? value : old)))}
          />
          {value === null ? 'any' : <code>{words(value)}</code>}
        </label>
      ))}
    </fieldset>
  ))
}
