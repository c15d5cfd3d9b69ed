import type { KeptException } from '@/lib/allow-list/exception'
import { ask, deleting, posting } from '../query/ask'

export type { ExceptionEffect } from '@/lib/allow-list/exception-effect'
export type { ExceptionHit, ExceptionHits } from '@/lib/allow-list/exception-hits'
export type { KeptException }
export type Written = Pick<KeptException, 'host' | 'port' | 'service'>

type ToSave = Omit<KeptException, 'id' | 'created'> & Partial<Pick<KeptException, 'id' | 'created'>>

/** Rejects with a Failure, as all of these do. */
export const saveException = (exception: ToSave) =>
  ask<{ exception: KeptException }>('/api/exceptions', posting(exception)).then(({ exception }) => exception)

export const removeException = ({ id }: Pick<KeptException, 'id'>) => ask(`/api/exceptions/${id}`, deleting)

/** `ssh on 80/tcp of 192.0.2.7`. */
export const exceptionWords = ({ host, port, service }: Written): string =>
  `${service === '*' ? 'any service' : service === 'none' ? 'no protocol' : service} on ${port === '*' ? 'any port' : port} of ${host}`

/** The pills that keep the connections that it is about. */
export function recordPills({ host, port, service }: Written): string[] {
  const [number = '*', proto] = port.split('/')
  return [
    `host:${host}`,
    ...(number === '*' ? [] : [`id_resp_p:${number}`]),
    ...(proto === undefined ? [] : [`proto:${proto}`]),
    ...(service === '*' ? [] : [service === 'none' ? 'service:-' : `service:*${service}*`]),
  ]
}

export interface Subject {
  readonly row: Readonly<Record<string, unknown>>
  /** Keys of the columns that an exception is of. */
  readonly excepts: Readonly<Record<'port' | 'proto' | 'service', string>>
  /** The last records of the row. */
  readonly records: readonly Readonly<Record<string, unknown>>[]
}

/** What is offered of a row: its servers and clients of the last records, its port, its services. */
export function offered({ row, excepts, records }: Subject) {
  const addresses = (field: string) => [...new Set(records.map((record) => record[field]))].filter((one) => typeof one === 'string')
  const said = row[excepts.service]
  const services = Array.isArray(said) ? said.map(String) : []
  return {
    hosts: [...addresses('id_resp_h'), ...addresses('id_orig_h')],
    port: `${String(row[excepts.port])}/${String(row[excepts.proto])}`,
    services: services.length === 0 ? ['none'] : services,
  }
}
