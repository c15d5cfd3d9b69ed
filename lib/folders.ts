import { readdir } from 'node:fs/promises'
import { isUserError } from './errors'

/** Names of the folders in a folder, those that begin with a dot left out; none where there is no such folder. */
export async function foldersIn(folder: string): Promise<readonly string[]> {
  const found = await readdir(folder, { withFileTypes: true }).catch(() => [])
  return found.filter((entry) => entry.isDirectory() && !entry.name.startsWith('.')).map(({ name }) => name)
}

/** Reads each of some names. One that cannot be read does not take the others with it: its message is among the faults. */
export async function readEach<T>(
  names: readonly string[],
  read: (name: string) => Promise<T>,
): Promise<{ read: readonly T[]; faults: readonly string[] }> {
  const settled = await Promise.allSettled(names.map(read))
  return {
    read: settled.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : [])),
    faults: settled.flatMap((one) => {
      if (one.status === 'fulfilled') return []
      if (!isUserError(one.reason)) throw one.reason
      return [one.reason.message]
    }),
  }
}
