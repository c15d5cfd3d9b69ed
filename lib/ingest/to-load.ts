import { z } from 'zod'

/** What is given to be loaded: files and folders of this machine. */
export const toLoad = z.strictObject({ paths: z.array(z.string().min(1)).min(1).max(10_000) })
