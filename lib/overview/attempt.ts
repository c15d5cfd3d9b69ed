import { isUserError } from '../errors'

/** Runs one part of an answer: a part that fails leaves its reason under its name and spares the rest. A cancel ends all. */
export async function attempt<T>(errors: Record<string, string>, part: string, work: () => Promise<T>): Promise<T | null> {
  try {
    return await work()
  } catch (error) {
    if (isUserError(error) && error.status === 'cancelled') throw error
    if (!isUserError(error)) console.error(error)
    errors[part] = isUserError(error) ? error.message : 'An error inside Spoor; its details are in the terminal where it runs.'
    return null
  }
}
