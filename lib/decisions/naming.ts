import { askEntity } from '../about/ask-entity'
import { entities } from '../entities'
import { badParams } from '../errors'
import { wanted } from '../filters'
import type { QueryOptions, Store } from '../store/store'
import type { Subject } from './event'

/** Whether what holds of a subject names the entity. */
export type Naming = (subject: Subject) => boolean

/** Reads `host:192.0.2.1`, `name:a.test`, `certificate:9f2c…` or `service:192.0.2.1:443/tcp`. Throws `bad-params`, and `not-found` for what is no id. */
export async function namingOf(text: string, store: Store, options: QueryOptions = {}): Promise<Naming> {
  const [kind = ''] = text.split(':', 1)
  const entity = entities.find((one) => one.kind === kind)
  if (!entity) throw badParams({ entity: [`must begin with ${entities.map((one) => `${one.kind}:`).join(', ')}`] })
  const { id, known } = await askEntity(store, entity, text.slice(kind.length + 1), new URLSearchParams(), options)
  const parts = entity.inRows(id, known).map(({ values }) => new Set(values.map((value) => value.toLowerCase())))
  return ({ what }) => {
    const values = what.flatMap(({ value }) => {
      const asks = wanted(value)
      return asks.kind === 'unset' ? [] : [asks.text.toLowerCase()]
    })
    return parts.length > 0 && parts.every((part) => values.some((value) => part.has(value)))
  }
}
