const whole = (n: number) => n.toLocaleString('en')

/** Records of a log within a scope. */
export interface ReadLog {
  readonly log: string
  readonly records: number
}

/** `218,940 dns records`, `9,214 dns and 3,021 conn records`; above three logs their sum: `718,530 records of 5 logs`. */
export function recordsRead(read: readonly ReadLog[]): string {
  const some = read.filter(({ records }) => records > 0)
  if (some.length === 0) return 'no records'
  if (some.length > 3) return `${whole(some.reduce((sum, { records }) => sum + records, 0))} records of ${some.length} logs`
  const parts = some.map(({ log, records }) => `${whole(records)} ${log}`)
  const words = [parts.slice(0, -1).join(', '), parts.at(-1)].filter((part) => part !== '').join(' and ')
  return `${words} ${some.length === 1 && some[0]?.records === 1 ? 'record' : 'records'}`
}
