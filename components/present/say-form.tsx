'use client'

import { useState } from 'react'
import { asFailure } from '../query/ask'
import { Desk, Field } from './desk'
import styles from './desk.module.css'
import { useDraft } from './use-draft'

interface CommentProps {
  /** Where a draft is kept. */
  readonly place: string
  readonly me: string
  readonly onSay: (text: string) => Promise<void>
  readonly onClose: () => void
}

/** Something said about a card that decides nothing. */
export function CommentForm({ place, me, onSay, onClose }: CommentProps) {
  const [text, setText, drop] = useDraft(`${place} comment`)
  const [fault, setFault] = useState<string | null>(null)
  const say = () => {
    onSay(text)
      .then(() => {
        drop()
        onClose()
      })
      .catch((reason: unknown) => setFault(`It was not kept. ${asFailure(reason).message}`))
  }
  return (
    <Desk title="Comment" fault={fault} onSubmit={say} onClose={onClose} by={me}>
      <Field
        label="Comment"
        quiet
        placeholder="What is to be said?"
        value={text}
        onText={setText}
        maxLength={500}
        required
        autoFocus
        className={styles.text}
      />
    </Desk>
  )
}

interface EndProps {
  readonly open: number
  readonly onEnd: () => Promise<void>
  readonly onClose: () => void
}

/** Asks once more before a meeting ends for everybody. */
export function EndForm({ open, onEnd, onClose }: EndProps) {
  const [fault, setFault] = useState<string | null>(null)
  const end = () => {
    onEnd().catch((reason: unknown) => setFault(`It has not ended. ${asFailure(reason).message}`))
  }
  return (
    <Desk title="End the meeting?" fault={fault} onSubmit={end} onClose={onClose} does={['end it', 'go on']} bare>
      <span className={styles.text}>{open === 0 ? 'Everything is decided.' : `${open} cards stay open; it can be opened again.`}</span>
    </Desk>
  )
}
