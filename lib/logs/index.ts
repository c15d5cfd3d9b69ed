import { conn } from './conn'
import type { LogSchema } from './log'

/** Every log with a schema of its own. Any other log is loaded by its own header. */
export const logs = { conn } as const satisfies Record<string, LogSchema>
