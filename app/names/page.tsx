import type { Metadata } from 'next'
import { z } from 'zod'
import { NamesView } from '@/components/names/names-view'
import { funnelParams } from '@/lib/funnel/params'

export const metadata: Metadata = { title: 'Names' }

export default function Names() {
  // A schema object carries functions, which cannot cross to the client.
  return <NamesView schema={JSON.parse(JSON.stringify(z.toJSONSchema(funnelParams, { io: 'input' }).properties ?? {}))} />
}
