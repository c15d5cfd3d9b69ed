import type { Verdict } from './decision'

interface Words {
  readonly verdict: Verdict
  /** On the button that begins it. */
  readonly label: string
  /** What its text says. */
  readonly asks: string
  /** On the button that keeps it. */
  readonly does: string
}

/** What can be said of a row, in the order in which it is offered. */
export const verdicts: readonly Words[] = [
  { verdict: 'accept', label: 'Accept', asks: 'Why', does: 'Accept' },
  { verdict: 'explain', label: 'Explain', asks: 'What it is', does: 'Explain' },
  { verdict: 'watch', label: 'Watch', asks: 'Why', does: 'Watch' },
  { verdict: 'threat', label: 'Threat', asks: 'Why', does: 'Call it a threat' },
  { verdict: 'defer', label: 'Defer', asks: 'Why', does: 'Defer' },
  { verdict: 'note', label: 'Note', asks: 'Note', does: 'Add the note' },
]

const undoWords: Words = { verdict: 'undo', label: 'Undo', asks: 'Why', does: 'Undo' }

export const wordsOf = (verdict: Verdict): Words => verdicts.find((one) => one.verdict === verdict) ?? undoWords
