import { valueText } from '../value/text'
import type { HuntRow } from './answer'
import type { Description } from './description'

/** What a row is about, as one text: the columns that make it what it is and that the table draws. */
export function subjectText({ key, columns }: Pick<Description, 'key' | 'columns'>, row: HuntRow): string {
  const drawn = key.filter((name) => columns.some((column) => column.key === name && !column.quiet))
  return drawn.map((name) => valueText(row[name], 'text')).join(' · ')
}
