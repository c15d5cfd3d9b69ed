import type { HuntDescription } from '@/lib/asking/describe-hunt'
import type { OkAnswer } from './answer'

/** One parameter as its JSON Schema declares it. */
export interface ParamSchema {
  readonly type?: string
  readonly title?: string
  readonly description?: string
  readonly unit?: string
  readonly minimum?: number
  readonly maximum?: number
  readonly enum?: readonly string[]
  readonly items?: { readonly enum?: readonly string[] }
  /** What the page lets choose: a log, fields of the log that the parameter `of` names, or a way for each of the fields of `of`. */
  readonly picks?: 'log' | 'fields' | 'ways'
  readonly of?: string
  readonly default?: unknown
}

/** What a hunt says of itself: everything that its page needs besides rows. */
export interface Description extends Omit<HuntDescription, 'params'> {
  readonly params: Readonly<Record<string, ParamSchema>>
  /** Column that a row is about: the first of its key that the table draws. */
  readonly subject: string
}

/** The column that rows with this key are about. */
export function subjectOf(key: readonly string[], columns: readonly Pick<Description['columns'][number], 'key' | 'quiet'>[]): string {
  return key.find((name) => columns.some((column) => column.key === name && !column.quiet)) ?? key[0] ?? 'id'
}

/** What a hunt says of itself, the logs it needs and its columns as the answer has them: they may follow from its parameters. */
export function asAnswered(hunt: Description, answer: OkAnswer | null): Description {
  return answer
    ? {
        ...hunt,
        logs: answer.logs.filter((log, at) => at === 0 || !hunt.optional.includes(log)),
        columns: [...answer.columns],
        key: answer.key,
        subject: subjectOf(answer.key, answer.columns),
      }
    : hunt
}
