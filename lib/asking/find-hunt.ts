import { UserError } from '../errors'
import type { Hunt } from '../hunt'
import { hunts } from '../hunts'

/** The hunt of that id. Throws `not-found`. */
export function huntNamed(id: string): Hunt {
  const hunt = hunts.find((one) => one.id === id)
  if (!hunt) throw new UserError('not-found', `There is no hunt named ${id}.`, { id })
  return hunt
}

/** The hunt that takes exceptions. Throws `not-found`. */
export function exceptingHunt(): Hunt {
  const hunt = hunts.find(({ excepts }) => excepts)
  if (!hunt) throw new UserError('not-found', 'No hunt takes exceptions.')
  return hunt
}
