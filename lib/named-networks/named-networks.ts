import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import { parseBlock } from '../address'
import { UserError } from '../errors'
import { openJsonFile } from '../json-file'
import { networkRoles } from '../networks'
import { networkEntry } from '../reference/network-file'

const mostNetworks = 1000

/** What is given to be kept; with an id it takes the place of that network. */
export const networkToSave = networkEntry.extend({ id: z.uuid().optional() })
export const savedNetwork = z.strictObject({
  id: z.uuid(),
  cidr: z.string().refine((text) => parseBlock(text) !== null),
  name: z.string(),
  roles: z.array(z.enum(networkRoles)),
})
export type SavedNetwork = z.infer<typeof savedNetwork>

const kept = z.strictObject({ networks: z.array(savedNetwork) })

export interface NamedNetworks {
  /** In the order of their names, then as written. Throws `failed`. */
  list(): Promise<readonly SavedNetwork[]>
  /** Keeps a network; with the id of one it takes its place. Throws `conflict` where another one has the same CIDR. */
  save(network: Omit<SavedNetwork, 'id'> & { readonly id?: string | undefined }): Promise<SavedNetwork>
  /** Throws `not-found`. */
  remove(id: string): Promise<SavedNetwork>
}

const inOrder = (networks: readonly SavedNetwork[]) =>
  [...networks].sort((a, b) => a.name.localeCompare(b.name, 'en') || (a.cidr < b.cidr ? -1 : 1))

/** The networks that were named in the page, in one JSON file: whole before a change or whole after it. One instance per file. */
export function openNamedNetworks(path: string): NamedNetworks {
  const file = openJsonFile(path, {
    schema: kept,
    none: { networks: [] },
    what: 'named networks',
    unsaved: 'The network was not saved',
  })
  return {
    list: async () => inOrder((await file.read()).networks),
    save: ({ id = randomUUID(), cidr, name, roles }) =>
      file.change(({ networks }) => {
        const others = networks.filter((network) => network.id !== id)
        const same = others.find((network) => network.cidr === cidr)
        if (same) throw new UserError('conflict', `${cidr} is already named ${same.name}. Change that one instead.`, { id: same.id })
        if (others.length >= mostNetworks)
          throw new UserError('conflict', `There are ${mostNetworks} networks, and no more can be kept. Delete one first.`)
        const network = { id, cidr, name, roles }
        return { next: { networks: inOrder([...others, network]) }, answer: network }
      }),
    remove: (id) =>
      file.change(({ networks }) => {
        const network = networks.find((one) => one.id === id)
        if (!network) throw new UserError('not-found', `There is no network ${id}.`, { id })
        return { next: { networks: networks.filter((one) => one !== network) }, answer: network }
      }),
  }
}
