import type { Progress } from '../stages'
import { eventStream } from './event-stream'

/** Shorter waits need no words. */
const quietMs = 300

type Tell = (progress: Progress) => void

/** The latest stage of an answer, for one listener. */
function stages() {
  let latest: Progress | null = null
  let wake = () => {}
  const news = () =>
    new Promise<void>((resolve) => {
      wake = resolve
    })
  const put: Tell = (progress) => {
    latest = progress
    wake()
  }
  /** Resolves once a stage was told and the wait is long enough. */
  async function worthTelling(): Promise<null> {
    await new Promise((resolve) => setTimeout(resolve, quietMs))
    if (latest === null) await news()
    return null
  }
  /** What was told since the last time, as it comes, until `end` settles. */
  async function* follow(end: Promise<unknown>): AsyncGenerator<Progress> {
    let ended = false
    const stop = () => {
      ended = true
      wake()
    }
    end.then(stop, stop)
    while (!ended) {
      const progress = latest
      latest = null
      if (progress) yield progress
      else await news()
    }
  }
  return { put, worthTelling, follow }
}

async function* events({ follow }: ReturnType<typeof stages>, response: Promise<Response>): AsyncGenerator<unknown> {
  for await (const progress of follow(response)) yield { progress }
  const { status } = await response
  yield { status, answer: await (await response).json() }
}

/**
 * Answers at once where the work is done soon or tells no stages. Else, for a caller that accepts `text/event-stream`, a stream of
 * `{progress}` and at its end `{status, answer}`, which is what the plain call would have answered.
 */
export async function answerTelling(request: Request, work: (tell?: Tell) => Promise<Response>): Promise<Response> {
  if (!request.headers.get('accept')?.includes('text/event-stream')) return work()
  const told = stages()
  const response = work(told.put)
  return (await Promise.race([response, told.worthTelling()])) ?? eventStream(() => events(told, response), request.signal)
}
