import { type FileHandle, mkdtemp, open, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Sink } from './read-list'

/** Collects lines in a file of our own, which the engine then reads at once. */
export async function throughFile<T>(write: (sink: Sink) => Promise<T>, read: (path: string, written: T) => Promise<void>): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), 'spoor-lists-'))
  const path = join(folder, 'lines')
  let handle: FileHandle | null = null
  try {
    handle = await open(path, 'wx')
    const target = handle
    const written = await write(async (lines) => {
      await target.write(lines)
    })
    await handle.close()
    handle = null
    await read(path, written)
    return written
  } finally {
    await handle?.close()
    await rm(folder, { recursive: true, force: true })
  }
}
