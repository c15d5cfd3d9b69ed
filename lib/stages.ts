import type { QueryOptions } from './store/store'

/** How far an answer is, for whoever waits for it. */
export interface Progress {
  /** The stage under way, from 1, and how many there are. */
  readonly stage: number
  readonly of: number
  /** What the stage does, with its amount: `reading 218,940 dns records`. */
  readonly doing: string
  /** Share of the stage that is done, 0–1; null where the engine cannot tell. */
  readonly share: number | null
}

export interface AskOptions extends QueryOptions {
  readonly onStage?: (progress: Progress) => void
}

/** Runs one stage of an answer; its queries take the options that it hands over. */
export type InStage = <T>(doing: string, work: (options: QueryOptions) => Promise<T>) => Promise<T>

/** Tells the stages of an answer as they begin and end. Of stages side by side the oldest is told. */
export function inStages(of: number, { onStage, signal }: AskOptions): InStage {
  const open: { readonly doing: string; share: number | null }[] = []
  const quiet: QueryOptions = signal ? { signal } : {}
  let done = 0
  const tell = () => {
    const [oldest] = open
    if (oldest) onStage?.({ stage: done + 1, of, doing: oldest.doing, share: oldest.share })
  }
  return async (doing, work) => {
    const stage: (typeof open)[number] = { doing, share: null }
    const onProgress = (share: number) => {
      // The engine says nought both at the beginning and where it does not know.
      if (share === (stage.share ?? 0)) return
      stage.share = share
      tell()
    }
    open.push(stage)
    tell()
    try {
      return await work(onStage ? { ...quiet, onProgress } : quiet)
    } finally {
      open.splice(open.indexOf(stage), 1)
      done += 1
      tell()
    }
  }
}
