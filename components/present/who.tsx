'use client'

import { useState } from 'react'
import type { Review } from '@/lib/reviews/review'
import { visible } from '../value/visible'
import { Field } from './desk'
import styles from './lists.module.css'

interface Props {
  readonly review: Pick<Review, 'title' | 'chair' | 'invited'>
  readonly onSay: (name: string) => void
}

/** Asks once who sits at this browser: what is decided and said from it is kept under that name. */
export function Who({ review: { title, chair, invited }, onSay }: Props) {
  const [name, setName] = useState('')
  return (
    <form
      className={styles.panel}
      onSubmit={(event) => {
        event.preventDefault()
        if (name.trim() !== '') onSay(name.trim())
      }}
    >
      <h1>{visible(title)}</h1>
      <p>Who sits here? What is decided and said from this browser is kept under this name.</p>
      <div className={styles.actions}>
        <Field label="Your name" value={name} onText={setName} maxLength={80} list="invited" required autoFocus />
        <datalist id="invited">
          {[...new Set([chair, ...invited])].map((one) => (
            <option key={one} value={one} />
          ))}
        </datalist>
        <button type="submit" data-first>
          Go on <kbd>Enter</kbd>
        </button>
      </div>
    </form>
  )
}
