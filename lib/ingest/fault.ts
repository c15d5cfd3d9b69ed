import { isUserError } from '../errors'

export function isCancelled(error: unknown): boolean {
  return isUserError(error) && error.status === 'cancelled'
}

function isDiskFull(error: unknown): boolean {
  return error instanceof Error && /ENOSPC|No space left on device|out of disk space/i.test(error.message)
}

/** Whether a fault concerns all files and not the one that met it. */
export function stopsAll(error: unknown): boolean {
  return isCancelled(error) || isDiskFull(error)
}

/** A fault in words for a file's entry. */
export function describeFault(error: unknown): string {
  if (isDiskFull(error)) return 'The disk is full: make room and load it again. Nothing of it was kept.'
  if (isCancelled(error)) return 'Cancelled. Nothing of it was kept.'
  const message = error instanceof Error ? error.message : String(error)
  return (message.split('\n')[0] ?? '').slice(0, 300)
}
