import { shortTime, span } from '../value/time'

export const verdictWords = {
  accept: 'Accepted',
  explain: 'Explained',
  watch: 'Watched',
  threat: 'Threat',
  defer: 'Deferred',
  open: 'Open',
  note: 'Note',
  undo: 'Undone',
} as const

export const sectionWords = {
  new: 'new',
  gone: 'gone',
  changed: 'changed',
  expired: 'expired acceptances',
  unexplained: 'largest unexplained',
  deferred: 'deferred before',
} as const

/** `3 Nov 2025 14:10 UTC`. */
export const moment = (iso: string): string => `${shortTime(iso, true)} UTC`

/** `27 Nov 2026 07:09 – 07:51 UTC`: a day is named once. */
export function heldSpan(from: string, to: string): string {
  return from.slice(0, 10) === to.slice(0, 10) ? `${shortTime(from, true)} – ${shortTime(to).slice(-5)} UTC` : span(from, to, true)
}

/** A text as a sentence, so that another can follow. */
export const asSentence = (text: string): string => (/[.!?…]$/.test(text) ? text : `${text}.`)

/** `91 %`; what is not nothing never reads as nothing, and what is not all never as all. */
export function percent(part: number, of: number): string {
  if (of === 0 || part === 0) return '0\u202f%'
  const rounded = Math.round((part / of) * 100)
  if (rounded === 0) return 'under 1\u202f%'
  return rounded === 100 && part < of ? 'over 99\u202f%' : `${rounded}\u202f%`
}
