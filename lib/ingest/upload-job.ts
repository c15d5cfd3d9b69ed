import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { UserError } from '../errors'
import { beginCourse, type Course } from './job'
import type { Input } from './scan-batch'

/** Where an upload is written. */
export interface Slot {
  readonly job: string
  readonly path: string
  /** Aborts when the job is cancelled: nobody waits for the rest of the file. */
  readonly signal: AbortSignal
  /** The file is there, with so many bytes; null when it failed. */
  done(bytes: number | null): void
}

/** Uploads that come at the same time, loaded as one job. */
export interface UploadJob {
  readonly course: Course
  readonly folder: string
  slot(name: string): Promise<Slot>
  /** Loads what arrives until nothing is on its way. */
  run(): Promise<void>
}

export function uploadJob(folder: string, load: (course: Course, inputs: readonly Input[]) => Promise<void>): UploadJob {
  const course = beginCourse()
  const arrived: Input[] = []
  let pending = 0
  let count = 0
  let wake: () => void = () => undefined

  return {
    course,
    folder,
    async slot(name) {
      pending += 1
      count += 1
      const path = join(folder, String(count))
      course.asked([name])
      const done = (bytes: number | null) => {
        pending -= 1
        if (bytes !== null) arrived.push({ path, name, bytes, error: null })
        wake()
      }
      try {
        await mkdir(folder, { recursive: true })
      } catch (error) {
        done(null)
        throw error
      }
      return { job: course.id, path, signal: course.signal, done }
    },
    async run() {
      for (;;) {
        if (course.signal.aborted) throw new UserError('cancelled', 'Cancelled.')
        const inputs = arrived.splice(0)
        if (inputs.length > 0) await load(course, inputs)
        else if (pending === 0) return
        else
          await new Promise<void>((go) => {
            wake = go
            course.signal.addEventListener('abort', () => go(), { once: true })
          })
      }
    },
  }
}
