/** A signal; its place in the list is its slot in the trace. */
export interface SlottedSignal {
  readonly code: string
  readonly label: string
}

/** What did not fire, and what could not be judged by slot and name: `Silent: 9 of 17. Not assessable: 4 Host is not the SNI.` */
export function silentWords(signals: readonly SlottedSignal[], fired: readonly string[], unassessed: readonly string[]): string {
  const silent = signals.filter(({ code }) => !fired.includes(code) && !unassessed.includes(code))
  const unknown = signals.flatMap(({ code, label }, i) => (unassessed.includes(code) ? [`${i + 1} ${label}`] : []))
  return `Silent: ${silent.length} of ${signals.length}.${unknown.length > 0 ? ` Not assessable: ${unknown.join(', ')}.` : ''}`
}
