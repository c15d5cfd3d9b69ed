import type { Said } from '@/lib/reviews/report/shape'
import { counted } from '../value/number'
import { verdictWords } from './words'

/** `Accepted (61 rows): updates; ticket SEC-1 – taken back of 1 row`. */
export function saidText({ verdict, text, ticket, to, due, rows, undone }: Said): string {
  const of = rows > 1 ? ` (${rows} rows)` : ''
  const more = [text, to === null ? '' : `to ${to}, by ${due}`, ticket === '' ? '' : `ticket ${ticket}`]
    .filter((part) => part !== '')
    .join('; ')
  const back = undone === 0 ? '' : ` – taken back${undone < rows ? ` of ${counted(undone, 'row')}` : ''}`
  return `${verdictWords[verdict]}${of}${more === '' ? '' : `: ${more}`}${back}`
}
