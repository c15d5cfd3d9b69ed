import { z } from 'zod'
import { count } from '../count'
import { savedNetwork } from '../named-networks/named-networks'

const text = z.string()
const named = z.strictObject({ cidr: text, name: text })

export const networkList = z.strictObject({
  networks: z.array(
    savedNetwork.extend({
      id: z.uuid().nullable(),
      source: text.nullable(),
      addresses: count.nullable(),
      within: named.nullable(),
      without: z.array(named),
    }),
  ),
  addresses: count,
  unnamed: count,
  inside: text,
})
export const oneNetwork = z.strictObject({ network: savedNetwork })
