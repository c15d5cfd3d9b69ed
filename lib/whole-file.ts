import { open, rename, rm } from 'node:fs/promises'

/** Writes beside the file and puts it in its place when it is whole and on the disk. One writer per file at a time; its folder must be there. */
export async function writeWhole(path: string, text: string): Promise<void> {
  const beside = `${path}.part`
  try {
    const file = await open(beside, 'w')
    try {
      await file.writeFile(text)
      await file.sync()
    } finally {
      await file.close()
    }
    await rename(beside, path)
  } catch (cause) {
    await rm(beside, { force: true }).catch(() => undefined)
    throw cause
  }
}
