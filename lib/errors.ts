/** What a user may read. Anything else that is thrown is a bug and is shown without its message. */
export class UserError extends Error {
  constructor(
    readonly status: 'bad-params' | 'not-found' | 'forbidden' | 'conflict' | 'too-large' | 'failed' | 'cancelled',
    message: string,
    readonly details: Readonly<Record<string, unknown>> = {},
    options?: ErrorOptions,
  ) {
    super(message, options)
    this.name = 'UserError'
  }
}

/** Modules are bundled more than once, so a user error is known by its name and status. */
export function isUserError(error: unknown): error is UserError {
  return error instanceof Error && error.name === 'UserError' && 'status' in error
}

/** Messages by the name of the parameter that they speak of. */
export type FieldErrors = Readonly<Record<string, readonly string[]>>

/** What was read from text, or why it could not be. */
export type Parsed<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly fields: FieldErrors }

/** Parameters that could not be read: one list of messages per field. */
export function badParams(fields: FieldErrors): UserError {
  const message = Object.entries(fields)
    .map(([name, messages]) => `${name}: ${messages.join(', ')}`)
    .join('; ')
  return new UserError('bad-params', message, { fields })
}
