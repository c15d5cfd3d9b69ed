import { UserError } from '../errors'
import type { Hunt } from '../hunt'
import { hunts } from '../hunts'

/** The hunt of that id. Throws `not-found`. */
export function huntNamed(id: string): Hunt {
  const hunt = hunts.find((one) => one.id === id)
  if (!hunt) throw new UserError('not-found', `There is no hunt named ${id}.`, { id })
  return hunt
}
