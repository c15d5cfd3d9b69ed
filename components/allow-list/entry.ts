import type { Entry } from '@/lib/allow-list/entry'
import { ask, deleting, posting } from '../query/ask'

export type { Entry }
export type Term = Entry['what'][number]
export type { Imported } from '@/lib/allow-list/allow-list'
export type { Effect, HuntEffect } from '@/lib/allow-list/effect'
export type { Entries } from '@/lib/allow-list/entry'
export type { Hits } from '@/lib/allow-list/hits'

type ToSave = Omit<Entry, 'id' | 'created'> & Partial<Pick<Entry, 'id' | 'created'>>

/** Rejects with a Failure, as all of these do. */
export const saveEntry = (entry: ToSave) => ask<{ entry: Entry }>('/api/allow-list', posting(entry)).then(({ entry }) => entry)

export const removeEntry = ({ id }: Pick<Entry, 'id'>) => ask(`/api/allow-list/${id}`, deleting)

/** Whether an entry still hides what it speaks of. */
export const holds = ({ expires }: Pick<Entry, 'expires'>, now = Date.now()): boolean => now < Date.parse(expires)
