import { spawn } from 'node:child_process'
import { mkdtemp, readdir, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { z } from 'zod'

const loaded = z.object({ seconds: z.number(), cpu: z.number(), peak: z.number(), rows: z.number() })

/** What a process measured about itself: seconds from the first byte to the closed store, CPU seconds of all its threads, most memory held in bytes, rows stored. */
export type Loaded = z.infer<typeof loaded>

const child = fileURLToPath(new URL('./loading-child.ts', import.meta.url))

/** Loads paths in a process of its own into a folder: by the project, or by the engine alone. */
export function load(how: 'project' | 'engine', folder: string, paths: readonly string[]): Promise<Loaded> {
  return new Promise((done, fail) => {
    const run = spawn(process.execPath, ['--import', 'tsx', child, how, folder, ...paths], { stdio: ['ignore', 'pipe', 'inherit'] })
    let out = ''
    run.stdout.on('data', (text) => {
      out += text
    })
    run.on('error', fail)
    run.on('close', (code) => (code === 0 ? done(loaded.parse(JSON.parse(out))) : fail(new Error(`loading ended with ${code}`))))
  })
}

export function emptyFolder(): Promise<string> {
  return mkdtemp(join(tmpdir(), 'spoor-bench-'))
}

/** The same, into a folder that is gone afterwards. */
export async function loadOnce(how: 'project' | 'engine', paths: readonly string[]): Promise<Loaded> {
  const folder = await emptyFolder()
  try {
    return await load(how, folder, paths)
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

/** Bytes of all files of a folder. */
export async function sizeOf(folder: string): Promise<number> {
  const names = await readdir(folder, { recursive: true })
  const sizes = await Promise.all(names.map((name) => stat(join(folder, name))))
  return sizes.reduce((sum, entry) => sum + (entry.isFile() ? entry.size : 0), 0)
}
