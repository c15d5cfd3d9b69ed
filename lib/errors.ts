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

/** Parameters that could not be read: one list of messages per field. */
export function badParams(fields: Readonly<Record<string, readonly string[]>>): UserError {
  const message = Object.entries(fields)
    .map(([name, messages]) => `${name}: ${messages.join(', ')}`)
    .join('; ')
  return new UserError('bad-params', message, { fields })
}
