import { appendFile, mkdir, open, readFile, stat, truncate } from 'node:fs/promises'
import { dirname } from 'node:path'
import type { z } from 'zod'
import { UserError } from '../errors'

interface Told<T> {
  /** What one line holds, as JSON. */
  readonly schema: z.ZodType<T>
  /** `a decision` */
  readonly what: string
  /** `Nothing was decided` */
  readonly unsaved: string
  /** Whether a folder that is not there is made; else nothing is kept in it. */
  readonly makesFolder: boolean
}

/** A file as it was read. */
export interface Lines<T> {
  readonly entries: readonly T[]
  /** Bytes of the file, and of its whole lines. */
  readonly size: number
  readonly whole: number
  /** Whether its last line was cut while it was written; such a line was never confirmed to anybody. */
  readonly torn: boolean
}

export interface Journal<T> {
  /** Bytes of the file; 0 where there is none. */
  size(): Promise<number>
  /** Throws `failed`, naming the line that cannot be read. */
  read(): Promise<Lines<T>>
  /** Adds one line behind those that were read; it is on the disk when this resolves, or nothing is changed. Answers the file's size. */
  append(entry: T, after: Pick<Lines<T>, 'size' | 'whole' | 'torn'>): Promise<number>
}

const lineEnd = 10

function absent(error: NodeJS.ErrnoException): null {
  if (error.code === 'ENOENT') return null
  throw error
}

/** Makes a new file's name as lasting as its content. */
async function syncFolder(path: string): Promise<void> {
  const folder = await open(dirname(path), 'r')
  await folder.sync().finally(() => folder.close())
}

/** A file to which whole lines of JSON are added and in which nothing is changed. Its calls must not overlap. */
export function openJournal<T>(path: string, { schema, what, unsaved, makesFolder }: Told<T>): Journal<T> {
  const parsed = (text: string) => {
    try {
      return schema.parse(JSON.parse(text))
    } catch {
      return null
    }
  }
  const unread = (cause: unknown) => {
    throw new UserError('failed', `${path} could not be read.`, {}, { cause })
  }
  return {
    size: async () => (await stat(path).catch(absent).catch(unread))?.size ?? 0,
    async read() {
      const bytes = await readFile(path).catch(absent).catch(unread)
      if (bytes === null) return { entries: [], size: 0, whole: 0, torn: false }
      const ended = bytes.lastIndexOf(lineEnd) + 1
      const lines = bytes.toString('utf8', 0, ended).split('\n').slice(0, -1)
      const entries = lines.map((text, i) => {
        const entry = parsed(text)
        if (entry === null)
          throw new UserError('failed', `${path}, line ${i + 1}, does not hold ${what}. Mend the line, or move the file away.`)
        return entry
      })
      // Where only the line's end is lacking, nothing of it is lost.
      const last = ended < bytes.length ? parsed(bytes.toString('utf8', ended)) : null
      if (last !== null) return { entries: [...entries, last], size: bytes.length, whole: bytes.length, torn: false }
      return { entries, size: bytes.length, whole: ended, torn: ended < bytes.length }
    },
    async append(entry, { size, whole, torn }) {
      try {
        if (size === 0 && makesFolder) await mkdir(dirname(path), { recursive: true })
        if (torn) {
          await appendFile(`${path}.torn`, (await readFile(path)).subarray(whole))
          await truncate(path, whole)
        }
        const file = await open(path, 'a+')
        try {
          const ended = whole === 0 || (await file.read(Buffer.alloc(1), 0, 1, whole - 1)).buffer[0] === lineEnd
          const text = Buffer.from(`${ended ? '' : '\n'}${JSON.stringify(entry)}\n`)
          try {
            await file.appendFile(text)
            await file.sync()
          } catch (cause) {
            await file.truncate(whole).catch(() => undefined)
            throw cause
          }
          if (size === 0) await syncFolder(path)
          return whole + text.length
        } finally {
          await file.close()
        }
      } catch (cause) {
        throw new UserError('failed', `${unsaved}: ${path} could not be written.`, {}, { cause })
      }
    },
  }
}
