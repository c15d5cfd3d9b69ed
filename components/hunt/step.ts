import { readPill } from '../frame/filter-text'
import type { ScopeState } from '../url-state/scope'
import type { AnswerColumn } from './answer'
import type { Description } from './description'
import { defaultText, type HuntParams } from './use-hunt-params'

export type Step = Description['playbook']['steps'][number]

/** Whether a step changes what the page shows, not only tells what to look at. */
export const acts = ({ params, filter }: Step): boolean => params !== undefined || filter !== undefined

/** Whether the step can change which rows are left; an order alone leaves all. */
export const narrows = ({ params = {}, filter = [] }: Step): boolean =>
  filter.length > 0 || Object.keys(params).some((name) => name !== 'sort')

/** Whether the page is already as the step would have it. */
export function isDone(
  { params = {}, filter = [] }: Step,
  schema: Description['params'],
  scope: ScopeState,
  present: HuntParams,
  sort: string | null,
): boolean {
  const now = (name: string) => (name === 'sort' ? sort : (present[name] ?? defaultText(schema[name] ?? {})))
  const set = Object.entries(params).every(([name, text]) => now(name) === text)
  return set && filter.every((text) => scope.filter.includes(text))
}

/** The scope after the step. What it asks of a field takes the place of what the scope asked for: two of one field would be alternatives. */
export function scopeAfter({ filter = [] }: Step, scope: ScopeState): ScopeState {
  const fields = filter.map(readPill).flatMap((pill) => (pill && !pill.negated ? [pill.field] : []))
  const yields = (text: string) => {
    const pill = readPill(text)
    return filter.includes(text) || (pill !== null && !pill.negated && fields.includes(pill.field))
  }
  return { ...scope, filter: [...scope.filter.filter((text) => !yields(text)), ...filter] }
}

/** `clients ≤ 3`, `not port 443`. */
function filterText(text: string): string {
  const pill = readPill(text)
  if (!pill) return text
  const range = /^(.*)\.\.(.*)$/.exec(pill.value)
  const asked = !range ? pill.value : range[1] === '' ? `≤ ${range[2]}` : range[2] === '' ? `≥ ${range[1]}` : `${range[1]}–${range[2]}`
  return `${pill.negated ? 'not ' : ''}${pill.field} ${asked === '-' ? 'unset' : asked}`
}

/** What the step does, short: `clients ≤ 3`, `by churn`. */
export function stepWords(
  { params = {}, filter = [] }: Step,
  { params: schema, columns }: Pick<Description, 'params' | 'columns'>,
): string {
  const labelOf = (key: string) => columns.find((column: Pick<AnswerColumn, 'key' | 'label'>) => column.key === key)?.label ?? key
  const set = Object.entries(params).map(([name, text]) =>
    name === 'sort'
      ? `by ${text
          .split(',')
          .map((key) => labelOf(key.replace(/^-/, '')).toLowerCase())
          .join(', ')}`
      : `${(schema[name]?.title ?? name).toLowerCase()} ${text}`,
  )
  return [...filter.map(filterText), ...set].join(', ')
}
