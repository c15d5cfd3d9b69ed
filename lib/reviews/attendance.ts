/** A reload or a lost connection is over by then: who is not back has left. */
const graceMs = 10_000

/** Who follows one meeting, by name, each in one or several browsers. */
export interface Attendance {
  /** Somebody follows it, until the function that it answers is called. */
  attend(by: string): () => void
}

/**
 * Tells of each who follows no more, once it is clear that they do not come back: `left` is asked for those who are to be there at all. When the first one
 * comes, so is told of who was there `before` this server and is not back.
 */
export function openAttendance(before: () => Promise<readonly string[]>, left: (by: string) => Promise<void>, grace = graceMs): Attendance {
  const streams = new Map<string, number>()
  const waiting = new Map<string, NodeJS.Timeout>()
  let isFirst = true
  const awaitBack = (by: string) => {
    clearTimeout(waiting.get(by))
    const timer = setTimeout(() => {
      waiting.delete(by)
      if (!streams.has(by)) void left(by)
    }, grace)
    waiting.set(by, timer.unref())
  }
  return {
    attend(by) {
      if (isFirst) {
        isFirst = false
        void before().then((names) => names.filter((name) => !streams.has(name)).forEach(awaitBack))
      }
      streams.set(by, (streams.get(by) ?? 0) + 1)
      let isHere = true
      return () => {
        if (!isHere) return
        isHere = false
        const rest = (streams.get(by) ?? 1) - 1
        if (rest > 0) streams.set(by, rest)
        else {
          streams.delete(by)
          awaitBack(by)
        }
      }
    },
  }
}
