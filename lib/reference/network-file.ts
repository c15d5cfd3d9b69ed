import { z } from 'zod'
import { line } from '../line'
import { type Network, networkRoles, readCidr } from '../networks'

/** One line of text in which a pill can list several, and that is no role. */
const name = line(60)
  .min(1, 'must not be blank')
  .regex(/^(?!-$)[^,"*]*$/, 'must hold no comma, quote or *, and not be - alone')
  .refine((text) => !networkRoles.some((role) => role === text.toLowerCase()), 'is the name of a role; give the role instead')

const cidr = z.string('must be text').transform((text, context) => {
  const read = readCidr(text)
  if ('cidr' in read) return read.cidr
  context.addIssue({ code: 'custom', message: read.fault })
  return z.NEVER
})

const roles = z
  .array(z.enum(networkRoles, `must be of ${networkRoles.join(', ')}`), 'must be a list')
  .default([])
  .transform((given) => networkRoles.filter((role) => given.includes(role)))

/** A network as users write it, in a file or in the page. */
export const networkEntry = z.strictObject({ cidr, name, roles })

// What the page has kept may be copied into a file as it is.
const fileEntry = networkEntry.extend({ id: z.uuid().optional() })
const file = z.strictObject({ networks: z.array(z.unknown()) })

/** The networks of a file and, for each entry that cannot be read, which and why. */
export interface NetworkFile {
  readonly networks: readonly Network[]
  readonly faults: readonly string[]
}

/** Reads `{"networks": [{"cidr": "192.0.2.0/24", "name": "office", "roles": ["internal", "user"]}]}`; null for other JSON, and for none. */
export function readNetworks(text: string): NetworkFile | null {
  let json: unknown
  try {
    json = JSON.parse(text)
  } catch {
    return null
  }
  const whole = file.safeParse(json)
  if (!whole.success) return null
  const networks: Network[] = []
  const faults: string[] = []
  for (const [i, given] of whole.data.networks.entries()) {
    const read = fileEntry.safeParse(given)
    if (read.success) networks.push({ cidr: read.data.cidr, name: read.data.name, roles: read.data.roles })
    else faults.push(`entry ${i + 1}: ${read.error.issues.map(({ path, message }) => [...path.slice(0, 1), message].join(' ')).join('; ')}`)
  }
  return { networks, faults }
}
