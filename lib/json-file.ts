import { mkdir, readFile } from 'node:fs/promises'
import { dirname } from 'node:path'
import type { z } from 'zod'
import { UserError } from './errors'
import { writeWhole } from './whole-file'

/** What one change makes of a file's content, and what the one who asked for it is told. */
export interface Change<T, A> {
  readonly next: T
  readonly answer: A
}

export interface JsonFile<T> {
  /** What the file holds now; `none` where there is no file. Throws `failed` where it cannot be read or holds something else. */
  read(): Promise<T>
  /** One change at a time: each reads what the one before has written. What `make` throws changes nothing. */
  change<A>(make: (now: T) => Change<T, A>): Promise<A>
}

interface Told<T> {
  readonly schema: z.ZodType<T>
  readonly none: T
  /** `the saved views` */
  readonly what: string
  /** `The view was not saved` */
  readonly unsaved: string
}

/** A JSON file that is whole before a change or whole after it. One instance per file. */
export function openJsonFile<T>(path: string, { schema, none, what, unsaved }: Told<T>): JsonFile<T> {
  let last: Promise<unknown> = Promise.resolve()
  const read = async (): Promise<T> => {
    const text = await readFile(path, 'utf8').catch((error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT') return null
      throw new UserError('failed', `${path} with ${what} could not be read.`, {}, { cause: error })
    })
    if (text === null) return none
    try {
      return schema.parse(JSON.parse(text))
    } catch (cause) {
      throw new UserError('failed', `${path} does not hold ${what}. Mend it or move it away.`, {}, { cause })
    }
  }
  return {
    read,
    change: (make) => {
      const changed = last
        .catch(() => undefined)
        .then(async () => {
          const { next, answer } = make(await read())
          try {
            await mkdir(dirname(path), { recursive: true })
            await writeWhole(path, `${JSON.stringify(next, null, 2)}\n`)
          } catch (cause) {
            throw new UserError('failed', `${unsaved}: ${path} could not be written.`, {}, { cause })
          }
          return answer
        })
      last = changed
      return changed
    },
  }
}
