import { z } from 'zod'
import { block } from '../params'

/** What a baseline is made of beside its window: it decides what counts as one thing, so a comparison uses that of its baseline. */
export const makeup = z.strictObject({
  level: z
    .enum(['host', 'network'])
    .default('host')
    .meta({ description: 'Whether each own host stands for itself, or for the named network that it lies in.' }),
  own_networks: z
    .array(block)
    .default([])
    .meta({ description: 'Networks that are inside; as in hunts, those with the role internal, else as the sensor says, unless given.' }),
})
export type Makeup = Readonly<Omit<z.output<typeof makeup>, 'own_networks'>> & { readonly own_networks: readonly string[] }
