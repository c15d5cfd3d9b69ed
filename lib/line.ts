import { z } from 'zod'

/** One line of text that shows all that it holds. */
export const line = (most: number) =>
  z
    .string('must be text')
    .trim()
    .max(most, `must have at most ${most} characters`)
    .regex(/^[^\p{Cc}\p{Cf}\p{Zl}\p{Zp}]*$/u, 'must be one line of visible characters')
