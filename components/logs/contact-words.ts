import { counted, whole } from '../value/number'
import type { ContactRecord, Cut } from './answer'

/** How a contact is headed: it is whole where no log has more of it. */
export function headOf(records: readonly ContactRecord[], cut: readonly Cut[]) {
  const logs = new Set(records.map(({ log }) => log))
  const left = cut.reduce((sum, { shown, total }) => sum + total - shown, 0)
  const all = counted(records.length + left, 'record')
  return {
    title: left > 0 ? 'The contact' : 'The whole contact',
    aside: `${left > 0 ? `${whole(records.length)} of ${all}` : all} in ${counted(logs.size, 'log')}`,
  }
}

/** `the 200 nearest of 5,002 http records`. */
export const cutWords = ({ log, shown, total }: Cut): string => `the ${whole(shown)} nearest of ${counted(total, `${log} record`)}`
