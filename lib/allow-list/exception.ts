import { z } from 'zod'
import { parseBlock } from '../address'
import { line } from '../line'
import { readPort, readService } from '../reference/exception-file'

/** A service that is expected where the registry does not expect it, as a file of exceptions writes it. */
export const exception = z.strictObject({
  id: z.uuid(),
  host: z
    .string()
    .trim()
    .refine((text) => parseBlock(text) !== null, 'must be an address or a network, as in 192.0.2.7 or 192.0.2.0/24')
    .meta({ description: 'Address or network at either end of the connections.' }),
  port: z
    .string()
    .trim()
    .toLowerCase()
    .refine((text) => readPort(text) !== null, 'must be a port, as in 80/tcp or 80, or * for any')
    .meta({ description: 'Port of the responder: 80/tcp, 80, or * for any.' }),
  service: z
    .string()
    .trim()
    .toLowerCase()
    .refine((text) => readService(text) !== null, 'must be a service as Zeek names it, none where it recognises none, or * for any')
    .meta({ description: 'Service as Zeek names it, none where it recognises none, or * for any.' }),
  reason: line(300).min(1, 'must not be blank'),
  author: line(80),
  /** ISO 8601 UTC. */
  created: z.iso.datetime(),
})
export type KeptException = z.infer<typeof exception>

/** What is given to be kept. With an id it takes the place of that exception, or of one that was deleted. */
export const exceptionToSave = exception.partial({ id: true, author: true, created: true })
export type ExceptionToSave = z.infer<typeof exceptionToSave>
