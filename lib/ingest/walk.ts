import { readdir, realpath, stat } from 'node:fs/promises'
import { basename, join, resolve } from 'node:path'
import { UserError } from '../errors'

export interface Found {
  /** Absolute. */
  readonly path: string
  readonly bytes: number
  /** Why it cannot be read; null where nothing speaks against it. */
  readonly error: string | null
}

export interface Walked {
  readonly files: readonly Found[]
  /** Hidden files and folders that were passed over, a folder with all below it once. */
  readonly hidden: number
}

/** Hidden files, among them Zeek's `.shadow.conn.log` of a crash recovery, say nothing of the network. */
const isHidden = (path: string) => basename(path).startsWith('.')

const reason = (error: unknown) => (error instanceof Error && 'code' in error ? String(error.code) : 'unreadable')

/**
 * Every regular file under the paths, each once, in order of its path: folders are walked to the bottom, links are followed once.
 * Hidden files and folders are passed over unless named. Throws `not-found` for a path that is not there.
 */
export async function walk(paths: readonly string[], signal?: AbortSignal): Promise<Walked> {
  const found = new Map<string, Found>()
  const folders = new Set<string>()
  let hidden = 0

  /** `known`: the same path without links, where it is known. */
  async function visit(path: string, known?: string): Promise<void> {
    if (signal?.aborted) throw new UserError('cancelled', 'Cancelled while looking for files.')
    try {
      const info = await stat(path)
      const real = known ?? (await realpath(path))
      if (info.isDirectory()) {
        if (folders.has(real)) return
        folders.add(real)
        const entries = await readdir(path, { withFileTypes: true })
        for (const entry of entries.sort((a, b) => (a.name < b.name ? -1 : 1))) {
          const plain = entry.isFile() || entry.isDirectory()
          if (isHidden(entry.name)) hidden += 1
          else await visit(join(path, entry.name), plain ? join(real, entry.name) : undefined)
        }
      } else if (info.isFile() && !found.has(real)) found.set(real, { path, bytes: info.size, error: null })
    } catch (error) {
      if (error instanceof UserError) throw error
      found.set(path, { path, bytes: 0, error: `cannot be read: ${reason(error)}` })
    }
  }

  for (const path of paths) {
    const absolute = resolve(path)
    if (!(await stat(absolute).catch(() => null))) throw new UserError('not-found', `There is no file or folder ${absolute}.`)
    await visit(absolute)
  }
  return { files: [...found.values()].sort((a, b) => (a.path < b.path ? -1 : 1)), hidden }
}
