import { readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'

const note = z.object({ url: z.string(), pid: z.number() })
const health = z.object({ status: z.string(), store: z.string(), message: z.string().optional() })

const fileIn = (data: string) => join(data, 'server.json')

/** Notes which server holds the store, for other processes that want to load into it. */
export async function noteServer(data: string, server: z.infer<typeof note>): Promise<void> {
  await writeFile(fileIn(data), JSON.stringify(server), { mode: 0o600 })
}

export async function forgetServer(data: string): Promise<void> {
  await rm(fileIn(data), { force: true })
}

/** How a server is, or null when none answers. */
export async function healthOf(url: string): Promise<z.infer<typeof health> | null> {
  try {
    const answer = await fetch(`${url}/api/health`, { signal: AbortSignal.timeout(5000) })
    return health.parse(await answer.json())
  } catch {
    return null
  }
}

/** The address of the server that holds the store in this folder; null when there is none. */
export async function serverOf(data: string): Promise<string | null> {
  try {
    const { url } = note.parse(JSON.parse(await readFile(fileIn(data), 'utf8')))
    return (await healthOf(url))?.store === data ? url : null
  } catch {
    return null
  }
}
