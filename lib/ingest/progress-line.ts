import { formatSize } from '../config'
import type { JobEvent } from './job'

const count = (n: number) => n.toLocaleString('en')

/** Seconds as `42 s`, `3 min 5 s`, `2 h 10 min`. */
function formatSeconds(seconds: number): string {
  const whole = Math.round(seconds)
  if (whole < 60) return `${whole} s`
  if (whole < 3600) return `${Math.floor(whole / 60)} min ${whole % 60} s`
  return `${Math.floor(whole / 3600)} h ${Math.floor((whole % 3600) / 60)} min`
}

/** A load in one line: files, bytes, rows, rate, time left. */
export function progressLine(event: JobEvent): string {
  const { stage, files, of, bytes, of_bytes, rows, seconds, left_seconds } = event
  if (stage === 'waiting') return 'Waiting for its turn'
  const rate = seconds > 0 ? `${formatSize(bytes / seconds)}/s` : '–'
  const left = left_seconds === null ? '' : `, ${formatSeconds(left_seconds)} left`
  return `${count(files)} of ${count(of)} files, ${formatSize(bytes)} of ${formatSize(of_bytes)}, ${count(rows)} rows read, ${rate}${left}`
}

const passedOver = (hidden: number) =>
  hidden > 0 ? ` Passed over: ${count(hidden)} ${hidden === 1 ? 'name that begins' : 'names that begin'} with a dot.` : ''

/** What became of a load, once it is done. */
export function summaryLine({ outcome, rows, rejected, hidden, seconds, error }: JobEvent): string {
  const parts = Object.entries(outcome).flatMap(([status, files]) => (files > 0 ? [`${count(files)} ${status}`] : []))
  const end = error === null ? 'Done' : error.replace(/\.$/, '')
  return `${end} in ${formatSeconds(seconds)}: ${parts.join(', ') || 'no files'}; ${count(rows)} rows, ${count(rejected)} lines rejected.${passedOver(hidden)}`
}
