/** Runs once when the server starts: opens the store, and closes it when the process is told to stop. */
export async function register(): Promise<void> {
  // Also compiled for the Edge runtime, which has no files and no signals.
  if (process.env.NEXT_RUNTIME !== 'nodejs') return
  const { closeAll, openingFault } = await import('./lib/server')
  const { stopOnSignals } = await import('./lib/process/stop')
  stopOnSignals(closeAll)
  // A fault is not thrown here: every request would be a 500. `GET /api/health` tries again and says what it is.
  const fault = await openingFault()
  if (fault !== null) console.error(fault instanceof Error ? fault.message : fault)
}
