/**
 * What is told, one value after the other, until the signal aborts. `listen` begins to hear and answers how to stop; `first` is asked once that has
 * begun, so that nothing is missed in between, and its value comes first.
 */
export async function* heard<T extends object>(
  listen: (tell: (value: T) => void) => () => void,
  first: () => Promise<T>,
  signal: AbortSignal,
): AsyncGenerator<T> {
  const waiting: T[] = []
  let wake = () => {}
  const leave = listen((value) => {
    waiting.push(value)
    wake()
  })
  const stop = () => wake()
  signal.addEventListener('abort', stop, { once: true })
  try {
    yield await first()
    while (!signal.aborted) {
      const value = waiting.shift()
      if (value) yield value
      else
        await new Promise<void>((resolve) => {
          wake = resolve
        })
    }
  } finally {
    signal.removeEventListener('abort', stop)
    leave()
  }
}
