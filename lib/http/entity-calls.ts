import type { z } from 'zod'
import { aboutParams } from '../about/about'
import { entities } from '../entities'
import { findParams } from '../find/find'
import type { Call } from './call'
import * as answers from './entity-answers'

/** The call that finds them, and the two of each entity; `scope` is what every call takes. */
export function entityCalls(scope: z.ZodObject): Call[] {
  const finds: Call = {
    method: 'get',
    path: '/api/find',
    summary: 'Addresses, names, certificates and records that a text can mean, with their counts over all data.',
    query: findParams,
    answer: answers.found,
  }
  const abouts = entities.flatMap((entity): Call[] => {
    const path = `/api/${entity.path}/{${entity.variable}}`
    return [
      {
        method: 'get',
        path,
        summary: `Everything about one ${entity.kind}: facts, activity, what it is related to, its records per log.`,
        query: scope.extend(aboutParams(entity).shape),
        answer: answers.about,
      },
      {
        method: 'get',
        path: `${path}/hunts`,
        summary: `The listed rows of each hunt that are about one ${entity.kind}.`,
        query: scope,
        answer: answers.inHunts,
      },
    ]
  })
  return [finds, ...abouts]
}
