// Ctrl-C reaches us twice, from the terminal and from our parent; only a later one is impatience.
const impatientMs = 1000
const patienceMs = 20_000

/** Closes and exits on SIGTERM and SIGINT. Another signal, or a close that hangs, ends the process at once. */
export function stopOnSignals(close: () => Promise<void>): void {
  let asked: number | null = null
  const stop = () => {
    if (asked !== null) {
      if (Date.now() - asked > impatientMs) process.exit(1)
      return
    }
    asked = Date.now()
    setTimeout(() => process.exit(1), patienceMs).unref()
    close().then(
      () => process.exit(0),
      (error) => {
        console.error(error)
        process.exit(1)
      },
    )
  }
  process.on('SIGTERM', stop)
  process.on('SIGINT', stop)
}
