import type { Metadata } from 'next'
import { EntityView } from '@/components/entity/entity-view'
import { host } from '@/lib/entities/host'
import { decodedPart } from '@/lib/http/decoded-part'

interface Props {
  readonly params: Promise<{ readonly address: string }>
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: decodedPart((await params).address) }
}

export default async function Page({ params }: Props) {
  const id = decodedPart((await params).address)
  return <EntityView key={id} kind={host.kind} path={host.path} id={id} />
}
