import { CHUNK, type Opened, openFile } from './decompress'

/** Files that are opened while the one before them is scanned. */
const AHEAD = 3

/** Opens files of a list one after the other, each with the next ones; the bytes of one are gone when the next but `AHEAD` is opened. */
export function readAhead(paths: readonly string[]): (index: number) => Promise<Opened> {
  const rooms = Array.from({ length: AHEAD + 1 }, () => Buffer.allocUnsafe(CHUNK))
  const opened = new Map<number, Promise<Opened>>()

  function start(index: number): void {
    const path = paths[index]
    if (path === undefined || opened.has(index)) return
    const file = openFile(path, rooms[index % rooms.length])
    // Whoever asks for it hears of a fault.
    file.catch(() => undefined)
    opened.set(index, file)
  }

  return (index) => {
    opened.delete(index - 1)
    for (let next = index; next <= index + AHEAD; next += 1) start(next)
    return opened.get(index) ?? Promise.reject(new RangeError(`no file ${index}`))
  }
}
