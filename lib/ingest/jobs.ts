import { randomUUID } from 'node:crypto'
import { mkdir, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve, sep } from 'node:path'
import { UserError } from '../errors'
import type { DuckStore } from '../store/duckdb'
import { describeFault, isCancelled } from './fault'
import { beginCourse, type Course, type Job, type JobEvent } from './job'
import { loadFiles } from './load'
import { removeFile } from './remove'
import type { Input } from './scan-batch'
import { type Slot, type UploadJob, uploadJob } from './upload-job'
import { walk } from './walk'

export interface JobsOptions {
  /** Folder for spools and uploads; emptied at the start. */
  readonly folder: string
  readonly maxExpansion?: number
  /** Folder of the data that come with the program. */
  readonly sample?: string
}

/** The loads of a process: one runs, the others wait. */
export interface Jobs {
  /** Loads files and folders. Throws `not-found` for a path that is not there. */
  start(paths: readonly string[]): Promise<Job>
  /** A place for an upload of that name. Uploads at the same time are one job. */
  upload(name: string): Promise<Slot>
  /** The running job, those that wait in their order, and the last finished ones, newest first. */
  list(): readonly Job[]
  /** Throws `not-found`. */
  get(id: string): Job
  /** Stops a job; what is loaded stays. Resolves when it has stopped, for one that waits at once. */
  cancel(id: string): Promise<void>
  /** The job's state now and at each change, at most ten times a second, until it is done or the signal aborts. */
  events(id: string, signal?: AbortSignal): AsyncIterable<JobEvent>
  /**
   * Removes a file with all its rows and rejects; loads that begin meanwhile wait. Throws `not-found`, and `conflict` while one runs, which
   * may be about to go on where the file ends.
   */
  remove(file: number): Promise<void>
  /** Files of the running job that are not in the ledger yet. */
  loading(): readonly Input[]
  /** Cancels everything and waits for it. */
  close(): Promise<void>
}

const remembered = 20
const betweenEventsMs = 100

/** Opens the loads of a process over its store. Leftovers of a killed process in the folder are deleted. */
export async function openJobs(store: DuckStore, options: JobsOptions): Promise<Jobs> {
  // The engine would take some characters of a path for a pattern.
  const folder = /[*?[\]{}]/.test(options.folder) ? await mkdtemp(join(tmpdir(), 'spoor-')) : options.folder
  await rm(folder, { recursive: true, force: true })
  await mkdir(folder, { recursive: true })
  const courses = new Map<string, Course>()
  let queue: Promise<void> = Promise.resolve()
  let running: Course | null = null
  let uploads: UploadJob | null = null
  let closed = false

  const isSample = (path: string) => options.sample !== undefined && `${resolve(path)}${sep}`.startsWith(`${options.sample}${sep}`)

  async function load(course: Course, inputs: readonly Input[], sample: boolean): Promise<void> {
    course.found(inputs)
    const spools = await mkdtemp(join(folder, 'spools-'))
    try {
      await loadFiles(store, inputs, {
        folder: spools,
        sample,
        signal: course.signal,
        ...(options.maxExpansion ? { maxExpansion: options.maxExpansion } : {}),
        onFile: course.file,
        onProgress: course.progress,
        onSettled: course.settled,
      })
    } finally {
      await rm(spools, { recursive: true, force: true })
    }
  }

  /** Runs work when all before it is done, unless it is cancelled by then, and tidies; an error ends the job, not the process. */
  function enqueue(course: Course, work: () => Promise<void>, tidy: () => Promise<void> = async () => undefined): void {
    if (closed) throw new UserError('conflict', 'Spoor is stopping.')
    courses.set(course.id, course)
    const finished = [...courses.values()].filter((known) => known.state().done)
    for (const old of finished.slice(0, -remembered)) courses.delete(old.id)
    queue = queue.then(async () => {
      if (course.state().done) return tidy().catch(console.error)
      running = course
      course.begin()
      try {
        try {
          await work()
        } finally {
          await tidy()
        }
        course.finish(null)
      } catch (error) {
        if (!isCancelled(error)) console.error(error)
        course.finish(isCancelled(error) ? 'Cancelled.' : describeFault(error))
      } finally {
        running = null
      }
    })
  }

  function beginUploads(): UploadJob {
    const batch = uploadJob(join(folder, `uploads-${randomUUID()}`), (course, inputs) => load(course, inputs, false))
    enqueue(batch.course, batch.run, async () => {
      // At once, so that what is uploaded from now on begins another job.
      if (uploads === batch) uploads = null
      await rm(batch.folder, { recursive: true, force: true })
    })
    return batch
  }

  const find = (id: string): Course => {
    const course = courses.get(id)
    if (!course) throw new UserError('not-found', `There is no load ${id}.`)
    return course
  }

  return {
    async start(paths) {
      const course = beginCourse()
      course.asked(paths)
      const { files, hidden } = await walk(paths, course.signal)
      course.passedOver(hidden)
      enqueue(course, () => load(course, files, paths.every(isSample)))
      return course.state()
    },
    async upload(name) {
      if (!uploads || uploads.course.signal.aborted) uploads = beginUploads()
      return uploads.slot(name)
    },
    list() {
      const jobs = [...courses.values()].map((course) => course.state())
      return [...jobs.filter(({ done }) => !done), ...jobs.filter(({ done }) => done).reverse()]
    },
    get: (id) => find(id).state(),
    async cancel(id) {
      const course = find(id)
      course.cancel()
      await course.done
    },
    async *events(id, signal) {
      const course = find(id)
      const left = new Promise<void>((go) => signal?.addEventListener('abort', () => go(), { once: true }))
      while (!signal?.aborted) {
        const state = course.state()
        const changed = course.change()
        yield state
        if (state.stage === 'done') return
        await Promise.race([changed, left])
        await Promise.race([course.done, left, new Promise((go) => setTimeout(go, betweenEventsMs))])
      }
    },
    async remove(file) {
      if (running) throw new UserError('conflict', 'Files are being loaded. Remove it once they are, or cancel the load.')
      const removal = queue.then(() => removeFile(store, file))
      queue = removal.catch(() => undefined)
      await removal
    },
    loading: () => running?.open() ?? [],
    async close() {
      closed = true
      for (const course of courses.values()) course.cancel()
      await queue
    },
  }
}
